import { expect, test } from 'vitest';
import { buildWorld } from '#test/firm.ts';
import { languages } from '#kernel/language.ts';
import { findDemoSignIn } from '#domains/platform/accounts/account.service.ts';
import { customersToday } from '#domains/customers/today.ts';
import { listMembers } from '#domains/platform/users/user.service.ts';
import { listViews } from '#domains/platform/views/view.service.ts';
import type { Ctx } from '#server/context.ts';
import { historyOf } from '#server/records/history.ts';
import { countRecords, queryRecords } from '#server/records/page.ts';
import { searchRecords } from '#server/records/searchRecords.ts';
import { sectors } from '#domains/platform/contract.ts';
import type { DemoWish } from '../demoWish.ts';
import { ensureDemo } from './demo.ts';
import { inventCompanies, inventPeople } from './customers.ts';
import { openScene } from './scene.ts';
import { demoTexts } from './texts/all.ts';

const now = new Date('2026-11-20T09:30:00Z');

async function demo(wish: DemoWish): Promise<Ctx> {
  const { database } = await buildWorld();
  const ctx = await ensureDemo(database, wish, now);
  return ctx!;
}

const at = (ctx: Ctx): Ctx => ({ ...ctx, now: () => now });

test('a Sinhala wholesaler has customers, two years of dealings, and work for today', async () => {
  const ctx = at(await demo({ language: 'si', sector: 'wholesale' }));
  const [people, companies, interactions, relationships, tasks] = await Promise.all(['person', 'company', 'interaction', 'relationship', 'task'].map((type) => countRecords(ctx, type, {})));
  expect(people).toBe(600);
  expect(companies).toBe(120);
  expect(interactions).toBeGreaterThan(2000);
  expect(relationships).toBeGreaterThan(60);
  expect(tasks).toBeGreaterThan(110);
  expect(await listMembers(ctx)).toHaveLength(4);
  expect(await findDemoSignIn(ctx.database)).toMatchObject({ email: 'demo@example.com' });
  expect(await ensureDemo(ctx.database, { language: 'hy', sector: 'advertising' })).toMatchObject({ account: { id: ctx.account.id } });
  expect(await countRecords(ctx, 'person', {})).toBe(people);
  expect((await listViews(ctx, 'person')).some((view) => view.columns?.includes('cardLevel'))).toBe(true);

  for (const section of customersToday) expect([section.key, (await section.items(ctx)).length > 0]).toEqual([section.key, true]);
  const newest = await queryRecords(ctx, 'interaction', { sort: '-happenedAt', limit: 1 });
  const oldest = await queryRecords(ctx, 'interaction', { sort: 'happenedAt', limit: 1 });
  expect(Date.parse(String(newest.items[0]!['happenedAt']))).toBeGreaterThan(now.getTime() - 3 * 86_400_000);
  expect(Date.parse(String(newest.items[0]!['happenedAt']))).toBeLessThanOrEqual(now.getTime());
  expect(Date.parse(String(oldest.items[0]!['happenedAt']))).toBeLessThan(now.getTime() - 600 * 86_400_000);

  expect((await searchRecords(ctx, { query: 'perera', types: ['person'] })).some((found) => found.title.includes('පෙරේරා'))).toBe(true);
  const [regular] = (await queryRecords(ctx, 'person', { criteria: { field: 'lifecycleStage', op: 'is', value: 'regular' }, limit: 1 })).items;
  const { items } = await historyOf(ctx, 'person', regular!.id, {});
  expect(items.at(-1)!.name).toBe('customers.person.created');
  expect(new Date(items.at(-1)!.at).getTime()).toBeLessThan(now.getTime());
}, 60_000);

test.each([['ta', 'small-business'], ['am', 'advertising'], ['bn', 'e-commerce'], ['hy', 'business-services'], ['en', 'wholesale']] as const)('%s, %s', async (language, sector) => {
  const ctx = await demo({ language, sector });
  expect(await countRecords(ctx, 'person', {})).toBe(600);
}, 60_000);

test('the same wish makes the same people', () => {
  const people = () => {
    const scene = openScene({ language: 'hy', sector: 'e-commerce' }, now, ['a', 'b']);
    return inventPeople(scene, inventCompanies(scene).companies).steps.map(({ at: moment, values: { company: _company, ...values } }) => ({ moment, values }));
  };
  expect(people()).toEqual(people());
});

test('every language says everything, in its own script', () => {
  const shapeOf = (value: unknown): unknown =>
    typeof value === 'string' ? 'text' : Array.isArray(value) ? value.map(shapeOf) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)])) : typeof value;
  const kinds = (language: (typeof languages)[number]) => demoTexts[language].talks.map(({ kind, direction }) => `${kind} ${direction}`);
  for (const language of languages) {
    expect([language, shapeOf(demoTexts[language])]).toEqual([language, shapeOf(demoTexts.en)]);
    expect(kinds(language)).toEqual(kinds('en'));
    for (const sector of sectors) for (const talk of demoTexts[language].sectorTalks[sector]) expect([talk.subject, talk.body.length > 5]).toEqual([talk.subject, true]);
    if (language !== 'en') for (const talk of demoTexts[language].talks) expect(talk.body).not.toMatch(/^[\x00-\x7f]+$/);
  }
});
