import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databasePid, isHealthy, killHard, startProgram, temporaryFolder, until, withDatabase, type Program } from './program.ts';

test('after kill -9 of the program the next start takes its database over, with every acknowledged write', async () => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  const database = await databasePid(dataDir);
  const written = await writeUntil(dataDir, 50, () => killHard(first.pid));
  const second = await startProgram({ DATA_DIR: dataDir });
  expect(second.said()).toContain(`(process ${database})`);
  await expectAll(second, dataDir, written);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  await until(async () => !await isHealthy(second.url));
});

test('after kill -9 of everything the next start repairs the database, with every acknowledged write', async () => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  const database = await databasePid(dataDir);
  const written = await writeUntil(dataDir, 200, async () => {
    await Promise.all([killHard(first.pid), killHard(database)]);
  });
  const second = await startProgram({ DATA_DIR: dataDir });
  await expectAll(second, dataDir, written);
});

test('after kill -9 of the database alone the program starts it again and goes on', async () => {
  const dataDir = temporaryFolder();
  const running = await startProgram({ DATA_DIR: dataDir });
  const database = await databasePid(dataDir);
  const written = await writeUntil(dataDir, 100, () => killHard(database));
  await until(() => isHealthy(running.url));
  expect(await databasePid(dataDir)).not.toBe(database);
  await expectAll(running, dataDir, written);
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

/** Writes rows one by one, each acknowledged, and calls `strike` in the midst; the numbers acknowledged. */
async function writeUntil(dataDir: string, strikeAfter: number, strike: () => Promise<void>): Promise<number> {
  let acknowledged = 0;
  let struck: Promise<void> | undefined;
  await withDatabase(dataDir, async (client) => {
    await client.query('create table kept (id int primary key)');
    for (let id = 1; id <= strikeAfter + 500; id += 1) {
      if (id === strikeAfter) struck = strike();
      await client.query('insert into kept values ($1)', [id]);
      acknowledged = id;
    }
  }).catch((error: unknown) => {
    if (acknowledged < strikeAfter - 1) throw error;
  });
  await struck;
  return acknowledged;
}

async function expectAll(program: Program, dataDir: string, written: number): Promise<void> {
  expect(await isHealthy(program.url)).toBe(true);
  const { rows } = await withDatabase(dataDir, (client) => client.query<{ least: number; count: number }>('select min(id) as least, count(*)::int as count from kept where id <= $1', [written]));
  expect(rows[0]).toEqual({ least: 1, count: written });
}
