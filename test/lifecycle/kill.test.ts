import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callApi, databasePid, isHealthy, killHard, makeKey, setUpFirm, startProgram, temporaryFolder, until, type Program } from './program.ts';

test('after kill -9 of the program the next start takes its database over, with every acknowledged write', async () => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  const key = await firmWithKey(first, dataDir);
  const database = await databasePid(dataDir);
  const written = await createUntil(first, key, { strikeAfter: 50, strike: () => killHard(first.pid) });
  const second = await startProgram({ DATA_DIR: dataDir });
  expect(second.said()).toContain(`(process ${database})`);
  await expectAll(second, key, written);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  await until(async () => !await isHealthy(second.url));
});

test('after kill -9 of everything the next start repairs the database, with every acknowledged write', async () => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  const key = await firmWithKey(first, dataDir);
  const database = await databasePid(dataDir);
  const written = await createUntil(first, key, { strikeAfter: 60, strike: async () => { await Promise.all([killHard(first.pid), killHard(database)]); } });
  const second = await startProgram({ DATA_DIR: dataDir });
  await expectAll(second, key, written);
});

test('after kill -9 of the database alone the program starts it again and goes on', async () => {
  const dataDir = temporaryFolder();
  const running = await startProgram({ DATA_DIR: dataDir });
  const key = await firmWithKey(running, dataDir);
  const database = await databasePid(dataDir);
  const written = await createUntil(running, key, { strikeAfter: 40, strike: () => killHard(database) });
  await until(() => isHealthy(running.url));
  expect(await databasePid(dataDir)).not.toBe(database);
  await expectAll(running, key, written);
});

test('a start cut short while the database was being made leaves nothing in the way', async () => {
  const dataDir = temporaryFolder();
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'app', 'cli.ts'), 'start'],
    { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise((resolve) => { child.stderr.once('data', resolve); });
  await killHard(child.pid!);
  const next = await startProgram({ DATA_DIR: dataDir });
  expect(await isHealthy(next.url)).toBe(true);
});

test('a dead database whose process number belongs to another program now is started all the same', async () => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  const database = await databasePid(dataDir);
  await Promise.all([killHard(first.pid), killHard(database)]);
  const pidFile = join(dataDir, 'postgresql', 'cluster', 'postmaster.pid');
  const { readFileSync } = await import('node:fs');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ pid: process.pid, birth: 'of another time', kind: 'server' }));
  const second = await startProgram({ DATA_DIR: dataDir });
  expect(await isHealthy(second.url)).toBe(true);
});

async function firmWithKey(program: Program, dataDir: string): Promise<string> {
  await setUpFirm(program.url);
  return makeKey(dataDir);
}

type Page = { items: { firstName: string }[]; nextCursor: string | null };

/** Creates people one by one over HTTP, each acknowledged, and calls `strike` in the midst; the names acknowledged. */
async function createUntil(program: Program, key: string, options: { strikeAfter: number; strike: () => Promise<void> }): Promise<string[]> {
  const acknowledged: string[] = [];
  let struck: Promise<void> | undefined;
  for (let number = 1; number <= options.strikeAfter + 200; number += 1) {
    if (number === options.strikeAfter) struck = options.strike();
    const answered = await callApi(program, key, { method: 'POST', path: '/people', body: { firstName: nameOf(number) }, headers: { 'idempotency-key': nameOf(number) } })
      .catch(() => undefined);
    if (answered?.status === 201) acknowledged.push(nameOf(number));
    else if (number < options.strikeAfter) throw new Error(`refused before the strike: ${JSON.stringify(answered)}`);
    else break;
  }
  await struck;
  return acknowledged;
}

/** Every name acknowledged is there, each once. */
async function expectAll(program: Program, key: string, acknowledged: string[]): Promise<void> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { status: number; body: Page } = await callApi<Page>(program, key, { path: `/people?limit=200&sort=createdAt${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}` });
    expect(page.status).toBe(200);
    found.push(...page.body.items.map(({ firstName }) => firstName));
    cursor = page.body.nextCursor;
  } while (cursor);
  expect(found.filter((name, index) => found.indexOf(name) !== index)).toEqual([]);
  expect(acknowledged.filter((name) => !found.includes(name))).toEqual([]);
  // At most the one under way when the blow fell was written without being acknowledged.
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
}

function nameOf(number: number): string {
  return `Kept ${String(number).padStart(4, '0')}`;
}
