import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, lengthen, owner, phone, reachesOver, startJourney } from './journey.ts';

const journey = startJourney();

beforeAll(async () => {
  const { id: company } = await journey.ask('POST', '/companies', { name: 'Perera Stores, Kandy' });
  const { id: person } = await journey.ask('POST', '/people', { firstName: 'Kamal', lastName: 'Perera', otherName: 'කමල් පෙරේරා', company, phones: [{ value: '0771234567' }] });
  await journey.ask('POST', '/people', { firstName: 'Shiromi', lastName: 'Fernando' });
  await journey.ask('POST', '/tasks', { name: 'Call about the cinnamon', dueAt: new Date(Date.now() - 86_400_000).toISOString(), person });
});

test('a day’s work is done without a mouse', async () => {
  const page = await journey.visit('/sign-in');
  await page.getByLabel('E-mail').waitFor();
  await page.keyboard.type(owner.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(owner.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Nimali/ }).waitFor();
  await page.getByRole('link', { name: 'Call about the cinnamon' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Done: Call about the cinnamon' }).press('Enter');
  await page.getByText('Nothing is waiting for you.').waitFor();
  await page.getByLabel('New task').focus();
  await page.keyboard.type('Send the price list');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Send the price list' }).waitFor();

  await leave(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.getByRole('link', { name: 'Kamal Perera' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Kamal Perera' }).waitFor();
  await expectAccessible(page);

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find anyone, anything, or do something').waitFor();
  await page.keyboard.type('shiromi');
  await page.getByRole('option', { name: 'Shiromi Fernando' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Shiromi Fernando' }).waitFor();
});

const pages = [
  '/today', '/people', '/companies', '/tasks', '/import', '/history', '/trash', '/settings', '/settings/profile', '/settings/display', '/settings/security',
  '/settings/firm', '/settings/members', '/settings/fields', '/settings/mail', '/settings/api-keys', '/settings/data', '/start',
];

test.each(['light', 'dark'] as const)('every page stands on a phone, %s, with words as long as they get', async (colorScheme) => {
  const page = await journey.enter('/today', { ...phone, colorScheme });
  for (const path of pages) {
    await page.goto(path);
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
    await expectAccessible(page);
    expect([path, await reachesOver(page)]).toEqual([path, false]);
    await lengthen(page, 0.6);
    expect([path, 'lengthened', await reachesOver(page)]).toEqual([path, 'lengthened', false]);
  }
});

test('on a phone the places lie at the bottom, and a person is added with the thumb', async () => {
  const page = await journey.enter('/today', phone);
  await page.getByRole('navigation', { name: 'Main menu' }).last().getByRole('link', { name: 'People' }).tap();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.getByRole('button', { name: 'New', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Person', exact: true }).tap();
  await page.getByLabel('First name').fill('Thilini');
  await page.getByRole('button', { name: 'Create', exact: true }).last().tap();
  await page.getByRole('heading', { level: 1, name: 'Thilini' }).waitFor();
  expect(await reachesOver(page)).toBe(false);
});

async function leave(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}
