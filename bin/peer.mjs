// Somebody else's PostgreSQL for the tests: the machine's own (Debian's package), started in a folder of its own.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const nobody = 65534;

/** Starts the oldest PostgreSQL of this machine that the product supports; it listens on a socket only. */
export async function startPeer() {
  const bin = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'rapport-peer-'));
  // PostgreSQL refuses to run as root.
  const user = process.getuid() === 0 ? { uid: nobody, gid: nobody } : {};
  if (user.uid) chownSync(folder, nobody, nobody);
  const data = join(folder, 'data');
  run(user, join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']);
  const settings = [`-k ${folder}`, "-c listen_addresses=''", '-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off', '-c jit=off'];
  run(user, join(bin, 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-w', '-o', settings.join(' '), 'start']);
  return {
    url: `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(folder)}`,
    version: run(user, join(bin, 'postgres'), ['--version']).trim(),
    async stop() {
      run(user, join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms() {
  const home = '/usr/lib/postgresql';
  const versions = (existsSync(home) ? readdirSync(home) : []).map(Number).filter((version) => version >= 15 && existsSync(join(home, String(version), 'bin', 'initdb')));
  if (versions.length === 0) throw new Error(`No PostgreSQL 15 or newer in ${home}: install Debian's package postgresql, or set TEST_DATABASE_URL and run npm test.`);
  return join(home, String(Math.min(...versions)), 'bin');
}

function run(user, program, words) {
  // pg_ctl hands its output on to the server, which would keep a pipe open for ever.
  const quiet = program.endsWith('pg_ctl');
  const { status, stdout, stderr, error } = spawnSync(program, words, { ...user, cwd: '/', encoding: 'utf8', stdio: quiet ? 'ignore' : 'pipe', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr ?? `code ${status}`}`);
  return stdout ?? '';
}
