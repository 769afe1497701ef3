import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { buildDatabase } from '#test/world.ts';
import { dumpSchema } from './schema.ts';

const external = process.env['TEST_DATABASE_URL'] !== undefined;

// Other versions write the same schema in other words; the dump is that of the embedded one.
test.skipIf(external)('migrating from zero gives db/schema.sql', async () => {
  const { ownerUrl } = await buildDatabase();
  await expect(await dumpSchema(ownerUrl)).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', 'db', 'schema.sql'));
});

test('every table with rows of firms begins its keys with the account and keeps others out', async () => {
  const { ownerUrl } = await buildDatabase();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ table: string; unprotected: boolean; keys: string[] }>(`
    select c.relname as table,
      not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)) as unprotected,
      array(select i.indexrelid::regclass::text from pg_index i
            where i.indrelid = c.oid and i.indisunique and not (a.attnum = any (i.indkey::int2[]))) as keys
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`);
  await client.end();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ unprotected }) => unprotected).map(({ table }) => table)).toEqual([]);
  expect(rows.flatMap(({ keys }) => keys)).toEqual([]);
});

test('no table has a trigger: history and events come from the one write path', async () => {
  const { ownerUrl } = await buildDatabase();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query("select tgrelid::regclass::text || '.' || tgname as name from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and c.relnamespace = 'public'::regnamespace");
  await client.end();
  expect(rows).toEqual([]);
});
