import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, startProgram, temporaryFolder } from './program.ts';

test('the command line works from any folder and through a link', () => {
  const folder = temporaryFolder();
  const link = join(folder, 'crm');
  symlinkSync(join(import.meta.dirname, '..', '..', 'bin', 'rapport'), link);
  const { status, stdout } = spawnSync(link, ['--help'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: rapport COMMAND');
});

test.each([
  [['dance'], /^There is no command "dance"/],
  [['start', '--loud'], /^Unknown option '--loud'\.\nUsage: rapport start/],
  [['start', '--demo', '--language', 'xx'], /^There is no language "xx": choose one of en, si, ta, am, bn, hy\./],
  [['start', '--sector', 'wholesale'], /^--language and --sector go with --demo\./],
  [['apikey'], /^create expected\./],
  [['apikey', 'create'], /^--name is missing/],
  [['apikey', 'create', '--name', 'x', '--role', 'king'], /^There is no role "king": choose one of owner, admin, member, viewer\./],
])('%j is answered with what is wrong and exit code 2', async (words, sentence) => {
  const answered = await runCommand(words, { DATA_DIR: temporaryFolder() });
  expect(answered.code).toBe(2);
  expect(answered.said).toMatch(sentence);
});

test('an API key made on the command line works at once, while the product runs', async () => {
  const env = { DATA_DIR: temporaryFolder() };
  const tooEarly = await runCommand(['apikey', 'create', '--name', 'Till', '--json'], env);
  expect(tooEarly).toMatchObject({ code: 1, said: expect.stringMatching(/^There is no firm in /) });

  const { url } = await startProgram(env);
  const body = JSON.stringify({
    language: 'en', sector: 'wholesale', firmName: 'Kandy Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo',
    owner: { name: 'Nimal Perera', email: 'nimal@example.com', password: 'violet harbour lantern' },
  });
  expect((await fetch(`${url}/api/v1/setup`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status).toBe(201);
  const made = await runCommand(['apikey', 'create', '--name', 'Till', '--role', 'viewer', '--json'], env);
  expect(made.code).toBe(0);
  const { key, id } = JSON.parse(made.out) as { key: string; id: string };
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  expect((await fetch(`${url}/api/v1/people`, { headers })).status).toBe(200);
  expect((await fetch(`${url}/api/v1/people`, { method: 'POST', headers, body: '{"firstName":"No"}' })).status).toBe(403);
});
