import { expect, test, vi } from 'vitest';
import { memberNames } from '#server/auth/memberNames.ts';
import type { Ctx, Role } from '#server/context.ts';
import { createCtx } from '#server/context.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, ownerPassword, signInAs } from '../accounts/account.factory.ts';
import { createApiKey } from '../api-keys/apiKey.service.ts';
import { invite } from '../invitations/invitation.service.ts';
import { changeMember } from './user.service.ts';

const { ask, database } = await buildHttpWorld();
// Passwords are slow to try, by design.
vi.setConfig({ testTimeout: 60_000 });

async function joined(ctx: Ctx, email: string, role: Role): Promise<{ cookie: string; memberId: string }> {
  const { link } = await invite(ctx, { email, role });
  const { body, cookie } = await ask(`POST /invitations/${link.split('/').at(-1)}/acceptance`, { body: { name: `Person of ${email}`, password: ownerPassword } });
  return { cookie, memberId: body.memberId };
}

test('a suspended member is out at once, with every session and key, and comes back when reinstated', async () => {
  const owner = await buildFirm(database);
  const cookie = await signInAs(ask, owner);
  const admin = await joined(owner, 'leaver@example.com', 'admin');
  const { key } = (await ask('POST /api-keys', { cookie: admin.cookie, body: { name: 'theirs' } })).body;
  expect((await ask('GET /people', { key })).status).toBe(200);

  expect((await ask(`PATCH /users/${admin.memberId}`, { cookie, body: { active: false } })).body).toMatchObject({ active: false, role: 'admin' });
  expect((await ask('GET /session', { cookie: admin.cookie })).status).toBe(401);
  expect((await ask('GET /people', { key })).status).toBe(401);
  expect((await ask('POST /session', { body: { email: 'leaver@example.com', password: ownerPassword } })).body.code).toBe('platform.no_access');
  expect((await memberNames(owner)).get(admin.memberId)).toBe('Person of leaver@example.com');

  expect((await ask(`PATCH /users/${admin.memberId}`, { cookie, body: { active: true } })).body.active).toBe(true);
  expect((await ask('GET /people', { key })).status).toBe(200);
  expect((await ask('POST /session', { body: { email: 'leaver@example.com', password: ownerPassword } })).status).toBe(201);
});

test('another role counts from the next request on, for the member’s keys too', async () => {
  const owner = await buildFirm(database);
  const cookie = await signInAs(ask, owner);
  const admin = await joined(owner, 'demoted@example.com', 'admin');
  const { key } = (await ask('POST /api-keys', { cookie: admin.cookie, body: { name: 'theirs' } })).body;
  expect((await ask('POST /people', { cookie: admin.cookie, body: { firstName: 'Yes' } })).status).toBe(201);
  await ask(`PATCH /users/${admin.memberId}`, { cookie, body: { role: 'viewer' } });
  expect((await ask('GET /session', { cookie: admin.cookie })).body.role).toBe('viewer');
  expect((await ask('POST /people', { cookie: admin.cookie, body: { firstName: 'No' } })).status).toBe(403);
  expect((await ask('POST /people', { key, body: { firstName: 'No' } })).status).toBe(403);
});

test('a firm keeps an owner, whoever asks and however many at once', async () => {
  const owner = await buildFirm(database);
  const second = await joined(owner, 'second@example.com', 'owner');
  const first = owner.actor.memberId!;
  const results = await Promise.allSettled([changeMember(owner, first, { role: 'member' }), changeMember(owner, second.memberId, { active: false })]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'platform.last_owner' } });
});

test('an administrator neither makes, unmakes nor suspends an owner', async () => {
  const owner = await buildFirm(database);
  const admin = createCtx({ ...owner, actor: { ...owner.actor, role: 'admin' } });
  const member = await joined(owner, 'climber@example.com', 'member');
  await expect(changeMember(admin, member.memberId, { role: 'owner' })).rejects.toMatchObject({ code: 'platform.only_owners' });
  await expect(changeMember(admin, owner.actor.memberId!, { active: false })).rejects.toMatchObject({ code: 'platform.only_owners' });
  await expect(changeMember(admin, member.memberId, { role: 'viewer' })).resolves.toMatchObject({ role: 'viewer' });
});

test('names follow a change at once', async () => {
  const owner = await buildFirm(database);
  const cookie = await signInAs(ask, owner);
  expect((await memberNames(owner)).get(owner.actor.memberId!)).toBe('Nimal Perera');
  await ask('PATCH /me', { cookie, body: { name: 'Nimal P.' } });
  expect((await memberNames(owner)).get(owner.actor.memberId!)).toBe('Nimal P.');
  expect((await ask('GET /users', { cookie })).body.items).toEqual([expect.objectContaining({ name: 'Nimal P.', role: 'owner', active: true, lastSeenAt: expect.any(String) })]);
});

test('a firm changes its name and what it reckons in; a viewer does not', async () => {
  const owner = await buildFirm(database);
  const cookie = await signInAs(ask, owner);
  expect((await ask('PATCH /firm', { cookie, body: { name: 'New Name', timeZone: 'Asia/Calcutta', currency: 'INR' } })).status).toBe(200);
  expect((await ask('GET /session', { cookie })).body.account).toMatchObject({ name: 'New Name', timeZone: 'Asia/Calcutta', currency: 'INR', country: 'LK' });
  expect((await ask('PATCH /firm', { cookie, body: { currency: 'XXL' } })).body.problems[0].field).toBe('currency');
  const { key } = await createApiKey(owner, { name: 'r', role: 'viewer' });
  expect((await ask('PATCH /firm', { key, body: { name: 'No' } })).status).toBe(403);
  expect((await ask('GET /firm', { key })).body.name).toBe('New Name');
});
