import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, temporaryFolder } from './program.ts';

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
