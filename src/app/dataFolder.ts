import { accessSync, constants, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '#server/config.ts';
import { birthOf } from '#server/database/processes.ts';

/** Who works on a data folder now. A server says where it is reached, so that commands can join it. */
export type Holder = {
  pid: number;
  birth: string;
  kind: 'server' | 'command';
  address?: string;
  databaseUrl?: string;
};

export type HeldFolder = {
  /** Adds what becomes known after the start: the address, the database. */
  describe(more: Pick<Holder, 'address' | 'databaseUrl'>): void;
  release(): void;
};

/** Makes the data folder and proves that it can be written to. Throws `StartProblem` when it cannot. */
export function openFolder(dataDir: string): void {
  try {
    // Open to pass but not to read: PostgreSQL's own user stands below it when root starts the program.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new StartProblem(`The data folder ${dataDir} cannot be used (${reasonOf(error)}): make it writable for this user, or set DATA_DIR to another folder.`);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reasons: Record<string, string> = {
    EACCES: 'permission denied', EPERM: 'permission denied', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full',
    ENOTDIR: 'a file stands in its place', EEXIST: 'a file stands in its place',
  };
  return reasons[code] ?? (error as Error).message;
}

/** The process that works on this folder, if any. */
export function findHolder(dataDir: string): Holder | undefined {
  const holder = readHolder(lockFile(dataDir));
  return holder && birthOf(holder.pid) === holder.birth ? holder : undefined;
}

/**
 * Takes the folder for this process; a lock left by a killed one is taken over. One that is just stopping gets
 * `patienceMs`. Throws `StartProblem` naming the process that holds it.
 */
export async function holdFolder(dataDir: string, kind: Holder['kind'], patienceMs: number): Promise<HeldFolder> {
  openFolder(dataDir);
  const began = Date.now();
  for (;;) {
    const held = tryHold(dataDir, kind);
    if (held) return held;
    if (Date.now() - began > patienceMs) break;
    await pause(50);
  }
  const holder = findHolder(dataDir);
  const where = holder?.address ? ` at ${holder.address}` : '';
  throw new StartProblem(holder?.kind === 'command'
    ? `A command (process ${holder.pid}) works on ${dataDir}: wait until it has finished.`
    : `Rapport already runs on ${dataDir}: process ${holder?.pid ?? 'unknown'} holds it${where}. Stop that one first, or set DATA_DIR to another folder.`);
}

function tryHold(dataDir: string, kind: Holder['kind']): HeldFolder | undefined {
  const lock = lockFile(dataDir);
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) ?? '', kind };
  if (!putLock(lock, mine) && !(removeStale(lock) && putLock(lock, mine))) return undefined;
  let current = mine;
  return {
    describe(more) {
      current = { ...current, ...more };
      const draft = `${lock}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(current), { mode: 0o600 });
      renameSync(draft, lock);
    },
    release() {
      if (readHolder(lock)?.pid === process.pid) rmSync(lock, { force: true });
    },
  };
}

// Written apart and linked into place: whoever reads the lock finds it whole, and only one of two starters makes the link.
function putLock(lock: string, holder: Holder): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

// Two starters may find the same stale lock: each moves what is there aside, and puts back a living one's lock it caught.
function removeStale(lock: string): boolean {
  const found = readHolder(lock);
  if (found && birthOf(found.pid) === found.birth) return false;
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return true;
  }
  const moved = readHolder(aside);
  const living = moved !== undefined && birthOf(moved.pid) === moved.birth;
  if (living) linkSync(aside, lock);
  rmSync(aside, { force: true });
  return !living;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function lockFile(dataDir: string): string {
  return join(dataDir, 'running.json');
}
