import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '#server/log.ts';
import { buildDatabase } from '#test/world.ts';
import type { DatabaseUrls } from './lifecycle.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';

let settings: DatabaseUrls;
let owner: pg.Client;

beforeAll(async () => {
  settings = await buildDatabase();
  owner = new pg.Client({ connectionString: settings.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

test('a new migration is applied once, in the order of its number', async () => {
  const more = [...readMigrations(), migrationOf('9001_test_cups.sql', 'create table cups (id int)'), migrationOf('9002_test_fill.sql', 'insert into cups values (1)')];
  expect((await migrate(settings.ownerUrl, { log: silentLog, migrations: more })).applied).toEqual(['9001_test_cups.sql', '9002_test_fill.sql']);
  expect((await migrate(settings.ownerUrl, { log: silentLog, migrations: more })).applied).toEqual([]);
  expect((await owner.query('select * from cups')).rowCount).toBe(1);
});

test('a migration that fails leaves nothing behind and names file and line', async () => {
  const known = await appliedMigrations();
  const broken = [...known, migrationOf('9003_test_broken.sql', 'create table plates (id int);\nselect nothing;')];
  await expect(migrate(settings.ownerUrl, { log: silentLog, migrations: broken })).rejects.toThrow(/9003_test_broken\.sql, line 2/);
  expect((await owner.query("select to_regclass('plates') as found")).rows[0].found).toBeNull();
});

test('a migration edited after it was applied is refused', async () => {
  const edited = (await appliedMigrations()).map((migration) => ({ ...migration, checksum: `${migration.checksum}x` }));
  await expect(migrate(settings.ownerUrl, { log: silentLog, migrations: edited })).rejects.toThrow(/changed after it was applied/);
});

test('a database of a newer program is refused', async () => {
  await expect(migrate(settings.ownerUrl, { log: silentLog, migrations: readMigrations() })).rejects.toThrow(/newer version of the program/);
});

test('two starts at once apply a migration once', async () => {
  const more = [...await appliedMigrations(), migrationOf('9004_test_pots.sql', 'create table pots (id int)')];
  const results = await Promise.all([1, 2, 3].map(() => migrate(settings.ownerUrl, { log: silentLog, migrations: more })));
  expect(results.flatMap(({ applied }) => applied)).toEqual(['9004_test_pots.sql']);
});

test('the program works under a role that row-level security binds, and may not touch the list of migrations', async () => {
  const app = new pg.Client({ connectionString: settings.appUrl });
  await app.connect();
  try {
    const { rows } = await app.query('select current_user as me, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as free');
    expect(rows[0]).toEqual({ me: 'rapport_app', free: false });
    await expect(app.query('select * from migrations')).rejects.toThrow(/permission denied/);
    await expect(app.query('insert into cups values (2)')).resolves.toMatchObject({ rowCount: 1 });
  } finally {
    await app.end();
  }
});

async function appliedMigrations(): Promise<Migration[]> {
  const { rows } = await owner.query<Migration>("select name, checksum, '' as text from migrations order by name");
  return rows;
}

function migrationOf(name: string, text: string): Migration {
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
}
