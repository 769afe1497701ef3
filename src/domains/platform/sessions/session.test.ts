import { expect, test } from 'vitest';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, ownerPassword } from '../accounts/account.factory.ts';
import { platform } from '../domain.ts';

const world = await buildHttpWorld(platform.routes);
const { ask, database } = world;

async function signedIn(email: string, password = ownerPassword): Promise<string> {
  const answer = await ask('POST /session', { body: { email, password } });
  expect(answer.status).toBe(201);
  return answer.cookie;
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
  expect(String(session.headers['set-cookie'])).toMatch(/rapport\.session_token=.*HttpOnly; SameSite=Lax/i);
  expect((await ask('GET /setup')).body.needed).toBe(false);
  expect((await ask('GET /session', { cookie: session.cookie })).body.account.name).toBe('Kandy Traders');
});
