import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { createAuthenticator } from '#server/auth/authenticate.ts';
import { memoryOf } from '#server/auth/memory.ts';
import { openAuth } from '#server/auth/openAuth.ts';
import { takeTry } from '#server/auth/tries.ts';
import { openDatabase } from '#server/database/pool.ts';
import { silentLog } from '#server/log.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, ownerPassword } from '../accounts/account.factory.ts';
import { mailResetLink } from './password.service.ts';

const { ask, database, dataDir } = await buildHttpWorld();
// Passwords are slow to try, by design.
vi.setConfig({ testTimeout: 60_000 });

async function signedIn(email: string, password = ownerPassword): Promise<string> {
  const answer = await ask('POST /session', { body: { email, password } });
  expect(answer.status).toBe(201);
  return answer.cookie;
}

async function resetTokenFor(email: string): Promise<string> {
  const mails = await database.transaction('system', async (session) => {
    const [{ id }] = await session.all<{ id: string }>(sql`select m.account_id as id from members m join users u on u.id = m.user_id where u.email = ${email}`) as [{ id: string }];
    await session.run(sql`select set_config('rapport.account', ${id}, true)`);
    return session.all<{ body_text: string }>(sql`select body_text from mails where recipient = ${email} and kind = 'password-reset' order by id desc`);
  });
  return /\/reset\/(\S+)/.exec(mails[0]!.body_text)![1]!;
}

test('the first start makes a firm and its owner, signs them in, and happens once', async () => {
  expect((await ask('GET /setup')).body.needed).toBe(true);
  const body = {
    language: 'si', sector: 'wholesale', firmName: 'Kandy Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo',
    owner: { name: 'Kamal Silva', email: 'Kamal@Example.com', password: ownerPassword },
  };
  const refused = await ask('POST /setup', { body: { ...body, country: 'XX', currency: 'AAA', timeZone: 'Nowhere' } });
  expect(refused.status).toBe(422);
  expect(refused.body.problems.map(({ field }: { field: string }) => field)).toEqual(['country', 'currency', 'timeZone']);

  const [first, second] = await Promise.all([ask('POST /setup', { body }), ask('POST /setup', { body })]);
  expect([first.status, second.status].sort()).toEqual([201, 409]);
  const session = first.status === 201 ? first : second;
  expect(session.body).toMatchObject({ user: { name: 'Kamal Silva', email: 'kamal@example.com', language: 'si', theme: null }, role: 'owner', account: { name: 'Kandy Traders' }, can: { 'records.write': true }, demo: false });
  expect(String(session.headers['set-cookie'])).toMatch(/^rapport\.session_token=.*HttpOnly; SameSite=Lax/i);
  expect((await ask('GET /setup')).body.needed).toBe(false);
  expect((await ask('GET /session', { cookie: session.cookie })).body.account.name).toBe('Kandy Traders');
});

test('nobody is in without a cookie, with a wrong password or with a cookie somebody signed otherwise', async () => {
  await buildFirm(database, { email: 'anna@example.com' });
  expect((await ask('GET /session')).status).toBe(401);
  const wrong = await ask('POST /session', { body: { email: 'anna@example.com', password: 'not the password' } });
  const nobody = await ask('POST /session', { body: { email: 'nobody@example.com', password: 'not the password' } });
  expect(wrong.status).toBe(401);
  expect(nobody.body).toEqual(wrong.body);
  const cookie = await signedIn('ANNA@example.com ');
  expect((await ask('GET /session', { cookie: `${cookie.slice(0, -8)}AAAA%3D` })).status).toBe(401);
});

test('passwords that are short, common or personal are refused with a sentence', async () => {
  const owner = { name: 'Nimal Perera', email: 'nimal.perera@example.com' };
  for (const [password, code] of [['short1234', 'too_short'], ['P@ssw0rd123', 'too_common'], ['qwertyuiop12', 'too_common'], ['abcabcabcabc', 'too_common'], ['0987654321', 'too_common'], ['nimal.perera1', 'too_personal']]) {
    await expect(buildFirm(database, { owner: { ...owner, password: password! } })).rejects.toMatchObject({ problems: [{ field: 'owner.password', code: `platform.password_${code}` }] });
  }
  await expect(buildFirm(database, { owner: { ...owner, password: 'කමල් ගෙදර ගියා' } })).resolves.toBeDefined();
});

test('ten wrong passwords lock an e-mail for a quarter of an hour, whether or not anybody has it', async () => {
  await buildFirm(database, { email: 'locked@example.com' });
  for (const email of ['locked@example.com', 'unknown@example.com']) {
    for (let count = 0; count < 8; count++) await takeTry(database, email, new Date());
    const tries = await Promise.all([1, 2, 3, 4].map(() => ask('POST /session', { body: { email, password: 'wrong wrong wrong' } })));
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 429, 429]);
    const right = await ask('POST /session', { body: { email, password: ownerPassword } });
    expect(right.status).toBe(429);
    expect(right.body).toMatchObject({ code: 'platform.locked_out', detail: expect.stringContaining('15 minutes') });
  }
  const later = new Date(Date.now() + 16 * 60_000);
  await expect(takeTry(database, 'locked@example.com', later)).resolves.toBeUndefined();
});

test('one address may try only so often', async () => {
  const tries = [];
  for (let count = 0; count < 31; count++) tries.push(await ask('POST /session', { body: { email: '', password: '' }, address: '198.51.100.7' }));
  expect(tries.at(-1)).toMatchObject({ status: 429, body: { code: 'platform.too_many_requests' } });
});

test('a session that is ended refuses at once, in this process and in others', async () => {
  await buildFirm(database, { email: 'two@example.com' });
  const [here, there] = [await signedIn('two@example.com'), await signedIn('two@example.com')];
  const otherProcess = await buildSecondProcess();
  expect(await otherProcess.authenticate({ headers: { cookie: there } })).not.toBeNull();
  const { items } = (await ask('GET /sessions', { cookie: here })).body;
  expect(items).toHaveLength(2);
  const other = items.find(({ current }: { current: boolean }) => !current);

  expect((await ask('GET /session', { cookie: there })).status).toBe(200);
  expect((await ask(`DELETE /sessions/${other.id}`, { cookie: here })).status).toBe(204);
  expect((await ask('GET /session', { cookie: there })).status).toBe(401);
  await otherProcess.told();
  expect(await otherProcess.authenticate({ headers: { cookie: there } })).toBeNull();
  expect((await ask(`DELETE /sessions/${newId()}`, { cookie: here })).status).toBe(404);

  expect((await ask('DELETE /session', { cookie: here })).status).toBe(204);
  expect((await ask('GET /session', { cookie: here })).status).toBe(401);
});

test('a changed password ends all other sessions and keeps this one', async () => {
  await buildFirm(database, { email: 'change@example.com' });
  const [here, there] = [await signedIn('change@example.com'), await signedIn('change@example.com')];
  expect((await ask('PUT /me/password', { cookie: here, body: { current: 'no idea at all', next: 'purple kettle meadow' } })).body.code).toBe('platform.wrong_password');
  expect((await ask('PUT /me/password', { cookie: here, body: { current: ownerPassword, next: 'password12' } })).body.problems[0].field).toBe('next');
  const changed = await ask('PUT /me/password', { cookie: here, body: { current: ownerPassword, next: 'purple kettle meadow' } });
  expect(changed.status).toBe(204);
  expect((await ask('GET /session', { cookie: there })).status).toBe(401);
  expect((await ask('GET /session', { cookie: here })).status).toBe(401);
  expect((await ask('GET /session', { cookie: changed.cookie })).status).toBe(200);
  await signedIn('change@example.com', 'purple kettle meadow');
});

test('a new password by mail: one answer for all, a link that works once and ends every session', async () => {
  await buildFirm(database, { email: 'forgot@example.com' });
  const cookie = await signedIn('forgot@example.com');
  const known = await ask('POST /password-resets', { body: { email: 'Forgot@example.com' } });
  const unknown = await ask('POST /password-resets', { body: { email: 'who@example.com' } });
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);

  const token = await resetTokenFor('forgot@example.com');
  expect((await ask(`PUT /password-resets/${token}`, { body: { password: 'short' } })).status).toBe(422);
  expect((await ask(`PUT /password-resets/${token}`, { body: { password: 'lilac window orchard' } })).status).toBe(204);
  expect((await ask(`PUT /password-resets/${token}`, { body: { password: 'lilac window orchard' } })).body.code).toBe('platform.reset_over');
  expect((await ask('GET /session', { cookie })).status).toBe(401);
  await signedIn('forgot@example.com', 'lilac window orchard');
});

test('where the address is https the cookie is for https only, and links lead there', async () => {
  const secure = await buildHttpWorld({ publicUrl: 'https://crm.firm.example' });
  const ctx = await buildFirm(secure.database, { email: 'secure@example.com' });
  const answer = await secure.ask('POST /session', { body: { email: 'secure@example.com', password: ownerPassword } });
  expect(String(answer.headers['set-cookie'])).toMatch(/^__Secure-rapport\.session_token=.*HttpOnly; Secure; SameSite=Lax/i);
  expect((await secure.ask('GET /session', { cookie: answer.cookie })).body.account.id).toBe(ctx.account.id);
  expect((await secure.ask('POST /invitations', { cookie: answer.cookie, body: { email: 'ani@example.com' } })).body.link).toMatch(/^https:\/\/crm\.firm\.example\/invitation\//);
});

test('my name and choices are mine to change and last', async () => {
  await buildFirm(database, { email: 'me@example.com' });
  const cookie = await signedIn('me@example.com');
  const patch = { name: 'Nimali', language: 'hy', theme: 'dark', density: 'compact', calendar: 'ethiopic', digits: 'beng' };
  expect((await ask('PATCH /me', { cookie, body: patch })).status).toBe(200);
  expect((await ask('GET /session', { cookie })).body.user).toMatchObject(patch);
  expect((await ask('PATCH /me', { cookie, body: { theme: 'pink' } })).status).toBe(422);
  for (const origin of ['https://evil.example', 'null']) expect((await ask('PATCH /me', { cookie, body: { theme: 'light' }, headers: { origin } })).status).toBe(401);
});

test('who sends a request is remembered: it costs microseconds', async () => {
  const cookie = await signedIn('me@example.com');
  const authenticate = createAuthenticator(database);
  await authenticate({ headers: { cookie } });
  const began = process.hrtime.bigint();
  for (let count = 0; count < 10_000; count++) await authenticate({ headers: { cookie } });
  expect(Number(process.hrtime.bigint() - began) / 10_000 / 1_000).toBeLessThan(100);
});

/** What another process would hold: a pool, a memory and a listener of its own. */
async function buildSecondProcess() {
  const second = openDatabase(database.appUrl, 2);
  const auth = openAuth(second, { dataDir, publicUrl: 'http://localhost', log: silentLog, mailResetLink });
  onTestFinished(async () => {
    await auth.close();
    await second.close();
  });
  const memory = memoryOf(second);
  await expect.poll(() => memory.listening).toBe(true);
  const { changes } = memory;
  return { authenticate: createAuthenticator(second), told: async () => { await expect.poll(() => memory.changes).toBeGreaterThan(changes); } };
}
