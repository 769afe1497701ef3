import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, isHealthy, runCommand, startProgram, temporaryFolder, until } from './program.ts';

test('an empty folder becomes a workspace, and unchanged code starts again in about two seconds', async () => {
  const dataDir = join(temporaryFolder(), 'deep', 'data');
  const first = await startProgram({ DATA_DIR: dataDir });
  expect(await isHealthy(first.url)).toBe(true);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const began = Date.now();
  const second = await startProgram({ DATA_DIR: dataDir });
  expect(await isHealthy(second.url)).toBe(true);
  const tookMs = Date.now() - began;
  // Two seconds where Node itself needs 30 ms to say nothing; a machine busy with other work is slower at both.
  expect(tookMs).toBeLessThan(Math.max(4_000, 100 * bareNodeMs()));
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

function bareNodeMs(): number {
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - began;
}

test('a second start on the same folder says which process holds it and ends with 1', async () => {
  const dataDir = temporaryFolder();
  const running = await startProgram({ DATA_DIR: dataDir });
  const second = await runCommand(['start'], { DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect(second.code).toBe(1);
  expect(second.said).toContain(`process ${running.pid} holds it`);
  expect(await isHealthy(running.url)).toBe(true);
});

test('a taken port is named, and the folder is free afterwards', async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => { other.close(); });
  const refused = await runCommand(['start'], { DATA_DIR: dataDir, PORT: String(port) });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.said.trim()).toBe(`Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`);
  other.close();
  const running = await startProgram({ DATA_DIR: dataDir, PORT: String(port) });
  expect(await isHealthy(running.url)).toBe(true);
});

test.each([
  ['a port nobody listens on', 'postgresql://rapport@127.0.0.1:9/rapport', /^No database answers at 127\.0\.0\.1:9\/rapport: start PostgreSQL there, or correct DATABASE_URL\.$/],
  ['a host nobody knows', 'postgresql://rapport@no-such-host.invalid/rapport', /^The host in DATABASE_URL is not known/],
  ['something else', 'mysql://rapport@127.0.0.1/rapport', /^DATABASE_URL cannot be read/],
])('a DATABASE_URL that leads to %s is answered in one sentence', async (_what, url, sentence) => {
  const refused = await runCommand(['start'], { DATA_DIR: temporaryFolder(), PORT: String(await freePort()), DATABASE_URL: url });
  expect(refused.code).toBe(1);
  expect(refused.said.trim()).toMatch(sentence);
});

test('a wrong database name and a wrong password are told apart', async () => {
  const dataDir = temporaryFolder();
  const { findEmbedded } = await import('#server/database/embedded.ts');
  await startProgram({ DATA_DIR: dataDir });
  const right = new URL((await findEmbedded({ dataDir }))!.url);
  const elsewhere = async (change: (url: URL) => void) => {
    const url = new URL(right);
    change(url);
    return runCommand(['start'], { DATA_DIR: temporaryFolder(), PORT: String(await freePort()), DATABASE_URL: url.href });
  };
  expect((await elsewhere((url) => { url.pathname = '/nothing'; })).said).toMatch(/^There is no such database at/);
  const wrong = await elsewhere((url) => { url.password = 'secret-guess'; });
  expect(wrong.said).toMatch(/does not let "rapport" in/);
  expect(wrong.said).not.toContain('secret-guess');
});

test('a data folder that cannot be written to is named', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  const refused = await runCommand(['start'], { DATA_DIR: join(folder, 'file', 'data'), PORT: String(await freePort()) });
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/^The data folder .*\/file\/data cannot be used \(a file stands in its place\): make it writable/);
});

test('a long path to the data folder is no obstacle', async () => {
  const folder = join(temporaryFolder(), 'a-folder-with-a-name-that-no-socket-could-carry'.repeat(3));
  mkdirSync(folder);
  const running = await startProgram({ DATA_DIR: folder });
  expect(await isHealthy(running.url)).toBe(true);
  running.child.kill('SIGTERM');
  await running.ended;
});

test('the program ends by itself when the npm that started it was killed', async () => {
  const dataDir = temporaryFolder();
  const { spawn } = await import('node:child_process');
  const port = await freePort();
  const cli = join(import.meta.dirname, '..', '..', 'src', 'app', 'cli.ts');
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${cli}" start; true`], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), npm_lifecycle_event: 'start' }, stdio: 'ignore' });
  await until(() => isHealthy(`http://127.0.0.1:${port}`));
  shell.kill('SIGKILL');
  await until(async () => !await isHealthy(`http://127.0.0.1:${port}`));
  const next = await startProgram({ DATA_DIR: dataDir, PORT: String(port) });
  expect(await isHealthy(next.url)).toBe(true);
});
