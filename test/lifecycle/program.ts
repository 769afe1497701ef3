import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import pg from 'pg';
import { findEmbedded } from '#server/database/embedded.ts';
import { isAlive } from '#server/database/processes.ts';

const root = join(import.meta.dirname, '..', '..');

/** The program as a person starts it: a process of its own, watched through what it prints. */
export type Program = {
  pid: number;
  url: string;
  child: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  ended: Promise<number | null>;
};

/** A folder that is gone after the test, with whatever still runs on it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-life-'));
  onTestFinished(async () => {
    const server = await findEmbedded({ dataDir: folder });
    if (server) await killHard(server.pid);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A port nobody listens on, below those the system lends out. */
export async function freePort(): Promise<number> {
  for (let port = 4210 + Math.floor(Math.random() * 500); ; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Runs the command line to its end. */
export async function runCommand(words: string[], env: Record<string, string>): Promise<{ code: number | null; said: string; out: string }> {
  const program = launch(words, env);
  return { code: await program.ended, said: program.said(), out: program.out() };
}

/** Starts the product and waits until it says where it is. */
export async function startProgram(env: Record<string, string>, words: string[] = ['start']): Promise<Program> {
  const port = env['PORT'] ?? String(await freePort());
  const program = launch(words, { ...env, PORT: port });
  onTestFinished(() => killHard(program.child.pid!));
  await new Promise<void>((resolve, reject) => {
    program.child.stdout!.on('data', () => { if (program.said().includes('ready at')) resolve(); });
    void program.ended.then((code) => reject(new Error(`ended with ${code}: ${program.said()}`)));
  });
  return { pid: program.child.pid!, url: `http://127.0.0.1:${port}`, child: program.child, said: program.said, ended: program.ended };
}

function launch(words: string[], env: Record<string, string>) {
  let said = '';
  let out = '';
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'src', 'app', 'cli.ts'), ...words], { cwd: root, env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (part: Buffer) => { said += part.toString(); out += part.toString(); });
  child.stderr.on('data', (part: Buffer) => { said += part.toString(); });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, said: () => said, out: () => out };
}

/** kill -9, and waits until the process is gone. */
export async function killHard(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid) || isZombie(pid));
}

// A killed child of this process stays in the table until the event loop has noticed.
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

/** Looks again and again until it is so; the test's own time limit is the end. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise((resolve) => { setTimeout(resolve, 20); });
}

/** The process of the embedded database that works on a data folder. */
export async function databasePid(dataDir: string): Promise<number> {
  return (await findEmbedded({ dataDir }))!.pid;
}

/** Asks the embedded database of a data folder directly. */
export async function withDatabase<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: (await findEmbedded({ dataDir }))!.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the product answers. */
export async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then((response) => response.ok, () => false);
}

/** Answers the questions of the first start, as the wizard does. */
export async function setUpFirm(url: string): Promise<void> {
  const answered = await fetch(`${url}/api/v1/setup`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      language: 'en', sector: 'wholesale', firmName: 'Made-up Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo',
      owner: { name: 'Nimal Perera', email: 'owner@example.com', password: 'violet harbour lantern' },
    }),
  });
  if (answered.status !== 201) throw new Error(`the first start answered ${answered.status}: ${await answered.text()}`);
}

/** A key of the firm, made by the command line. */
export async function makeKey(dataDir: string): Promise<string> {
  const made = await runCommand(['apikey', 'create', '--name', 'Test', '--json'], { DATA_DIR: dataDir });
  if (made.code !== 0) throw new Error(made.said);
  return (JSON.parse(made.out) as { key: string }).key;
}

/** A request with a key, its JSON body and answer. */
export async function callApi<T>(program: { url: string }, key: string, request: { method?: string; path: string; body?: unknown; headers?: Record<string, string> }): Promise<{ status: number; body: T }> {
  const response = await fetch(`${program.url}/api/v1${request.path}`, {
    method: request.method ?? 'GET',
    headers: { authorization: `Bearer ${key}`, ...(request.body === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  return { status: response.status, body: await response.json() as T };
}
