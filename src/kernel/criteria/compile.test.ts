import fc from 'fast-check';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDatabase } from '#test/world.ts';
import { checkCriteria } from './check.ts';
import { compileCriteria } from './compile.ts';
import type { Criteria } from './criteria.ts';
import { meets } from './evaluate.ts';
import type { CriteriaScope } from './scope.ts';
import { accounts, anyCriteria, anyWorld, rowOf, scope, tableStatements, typeOf, type World } from './criteria.factory.ts';

const person = typeOf('person')!;
const builder = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely), createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
let client: pg.Client;

beforeAll(async () => {
  const urls = await buildDatabase();
  client = new pg.Client({ connectionString: urls.ownerUrl });
  await client.connect();
  for (const statement of tableStatements()) await client.query(statement);
});
afterAll(() => client.end());

test('PostgreSQL answers any question about any records as the plain evaluator does, and its denial with all the others', async () => {
  await fc.assert(fc.asyncProperty(anyWorld, anyWorld, fc.array(anyCriteria, { minLength: 25, maxLength: 25 }), async (world, neighbour, questions) => {
    await fill(world, neighbour);
    for (const question of questions) {
      const checked = checkCriteria(question, person, scope);
      expect(checkCriteria(JSON.parse(JSON.stringify(checked)), person, scope)).toEqual(checked);
      const found = await idsFor(checked, scope);
      expect({ question, found }).toEqual({ question, found: expected(world, checked, scope) });
      const others = await idsFor({ not: checked }, scope);
      expect({ question, all: [...found, ...others].sort() }).toEqual({ question, all: alive(world, 'person').map((record) => record.id).sort() });
    }
  }), { numRuns: 25 });
}, 90_000);

test('a row scope on related records holds inside every part of a question', async () => {
  const limited: CriteriaScope = { ...scope, scopeOf: (type) => (type === 'visit' ? { field: 'kind', op: 'is', value: 'new' } : type === 'company' ? { field: 'cchoice', op: 'isNot', value: 'gone' } : null) };
  await fc.assert(fc.asyncProperty(anyWorld, fc.array(anyCriteria, { minLength: 15, maxLength: 15 }), async (world, questions) => {
    await fill(world, world);
    for (const question of questions) {
      const checked = checkCriteria(question, person, limited);
      expect({ question, found: await idsFor(checked, limited) }).toEqual({ question, found: expected(world, checked, limited) });
    }
  }), { numRuns: 6 });
}, 60_000);

test('every table of the SQL names the account, and every value is bound', () => {
  const question: Criteria = {
    all: [
      { field: 'company.parent.ctext', op: 'contains', value: "'; drop table people; --" },
      { count: 'visits', where: { field: 'person.company.ctext', op: 'is', value: "x'y" }, within: { field: 'at', days: 90 }, op: 'atLeast', value: 3 },
    ],
  };
  const { sql: text, parameters } = compileCriteria(checkCriteria(question, person, scope), person, 'p', scope).compile(builder);
  expect(text.match(/"account_id" = \$/g)?.length).toBe(text.match(/ from "/g)?.length);
  expect(text).not.toContain('drop table');
  expect(parameters).toContain("%'; drop table people; --%");
});

async function fill(world: World, neighbour: World): Promise<void> {
  await client.query('truncate w_people, w_companies, w_visits');
  for (const [name, records] of Object.entries(world)) {
    const type = typeOf(name)!;
    const rows = [
      ...records.map(({ record, deleted }) => rowOf(type, record, accounts[0], deleted)),
      // The same ids in another account, with other values: what leaks shows.
      ...neighbour[name]!.map(({ record }) => rowOf(type, record, accounts[1], false)),
    ];
    await client.query(`insert into ${type.table} select * from jsonb_populate_recordset(null::${type.table}, $1)`, [JSON.stringify(rows)]);
  }
}

async function idsFor(criteria: Criteria, asked: CriteriaScope): Promise<string[]> {
  const condition = compileCriteria(criteria, person, 'p', asked);
  const query = sql`select id from w_people as p where p.account_id = ${asked.accountId} and p.deleted_at is null and ${condition}`.compile(builder);
  try {
    const { rows } = await client.query<{ id: string }>(query.sql, [...query.parameters]);
    return rows.map((row) => row.id).sort();
  } catch (problem) {
    throw new Error(`${String(problem)}\n${query.sql}`, { cause: problem });
  }
}

function expected(world: World, criteria: Criteria, asked: CriteriaScope): string[] {
  const within = { type: person, scope: asked, all: (name: string) => alive(world, name) };
  return alive(world, 'person').filter((record) => meets(criteria, record, within)).map((record) => record.id).sort();
}

function alive(world: World, name: string) {
  return world[name]!.filter(({ deleted }) => !deleted).map(({ record }) => record);
}
