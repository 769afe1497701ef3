import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, owner, startJourney } from './journey.ts';

const journey = startJourney();

test('signing in goes on to where one was going, and signing out ends it', async () => {
  const page = await journey.visit('/people');
  await page.waitForURL('**/sign-in?*');
  await expectAccessible(page);
  await signIn(page, owner.email, 'wrong harbour lantern');
  await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
  await signIn(page, owner.email, owner.password);
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();

  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/people');
  await page.waitForURL('**/sign-in?*');
});

test('somebody invited reads the mail in the outbox, follows its link and works in the firm', async () => {
  const page = await journey.enter('/settings/members');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ruwan@spice.example');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('status').getByText('An invitation for ruwan@spice.example').waitFor();
  await expectAccessible(page);

  const link = await linkOfMail(page, 'ruwan@spice.example');
  const guest = await journey.visit(link);
  await guest.getByRole('heading', { name: 'Welcome to Lanka Spice Traders' }).waitFor();
  await expectAccessible(guest);
  await guest.getByLabel('Your name').fill('Ruwan Fonseka');
  await guest.getByLabel('Password', { exact: true }).fill('kettle orchard window');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.getByRole('heading', { level: 1, name: /Ruwan/ }).waitFor();
  await guest.goto('/settings');
  await guest.getByRole('link', { name: 'My profile' }).waitFor();
  expect(await guest.getByRole('link', { name: 'API keys' }).count()).toBe(0);

  const again = await journey.visit(link);
  await again.getByRole('heading', { name: 'This invitation is over' }).waitFor();

  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Suspend Ruwan Fonseka' }).click();
  await page.getByRole('button', { name: 'Reinstate Ruwan Fonseka' }).waitFor();
  await guest.goto('/people');
  await guest.waitForURL('**/sign-in?*');
});

test('a forgotten password is chosen anew with the link of a mail', async () => {
  const page = await journey.visit('/sign-in');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await page.getByRole('heading', { name: 'New password' }).waitFor();
  await page.getByLabel('E-mail').fill(owner.email);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText(`If somebody signs in here as ${owner.email}`).waitFor();

  const admin = await journey.enter('/settings/mail');
  const link = await linkOfMail(admin, owner.email);
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByText('A password needs at least 10 characters.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('New password', { exact: true }).fill(owner.password.replace('violet', 'amber'));
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, owner.email, owner.password.replace('violet', 'amber'));
  await page.getByRole('heading', { level: 1, name: /Nimali/ }).waitFor();
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function linkOfMail(page: Page, to: string): Promise<string> {
  await page.goto('/settings/mail');
  await page.getByRole('button', { name: `Read the mail to ${to}` }).first().click();
  const link = page.getByRole('dialog').getByRole('link').first();
  return new URL((await link.getAttribute('href'))!).pathname;
}
