import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { routesOf } from '#app/domains.ts';
import { describeApi } from '#server/http/openapi.ts';
import type { Route } from '#server/http/route.ts';
import { standardTypes } from '#server/records/registry.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import type { Asking, HttpWorld } from '#test/httpWorld.ts';

let world: HttpWorld;
let key: string;
let viewerKey: string;
let routes: Route[];

const owner = { name: 'Nimali Silva', email: 'nimali@spice.example', password: 'cinnamon quills 42' };
const ask = (line: string, body?: unknown, more: Asking = {}) => world.ask(line, { key, body, ...more });

beforeAll(async () => {
  world = await buildHttpWorld();
  routes = routesOf(world.domains);
  const start = await world.ask('POST /setup', { body: { language: 'en', sector: 'wholesale', firmName: 'Lanka Spice Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo', owner } });
  key = (await world.ask('POST /api-keys', { cookie: start.cookie, body: { name: 'till' } })).body.key;
  viewerKey = (await world.ask('POST /api-keys', { cookie: start.cookie, body: { name: 'board', role: 'viewer' } })).body.key;
});

describe('a record over HTTP', () => {
  test('is created, read, changed by the version that was read, deleted and restored', async () => {
    const made = await ask('POST /people', { firstName: 'Kamal', phones: [{ value: '077 123 4567' }] });
    expect(made).toMatchObject({ status: 201, body: { title: 'Kamal', version: 1 }, headers: { etag: 'W/"1"' } });
    expect(made.headers['rapport-batch']).toMatch(/^[0-9a-f-]{36}$/);
    const path = `/people/${made.body.id}`;
    expect((await ask(`PATCH ${path}`, { lastName: 'Perera' }, { headers: { 'if-match': 'W/"1"' } }))).toMatchObject({ status: 200, body: { lastName: 'Perera', version: 2 } });
    const stale = await ask(`PATCH ${path}`, { lastName: 'Silva' }, { headers: { 'if-match': 'W/"1"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'platform.changed_meanwhile', current: { lastName: 'Perera', version: 2 } } });
    expect((await ask(`DELETE ${path}`)).status).toBe(204);
    expect((await ask(`PUT ${path}/restoration`)).body).toMatchObject({ title: 'Kamal Perera' });
    const history = await ask(`GET ${path}/history`);
    expect(history.body.items.map((item: { name: string }) => item.name.split('.').at(-1))).toEqual(['restored', 'deleted', 'updated', 'created']);
  });

  test('that is refused answers problem details, in the language asked for', async () => {
    const refused = await ask('POST /people', { firstName: 'X', birthday: '31.02.2020' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'platform.input_invalid', status: 422, problems: [{ field: 'birthday' }] } });
    expect(String(refused.headers['content-type'])).toContain('application/problem+json');
    expect((await ask('GET /people/not-an-id')).status).toBe(404);
    expect((await world.ask('POST /people', { key, headers: { 'content-type': 'application/json' } })).status).toBe(422);
  });

  test('is made once however often the request is repeated with one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'order-form-17' };
    const first = await ask('POST /people', { firstName: 'Once' }, { headers });
    const again = await ask('POST /people', { firstName: 'Once' }, { headers });
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id }, headers: { 'idempotency-replayed': 'true' } });
    expect((await ask('POST /people', { firstName: 'Twice' }, { headers })).status).toBe(422);
    expect((await ask('POST /people/count', { q: 'once' })).body).toEqual({ count: 1 });
  });

  test('in a batch is written with the others or not at all', async () => {
    const made = await ask('POST /people/batch', { create: [{ firstName: 'Batch A' }, { firstName: 'Batch B' }] });
    expect(made.body.created).toHaveLength(2);
    const refused = await ask('POST /people/batch', { create: [{ firstName: 'Batch C' }], update: [{ id: made.body.created[0], firstName: 'Changed' }, { id: made.body.created[1], birthday: 'no' }] });
    expect(refused).toMatchObject({ status: 422, body: { problems: [{ field: 'birthday', row: 1 }] } });
    expect((await ask('POST /people/count', { q: 'batch' })).body).toEqual({ count: 2 });
    expect((await ask('POST /people/batch', { create: Array.from({ length: 1001 }, () => ({ firstName: 'x' })) })).status).toBe(422);
  });
});

describe('lists', () => {
  test('are pages with a cursor, filtered by criteria in words the API documents', async () => {
    await ask('POST /companies/batch', { create: ['Ruhunu Stores', 'Kandy Spice House', 'Galle Traders'].map((name, i) => ({ name, sector: i ? 'Retail' : 'Wholesale' })) });
    const page = await ask(`GET /companies?sort=-title&limit=2&filter=${encodeURIComponent(JSON.stringify({ field: 'sector', op: 'is', value: 'Retail' }))}&fields=sector`);
    expect(page.body.items.map((item: { title: string }) => item.title)).toEqual(['Kandy Spice House', 'Galle Traders']);
    expect(page.body.nextCursor).toBeNull();
    const groups = await ask('POST /companies/aggregate', { groupBy: ['sector'], measures: [{ op: 'count' }] });
    expect(groups.body.items).toEqual([{ group: { sector: 'Retail' }, values: [2] }, { group: { sector: 'Wholesale' }, values: [1] }]);
    expect((await ask('POST /companies/query', { criteria: { field: 'nonsense', op: 'is', value: 1 } }))).toMatchObject({ status: 422, body: { code: 'platform.criteria_invalid' } });
    expect((await ask('GET /companies?filter=%7Bbroken')).status).toBe(400);
  });

  test('a search finds people across scripts and by the digits of a local number', async () => {
    await ask('POST /people', { firstName: 'Sunil', otherName: 'සුනිල් විජේසිංහ', phones: [{ value: '071 555 0101' }] });
    for (const words of ['wijesinghe', 'සුනිල්', '071 555 0101', '5550101', 'sunil']) {
      const found = await ask(`GET /search?q=${encodeURIComponent(words)}`);
      expect(found.body.items.map((item: { title: string }) => item.title), words).toContain('Sunil');
    }
  });

  test('saved views of the sector stand ready and each of them works', async () => {
    for (const record of ['person', 'company', 'task']) {
      const { items } = (await ask(`GET /views?record=${record}`)).body;
      expect(items.length).toBeGreaterThan(0);
      const plural = { person: 'people', company: 'companies', task: 'tasks' }[record];
      for (const view of items) expect((await ask(`POST /${plural}/query`, { criteria: view.criteria, sort: view.sort ?? undefined })).status, view.name).toBe(200);
    }
  });
});

describe('rights', () => {
  test('every route but the public ones refuses a request without a key', async () => {
    const open = routes.filter((route) => route.permission === 'public').map((route) => `${route.method} ${route.path}`);
    for (const route of routes.filter((one) => one.permission !== 'public')) {
      const path = route.path.replace(/:\w+/g, '0199a000-0000-7000-8000-000000000000');
      expect((await world.ask(`${route.method} ${path}`)).status, `${route.method} ${route.path}`).toBe(401);
    }
    expect(open).toEqual(expect.arrayContaining(['POST /session', 'POST /setup']));
  });

  test('a viewer reads and cannot write', async () => {
    expect((await world.ask('GET /people', { key: viewerKey })).status).toBe(200);
    const writes = routes.filter((route) => ['records.write', 'fields.manage', 'users.manage', 'firm.manage'].includes(route.permission));
    expect(writes.length).toBeGreaterThan(20);
    for (const route of writes) {
      const path = route.path.replace(/:\w+/g, '0199a000-0000-7000-8000-000000000000');
      expect((await world.ask(`${route.method} ${path}`, { key: viewerKey, ...(route.method === 'GET' ? {} : { body: {} }) })).status, `${route.method} ${route.path}`).toBe(403);
    }
  });

  test('the database itself shows no row of a firm to a query that forgot to name it', async () => {
    const { rows: tables } = await world.database.pool.query<{ name: string }>("select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace");
    expect(tables.length).toBeGreaterThan(10);
    const stranger = '0199a000-0000-7000-8000-000000000001';
    for (const { name } of tables) {
      const seen = await world.database.read({ account: stranger }, (session) => session.first<{ count: number }>(sql`select count(*) as count from ${sql.table(name)}`));
      expect(seen!.count, name).toBe(0);
      const { rows } = await world.database.pool.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
      expect(rows[0]!.count, `${name} without a firm`).toBe(0);
    }
  });
});

describe('the description of the API', () => {
  test('shows the firm’s own fields to the firm at once', async () => {
    await ask('POST /fields', { recordType: 'person', type: 'money', label: 'Credit limit' });
    expect((await ask('GET /openapi.json')).body.components.schemas.PersonInput.properties).toHaveProperty('creditLimit');
    expect((await world.ask('GET /openapi.json')).body.components.schemas.PersonInput.properties).not.toHaveProperty('creditLimit');
    const made = await ask('POST /people', { firstName: 'Credit', creditLimit: { amount: 7_500_000, currency: 'LKR' } });
    expect(made.body.creditLimit).toEqual({ amount: 7_500_000, currency: 'LKR' });
  });

  test('names every route and record type with its fields', async () => {
    const api = describeApi(routes, new Map(standardTypes().map((type) => [type.name, type])), 'http://localhost') as { paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, { properties: object }> } };
    for (const route of routes) expect(api.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()], route.path).toBeDefined();
    expect(Object.keys(api.components.schemas)).toEqual(expect.arrayContaining(['Person', 'PersonInput', 'Company', 'Task', 'Interaction', 'Relationship', 'File', 'Problem']));
    expect(api.components.schemas['Person']!.properties).toHaveProperty('phones');
  });
});

