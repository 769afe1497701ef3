import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import pg from 'pg';
import { StartProblem } from '#server/config.ts';
import type { Log } from '#server/log.ts';
import { connectionUrl, type ConnectionUrl } from './connection.ts';
import { chooseUser, findPrograms, giveTo, spawnAs, type Programs, type RunAs } from './embeddedProgram.ts';
import { serverSettings } from './embeddedSettings.ts';
import { birthOf, commandOf, isAlive } from './processes.ts';

/** A running embedded PostgreSQL. */
export type EmbeddedServer = {
  /** Enters the `rapport` database as its owner, a superuser of this server. */
  url: ConnectionUrl;
  pid: number;
  /** Found running after the program that started it was killed. */
  adopted: boolean;
  /** Stops it, letting running statements end in a rollback; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would; nothing committed is lost. */
  abandon(): void;
  isRunning(): boolean;
};

export type EmbeddedOptions = { dataDir: string; log: Log; /** false for tests: no waiting for the disk */ safe?: boolean };

const owner = 'rapport';
const database = 'rapport';

type Home = { programs: Programs; runAs: RunAs; pgData: string; sockets: string; logFile: string; password: string; safe: boolean; log: Log };

/**
 * Starts the embedded PostgreSQL of a data folder, making it first when the folder is empty and adopting one that still
 * runs. The caller holds the folder's lock. Throws `StartProblem` when it does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = prepareHome(options);
  if (!existsSync(join(home.pgData, 'PG_VERSION'))) await makeCluster(home);
  checkVersion(home);
  const living = await adopt(home);
  if (living) return living;
  return launch(home);
}

/** The server of this data folder when it runs, whoever started it. */
export async function findEmbedded(options: Pick<EmbeddedOptions, 'dataDir'>): Promise<{ url: ConnectionUrl; pid: number } | undefined> {
  const pgData = join(options.dataDir, 'postgresql', 'cluster');
  const found = readPidFile(pgData);
  const passwordFile = join(options.dataDir, 'postgresql', 'password');
  if (!found || !existsSync(passwordFile) || !isPostgres(found.pid, pgData)) return undefined;
  return { url: urlOf(found, readFileSync(passwordFile, 'utf8').trim()), pid: found.pid };
}

function prepareHome(options: EmbeddedOptions): Home {
  const programs = findPrograms();
  const base = join(options.dataDir, 'postgresql');
  const pgData = join(base, 'cluster');
  const runAs = chooseUser(programs, options.dataDir, pgData);
  // The folders above are passed by PostgreSQL's user, so they are open to pass; what is secret stands in closed files.
  for (const folder of [options.dataDir, base, join(base, 'socket')]) mkdirSync(folder, { recursive: true });
  if (runAs?.wrap.length === 0) for (const folder of [options.dataDir, base]) allowPassing(folder);
  giveTo(runAs, join(base, 'socket'));
  chmodSync(join(base, 'socket'), 0o700);
  const passwordFile = join(base, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  return {
    programs, runAs, pgData, password: readFileSync(passwordFile, 'utf8').trim(), safe: options.safe ?? true,
    sockets: join(base, 'socket'), logFile: join(base, 'server.log'), log: options.log,
  };
}

function allowPassing(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o001) === 0) chmodSync(folder, mode | 0o011);
}

/** Makes the cluster beside its place and moves it there whole, so that a start cut short leaves nothing half made. */
async function makeCluster(home: Home): Promise<void> {
  const draft = `${home.pgData}.new`;
  const passwordCopy = join(home.sockets, 'password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(home.runAs, draft);
  writeFileSync(passwordCopy, home.password, { mode: 0o600 });
  giveTo(home.runAs, passwordCopy);
  home.log.info('Making the database …');
  const words = [
    '-D', draft, '-U', owner, `--pwfile=${passwordCopy}`, '--auth=scram-sha-256', '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8: under plain C, trigram search would find nothing written in Sinhala, Tamil or Amharic.
    '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(home.safe ? [] : ['--no-sync']),
  ];
  const initdb = (program: string, before: string[] = []) =>
    outputOf(spawnAs(home.runAs, program, [...before, ...words], { stdio: ['ignore', 'pipe', 'pipe'], detached: true }));
  let said = await initdb(home.programs.initdb);
  // A container's user often has a number and no name, which this one program insists on: there it takes nobody's.
  if (/could not look up/.test(said.text)) said = await initdb('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', home.programs.initdb]);
  rmSync(passwordCopy, { force: true });
  if (said.code !== 0) throw new StartProblem(`The database could not be made in ${home.pgData}: ${lastLine(said.text)}`);
  renameSync(draft, home.pgData);
}

function checkVersion(home: Home): void {
  const version = readFileSync(join(home.pgData, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') throw new StartProblem(`${home.pgData} was made by PostgreSQL ${version}; this program brings 18: use the program version that made it.`);
}

type PidFile = { pid: number; port: number; sockets: string; address: string; ready: boolean };

/** postmaster.pid: process, folder, start time, port, socket folder, address, shared memory, state; one a line. */
function readPidFile(pgData: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n').map((line) => line.trim());
    const pid = Number(lines[0]);
    if (!(pid > 0)) return undefined;
    return { pid, port: Number(lines[3]), sockets: lines[4] ?? '', address: lines[5] ?? '', ready: lines[7] === 'ready' };
  } catch {
    return undefined;
  }
}

function isPostgres(pid: number, pgData: string): boolean {
  if (birthOf(pid) === undefined) return false;
  const command = commandOf(pid);
  return command === '' || command.includes(pgData);
}

function urlOf(found: Pick<PidFile, 'port' | 'sockets' | 'address'>, password: string): ConnectionUrl {
  return connectionUrl({ host: found.sockets || found.address || '127.0.0.1', port: found.port, user: owner, password, database });
}

/** Takes over a server that outlived its program; waits while it recovers, and lets one that is stopping go. */
async function adopt(home: Home): Promise<EmbeddedServer | undefined> {
  const found = readPidFile(home.pgData);
  if (!found) return undefined;
  if (!isPostgres(found.pid, home.pgData)) {
    forgetPid(home.pgData, found.pid);
    return undefined;
  }
  home.log.info(`The database of this folder still runs (process ${found.pid}): taking it over.`);
  while (isPostgres(found.pid, home.pgData)) {
    const now = readPidFile(home.pgData);
    if (now?.ready && await answers(urlOf(now, home.password))) return serverOf(home, found.pid, urlOf(now, home.password), { adopted: true });
    await pause(50);
  }
  return undefined;
}

/**
 * A dead server's number may belong to some other process by now, and PostgreSQL would then refuse to start. The file
 * itself must stay: by it PostgreSQL notices children of the dead server that still hold its shared memory.
 */
function forgetPid(pgData: string, pid: number): void {
  if (!isAlive(pid)) return;
  const file = join(pgData, 'postmaster.pid');
  const impossible = 2 ** 31 - 1;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(impossible)));
}

async function launch(home: Home): Promise<EmbeddedServer> {
  const place = await choosePlace(home);
  const settings: Record<string, string> = { ...serverSettings({ safe: home.safe }), ...place.settings };
  const args = ['-D', home.pgData, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const url = urlOf(place, home.password);
  // After a kill -9 of everything the dead server's children may need a moment to let go of its memory.
  const patienceMs = 15_000;
  const began = Date.now();
  for (;;) {
    const from = logSize(home);
    const child = await startProcess(home, args);
    if (await becomesReady(home, child, url)) return serverOf(home, child.pid!, url, { adopted: false });
    const reason = lastLine(readLog(home, from));
    if (Date.now() - began > patienceMs) throw new StartProblem(`The database did not start: ${reason} (more in ${home.logFile}).`);
    await pause(200);
  }
}

/** A socket in the data folder; where its name would be too long, or on Windows, a port of this machine only. */
async function choosePlace(home: Home): Promise<{ port: number; sockets: string; address: string; settings: Record<string, string> }> {
  const longestSocketName = 100;
  if (process.platform !== 'win32' && `${home.sockets}/.s.PGSQL.5432`.length < longestSocketName) {
    return {
      port: 5432, sockets: home.sockets, address: '',
      settings: { port: '5432', listen_addresses: '', unix_socket_directories: home.sockets, unix_socket_permissions: '0700' },
    };
  }
  const port = await freePort();
  return { port, sockets: '', address: '127.0.0.1', settings: { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' } };
}

// Below 32768: above it the system lends ports to outgoing connections, and one of those could hold ours at the next start.
async function freePort(): Promise<number> {
  for (let port = 15432; port < 32768; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new StartProblem('No free port for the database between 15432 and 32767: stop a program that listens there.');
}

async function startProcess(home: Home, args: string[]): Promise<ChildProcess> {
  const tooLong = 10 * 1024 * 1024;
  if (logSize(home) > tooLong) renameSync(home.logFile, `${home.logFile}.1`);
  const out = openSync(home.logFile, 'a', 0o640);
  // Detached: Ctrl-C reaches the whole group of a terminal, and the database must outlive the requests in flight.
  const child = spawnAs(home.runAs, home.programs.postgres, args, { stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new StartProblem(`The database program cannot be run: ${error.message}.`)));
  });
  child.unref();
  return child;
}

async function becomesReady(home: Home, child: ChildProcess, url: ConnectionUrl): Promise<boolean> {
  const slowMs = 5_000;
  const began = Date.now();
  let told = false;
  while (child.exitCode === null && child.signalCode === null) {
    if (readPidFile(home.pgData)?.ready && await answers(url)) return true;
    if (!told && Date.now() - began > slowMs) {
      told = true;
      home.log.info('The database repairs itself after a sudden stop; this can take some minutes …');
    }
    await pause(15);
  }
  return false;
}

/** Whether the server lets us in; makes the product's database in a new cluster. */
async function answers(url: ConnectionUrl): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '28P01') throw new StartProblem('The database does not accept the password kept in the data folder: put back the file postgresql/password that belongs to it.');
    if (code === '3D000') return await createDatabase(url);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: ConnectionUrl): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`create database ${database}`);
    return true;
  } finally {
    await client.end();
  }
}

function serverOf(home: Home, pid: number, url: ConnectionUrl, { adopted }: { adopted: boolean }): EmbeddedServer {
  return {
    url, pid, adopted,
    stop: () => stopProcess(pid, home),
    abandon: () => { if (isPostgres(pid, home.pgData)) process.kill(pid, 'SIGQUIT'); },
    isRunning: () => isPostgres(pid, home.pgData),
  };
}

async function stopProcess(pid: number, home: Home): Promise<void> {
  // SIGINT is PostgreSQL's "fast" stop: open transactions are rolled back, everything committed is written out.
  if (isPostgres(pid, home.pgData)) process.kill(pid, 'SIGINT');
  while (readPidFile(home.pgData)?.pid === pid && isPostgres(pid, home.pgData)) await pause(20);
}

function logSize(home: Home): number {
  return existsSync(home.logFile) ? statSync(home.logFile).size : 0;
}

function readLog(home: Home, from: number): string {
  return existsSync(home.logFile) ? readFileSync(home.logFile).subarray(from).toString('utf8') : '';
}

async function outputOf(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  child.stdout?.on('data', (part: Buffer) => { text += part.toString(); });
  child.stderr?.on('data', (part: Buffer) => { text += part.toString(); });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => { text += error.message; resolve(1); });
  });
  return { code, text };
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n').filter((line) => /FATAL|PANIC|ERROR|error|HINT/.test(line));
  return (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim();
}
