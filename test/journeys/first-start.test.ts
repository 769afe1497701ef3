import { expect, test } from 'vitest';
import { expectAccessible, startJourney } from './journey.ts';

const journey = startJourney({ withFirm: false });

test('a shop owner chooses language and sector, names her firm and herself, and stands in her workspace', async () => {
  const page = await journey.visit('/');
  const heading = page.getByRole('heading', { level: 1 });
  await page.waitForURL('**/welcome');
  await heading.getByText('Which language do you work in?').waitFor();
  await expectAccessible(page);

  await page.getByRole('radio', { name: 'සිංහල' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'si');
  await heading.getByText('Which language do you work in?').waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'English' }).click();
  await heading.getByText('Which language do you work in?').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('radio', { name: /Wholesale and retail trade/ }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Name of the firm').fill('Lanka Spice Traders');
  expect(await page.getByRole('combobox', { name: 'Country' }).inputValue()).toBe('Sri Lanka');
  expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toContain('LKR');
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('option', { name: 'Armenia', exact: true }).click();
  expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toContain('AMD');
  expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toContain('Yerevan');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Your name').fill('Ani Hakobyan');
  await page.getByLabel('E-mail').fill('ani@spice.example');
  await page.getByLabel('Password', { exact: true }).fill('password12');
  await page.getByRole('button', { name: 'Open my workspace' }).click();
  await page.getByText('among the first ones an attacker tries').waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Ani Hakobyan');
  await expectAccessible(page);
  await page.getByLabel('Password', { exact: true }).fill('violet harbour lantern');
  await page.getByRole('button', { name: 'Open my workspace' }).click();

  await heading.getByText('Lanka Spice Traders is ready').waitFor();
  await page.getByRole('link', { name: 'Choose a file' }).waitFor();
  await page.getByText('npm start -- --demo').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('First name').fill('Kamal');
  await page.getByLabel('Last name').fill('Perera');
  await page.getByRole('button', { name: 'Create', exact: true }).last().click();
  await heading.getByText('Kamal Perera').waitFor();

  await page.goto('/welcome');
  await page.waitForURL('**/sign-in');
});
