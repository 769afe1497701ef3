import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDatabase } from '#test/world.ts';

const account = '00000000-0000-7000-8000-000000000001';
let app: pg.Client;

beforeAll(async () => {
  const { ownerUrl, appUrl } = await buildDatabase();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into accounts (id, name, sector, country, currency, time_zone, language, created_at)
    values ($1, 'Made up', 'wholesale', 'LK', 'LKR', 'Asia/Colombo', 'en', now())`, [account]);
  await owner.query(`insert into people (account_id, id, title, search_keys, tags, created_at, updated_at)
    select $1, gen_random_uuid(), 'Person ' || n, ' person ' || md5(n::text) || ' ', array['tag' || n % 500], now(), now() from generate_series(1, 20000) n`, [account]);
  await owner.query('vacuum analyze people');
  await owner.end();
  app = new pg.Client({ connectionString: appUrl });
  await app.connect();
});
afterAll(() => app.end());

// The figures of the benchmark stand on this: under a policy, a condition whose function might leak is tried last.
test.each([
  ['a fragment of a name', "search_keys like '%abcde%'", /people_search/],
  ['a tag', "tags @> array['tag7']", /people_tags/],
])('%s is found by its index beneath row-level security', async (_what, condition, index) => {
  await app.query('begin');
  await app.query(`set local rapport.account = '${account}'`);
  const { rows } = await app.query<{ 'QUERY PLAN': string }>(`explain select id from people where account_id = $1 and deleted_at is null and ${condition} limit 50`, [account]);
  await app.query('commit');
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(index);
});
