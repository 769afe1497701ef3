import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, signInAs } from '../accounts/account.factory.ts';
import { createApiKey } from './apiKey.service.ts';

const { ask, database } = await buildHttpWorld();
// Passwords are slow to try, by design.
vi.setConfig({ testTimeout: 60_000 });

test('a key is shown once, works until it is revoked, and refuses at once after that', async () => {
  const ctx = await buildFirm(database);
  const cookie = await signInAs(ask, ctx);
  const made = await ask('POST /api-keys', { cookie, body: { name: 'Web shop' } });
  expect(made).toMatchObject({ status: 201, body: { key: expect.stringMatching(/^rk_[\w-]{43}$/), id: expect.any(String) } });
  const { key, id } = made.body;
  expect((await ask('GET /session', { key })).body).toMatchObject({ user: null, role: 'admin', account: { id: ctx.account.id } });
  expect((await ask('POST /people', { key, body: { firstName: 'Kamal' } })).status).toBe(201);

  const { items } = (await ask('GET /api-keys', { cookie })).body;
  expect(items).toEqual([expect.objectContaining({ id, name: 'Web shop', role: 'admin', ending: key.slice(-4), createdBy: { id: ctx.actor.memberId, name: ctx.actor.name } })]);
  expect(JSON.stringify(items)).not.toContain(key);

  expect((await ask(`DELETE /api-keys/${id}`, { cookie })).status).toBe(204);
  expect((await ask('GET /people', { key })).status).toBe(401);
  expect((await ask(`DELETE /api-keys/${id}`, { cookie })).status).toBe(404);
  expect((await ask('GET /api-keys', { cookie })).body.items).toEqual([]);
});

test('a key sees its own firm and nothing of another, not even that it exists', async () => {
  const [mine, theirs] = [await buildFirm(database), await buildFirm(database)];
  const [{ key }, other] = [await createApiKey(mine, { name: 'a', role: 'admin' }), await createApiKey(theirs, { name: 'b', role: 'admin' })];
  const person = (await ask('POST /people', { key: other.key, body: { firstName: 'Secret' } })).body;
  expect((await ask('GET /people', { key })).body.items).toEqual([]);
  expect((await ask(`GET /people/${person.id}`, { key })).status).toBe(404);
  expect((await ask(`PATCH /people/${person.id}`, { key, body: { firstName: 'Mine' } })).status).toBe(404);
  expect((await ask(`DELETE /api-keys/${other.id}`, { key })).status).toBe(404);
  expect((await ask(`PATCH /users/${theirs.actor.memberId}`, { key, body: { active: false } })).status).toBe(404);
  expect((await ask('GET /users', { key })).body.items.map(({ memberId }: { memberId: string }) => memberId)).toEqual([mine.actor.memberId]);
  expect((await ask('GET /people', { key: other.key })).body.items).toHaveLength(1);
});

test('a key is kept nowhere, not even to repeat an answer', async () => {
  const ctx = await buildFirm(database);
  const cookie = await signInAs(ask, ctx);
  const { key } = (await ask('POST /api-keys', { cookie, body: { name: 'once' }, headers: { 'idempotency-key': 'same' } })).body;
  const tables = await ctx.read((tx) => tx.all<{ name: string }>(sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'`));
  for (const { name } of tables) {
    const rows = await ctx.read((tx) => tx.all(sql`select * from ${sql.table(name)}`));
    expect(JSON.stringify(rows).includes(key)).toBe(false);
  }
});

test('a key does what its role may: a viewer’s reads, and an administrator makes no owner’s key', async () => {
  const ctx = await buildFirm(database);
  const viewer = await createApiKey(ctx, { name: 'reader', role: 'viewer' });
  expect((await ask('GET /people', { key: viewer.key })).status).toBe(200);
  expect((await ask('POST /people', { key: viewer.key, body: { firstName: 'No' } })).body.code).toBe('platform.not_allowed');
  const admin = await createApiKey(ctx, { name: 'admin', role: 'admin' });
  expect((await ask('POST /api-keys', { key: admin.key, body: { name: 'more', role: 'owner' } })).body.code).toBe('platform.only_owners');
  expect((await ask('PATCH /me', { key: admin.key, body: { name: 'x' } })).body.code).toBe('platform.not_a_person');
});

test('what is not a key is nobody, nor is a key in a cookie or a session as a bearer token', async () => {
  const ctx = await buildFirm(database);
  const cookie = await signInAs(ask, ctx);
  const { key: right } = await createApiKey(ctx, { name: 'right', role: 'admin' });
  expect((await ask('GET /people', { key: right })).status).toBe(200);
  expect((await ask('GET /people', { cookie: `rapport.session_token=${right}` })).status).toBe(401);
  expect((await ask('GET /people', { key: cookie.split('=', 2)[1]! })).status).toBe(401);
  expect((await ask('GET /people', { cookie, key: 'rk_wrong' })).status).toBe(401);
  for (const key of ['rk_', `rk_${'a'.repeat(43)}`, 'Bearer', 'x'.repeat(10_000)]) expect((await ask('GET /people', { key })).status).toBe(401);
});
