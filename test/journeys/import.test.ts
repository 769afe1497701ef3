import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectAccessible, startJourney } from './journey.ts';

const journey = startJourney();

test('a list from a spreadsheet is mapped, checked, imported, mended and undone', async () => {
  const page = await journey.enter('/import');
  await page.getByText('Drop a file here').waitFor();
  await expectAccessible(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${customers(240)}`, 'utf16le') });
  await page.waitForURL('**/import/*');

  await page.getByText('Which column goes where').waitFor();
  expect(await page.getByRole('combobox', { name: 'Encoding' }).inputValue()).toBe('UTF-16LE');
  expect(await page.getByRole('combobox', { name: 'Columns are parted by' }).inputValue()).toContain('Semicolon');
  expect(await page.getByRole('combobox', { name: 'Field for the column Name' }).inputValue()).toBe('Full name');
  expect(await page.getByRole('combobox', { name: 'Field for the column Mobile' }).inputValue()).toContain('Mobile');
  await page.getByRole('cell', { name: 'කමල්' }).first().waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'New field from this column: Loyal' }).click();
  expect(await page.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('Yes or no');
  await page.getByRole('button', { name: 'Add the field' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Check without importing' }).click();
  await page.getByText('What the check found').waitFor();
  await page.getByText('2 rows cannot be read as they are.').waitFor();
  await expectAccessible(page);
  expect((await journey.ask('POST', '/people/count', {})).count).toBe(0);

  await page.getByRole('button', { name: 'Import now' }).click();
  await page.getByText('238 rows came in').waitFor();
  await page.getByRole('cell', { name: 'call me' }).first().waitFor();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the rows to mend' }).click()]);
  const rows = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
  expect(rows).toHaveLength(3);
  expect(rows[1]).toContain('Expected a telephone number');
  const { items: [kamal] } = await journey.ask('GET', `/people?q=${encodeURIComponent('c0@shop.example')}`);
  expect(kamal).toMatchObject({ title: 'කමල් පෙරේරා', loyal: true, phones: [{ value: '+94771230000' }] });

  await page.getByRole('button', { name: 'Undo the import' }).click();
  await page.getByText('This import has been undone').waitFor();
  expect((await journey.ask('POST', '/people/count', {})).count).toBe(0);
  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByRole('link', { name: 'customers.csv' }).waitFor();
  await expectAccessible(page);
});

function customers(count: number): string {
  const lines = Array.from({ length: count }, (_none, at) => [
    at % 2 ? 'Nimal Fernando' : 'කමල් පෙරේරා', `Shop ${at % 9}`, at === 7 || at === 90 ? 'call me' : `077 123 ${String(at).padStart(4, '0')}`, `c${at}@shop.example`, at % 3 ? 'no' : 'yes',
  ].join(';'));
  return ['Name;Company;Mobile;E-mail;Loyal', ...lines].join('\r\n');
}
