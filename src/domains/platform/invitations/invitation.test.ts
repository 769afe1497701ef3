import { expect, test, vi } from 'vitest';
import { createCtx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, ownerPassword, signInAs } from '../accounts/account.factory.ts';
import { getOffer } from './acceptance.service.ts';
import { invite } from './invitation.service.ts';

const { ask, database } = await buildHttpWorld();
// Passwords are slow to try, by design.
vi.setConfig({ testTimeout: 60_000 });
const password = 'copper lantern valley';

const tokenOf = (link: string) => link.split('/').at(-1)!;

test('an invitation is mailed in its language, accepted with a new password, and works once', async () => {
  const ctx = await buildFirm(database, { firmName: 'Yerevan Ads' });
  const cookie = await signInAs(ask, ctx);
  const invited = await ask('POST /invitations', { cookie, body: { email: 'Ani@Example.com', role: 'member', language: 'hy' } });
  expect(invited).toMatchObject({ status: 201, body: { email: 'ani@example.com', role: 'member', expired: false, invitedBy: { name: ctx.actor.name } } });
  const [mail] = (await ask('GET /outbox', { cookie })).body.items;
  expect(mail).toMatchObject({ kind: 'invitation', to: 'ani@example.com', state: 'held' });
  const read = (await ask(`GET /outbox/${mail.id}`, { cookie })).body;
  expect(read.text).toContain(invited.body.link);
  expect(read.html).toContain('<html lang="hy">');
  expect((await ask('POST /invitations', { cookie, body: { email: 'ani@example.com' } })).body.code).toBe('platform.already_invited');

  const token = tokenOf(invited.body.link);
  expect((await ask(`GET /invitations/${token}/offer`)).body).toEqual({ firm: 'Yerevan Ads', email: 'ani@example.com', role: 'member', language: 'hy', known: false });
  expect((await ask(`POST /invitations/${token}/acceptance`, { body: { password } })).body.problems[0].field).toBe('name');
  expect((await ask(`POST /invitations/${token}/acceptance`, { body: { name: 'Ani', password: 'short' } })).body.problems[0].code).toBe('platform.password_too_short');
  const accepted = await ask(`POST /invitations/${token}/acceptance`, { body: { name: 'Ani Hakobyan', password, language: 'hy' } });
  expect(accepted).toMatchObject({ status: 201, body: { user: { name: 'Ani Hakobyan', language: 'hy' }, role: 'member', account: { id: ctx.account.id } } });
  expect((await ask('GET /session', { cookie: accepted.cookie })).status).toBe(200);
  expect((await ask('GET /users', { cookie: accepted.cookie })).body.code).toBe('platform.not_allowed');

  expect((await ask(`POST /invitations/${token}/acceptance`, { body: { name: 'Ani', password } })).status).toBe(410);
  expect((await ask('GET /invitations', { cookie })).body.items).toEqual([]);
  expect((await ask('POST /invitations', { cookie, body: { email: 'ani@example.com' } })).body.code).toBe('platform.already_member');
});

test('of two acceptances at once one wins and one person is made', async () => {
  const ctx = await buildFirm(database);
  const { link } = await invite(ctx, { email: 'twice@example.com', role: 'viewer' });
  const both = await Promise.all([1, 2].map(() => ask(`POST /invitations/${tokenOf(link)}/acceptance`, { body: { name: 'Twice', password } })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
});

test('a new link replaces the old one, and a revoked or old invitation is over', async () => {
  const ctx = await buildFirm(database);
  const cookie = await signInAs(ask, ctx);
  const first = (await ask('POST /invitations', { cookie, body: { email: 'late@example.com', role: 'viewer' } })).body;
  const second = (await ask(`POST /invitations/${first.id}/resending`, { cookie })).body;
  expect((await ask(`GET /invitations/${tokenOf(first.link)}/offer`)).status).toBe(410);
  expect((await ask(`GET /invitations/${tokenOf(second.link)}/offer`)).status).toBe(200);
  expect((await ask(`DELETE /invitations/${first.id}`, { cookie })).status).toBe(204);
  expect((await ask(`GET /invitations/${tokenOf(second.link)}/offer`)).status).toBe(410);

  const eightDaysAgo = createCtx({ ...ctx, now: () => new Date(Date.now() - 8 * 24 * 3_600_000) });
  const old = await invite(eightDaysAgo, { email: 'old@example.com', role: 'viewer' });
  await expect(getOffer(database, tokenOf(old.link))).rejects.toMatchObject({ code: 'platform.invitation_over' });
  expect((await ask('GET /invitations', { cookie })).body.items).toEqual([expect.objectContaining({ email: 'old@example.com', expired: true })]);
});

test('somebody known here joins a second firm with the password they have', async () => {
  const [home, guest] = [await buildFirm(database, { email: 'known@example.com' }), await buildFirm(database)];
  const { link } = await invite(guest, { email: 'known@example.com', role: 'admin' });
  expect((await ask(`GET /invitations/${tokenOf(link)}/offer`)).body.known).toBe(true);
  expect((await ask(`POST /invitations/${tokenOf(link)}/acceptance`, { body: { password } })).status).toBe(401);
  const accepted = await ask(`POST /invitations/${tokenOf(link)}/acceptance`, { body: { password: ownerPassword } });
  expect(accepted.body).toMatchObject({ user: { id: home.actor.userId }, role: 'admin', account: { id: guest.account.id } });
  expect(accepted.body.firms.map(({ id }: { id: string }) => id).sort()).toEqual([home.account.id, guest.account.id].sort());

  const { cookie } = accepted;
  expect((await ask('PUT /session/firm', { cookie, body: { id: home.account.id } })).status).toBe(204);
  expect((await ask('GET /session', { cookie })).body).toMatchObject({ role: 'owner', account: { id: home.account.id } });
  expect((await ask('PUT /session/firm', { cookie, body: { id: (await buildFirm(database)).account.id } })).status).toBe(404);
});

test('only those who manage users invite, and only owners invite owners', async () => {
  const ctx = await buildFirm(database);
  const member = createCtx({ ...ctx, actor: { ...ctx.actor, role: 'member' } });
  const admin = createCtx({ ...ctx, actor: { ...ctx.actor, role: 'admin' } });
  await expect(invite(member, { email: 'a@example.com', role: 'viewer' })).rejects.toMatchObject({ status: 403 });
  await expect(invite(admin, { email: 'a@example.com', role: 'owner' })).rejects.toMatchObject({ code: 'platform.only_owners' });
  expect(await ctx.read((tx) => tx.all(db.selectFrom('mails').select('id').where('account_id', '=', tx.account.id)))).toEqual([]);
});
