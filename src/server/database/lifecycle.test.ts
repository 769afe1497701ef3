import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '#server/log.ts';
import { testServerUrl } from '#test/world.ts';
import { inDatabase } from './connection.ts';
import { startDatabase } from './lifecycle.ts';

const name = `rapport_plain_${randomBytes(4).toString('hex')}`;
let admin: pg.Client;
let url: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: testServerUrl() });
  await admin.connect();
  await admin.query(`create role ${name} login password 'plain'`);
  await admin.query(`create database ${name} owner ${name} template template0 encoding 'UTF8'`);
  const plain = new URL(inDatabase(testServerUrl(), name));
  plain.username = name;
  plain.password = 'plain';
  url = plain.href;
});
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`drop role if exists ${name}`);
  await admin.end();
});

const start = (lines: string[] = []) =>
  startDatabase({ dataDir: '', databaseUrl: url, log: createLog('info', { write: (line) => lines.push(line) }) });

test('on somebody else’s server, what only its administrator may do is said as the statement to run', async () => {
  await expect(start()).rejects.toThrow('The user of DATABASE_URL may not run "grant rapport_app to current_user"');
});

test('once the role is granted, an owner who is no superuser has the whole product, and hears what is slower', async () => {
  await admin.query(`grant rapport_app to ${name}`);
  const lines: string[] = [];
  const database = await start(lines);
  expect(lines.filter((line) => line.includes('LEAKPROOF'))).toHaveLength(1);
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  expect((await app.query('select current_user as me, count(*)::int as seen from accounts')).rows).toEqual([{ me: 'rapport_app', seen: 0 }]);
  await app.end();
  await database.close();
});

test('a server in another encoding is refused', async () => {
  const latin = `${name}_latin`;
  await admin.query(`create database ${latin} owner ${name} template template0 encoding 'LATIN1' locale 'C' locale_provider 'libc'`);
  try {
    await expect(startDatabase({ dataDir: '', databaseUrl: inDatabase(url, latin), log: createLog('none') })).rejects.toThrow(/kept in LATIN1: make one with ENCODING 'UTF8'/);
  } finally {
    await admin.query(`drop database ${latin} with (force)`);
  }
});

test('a database whose locale knows Latin letters only is used, with a warning', async () => {
  const poor = `${name}_poor`;
  await admin.query(`create database ${poor} owner ${name} template template0 encoding 'UTF8' locale 'C' locale_provider 'libc'`);
  try {
    const lines: string[] = [];
    const database = await startDatabase({ dataDir: '', databaseUrl: inDatabase(url, poor), log: createLog('info', { write: (line) => lines.push(line) }) });
    expect(lines.filter((line) => line.includes("LOCALE 'C.UTF-8'"))).toHaveLength(1);
    await database.close();
  } finally {
    await admin.query(`drop database ${poor} with (force)`);
  }
});
