import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, startJourney } from './journey.ts';

const journey = startJourney();
const names = ['Kamal Perera', 'Shiromi Fernando', 'Arjun Raj', 'Hana Bekele', 'Ruwan Fonseka'];

beforeAll(async () => {
  const people = names.map((name, at) => ({ firstName: name.split(' ')[0], lastName: name.split(' ')[1], lifecycleStage: 'lead', phones: [{ value: `07712345${60 + at}` }] }));
  await journey.ask('POST', '/people/batch', { create: [
    ...people, { firstName: 'කමල්', lastName: 'වික්‍රමසිංහ', phones: [{ value: '0777654321' }] }, { firstName: 'Անի', lastName: 'Հակոբյան' },
  ] });
});

test('anybody is found in any script, by name or number', async () => {
  const page = await journey.enter('/people');
  const find = async (words: string, found: string) => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Find anyone, anything, or do something').fill(words);
    await page.getByRole('option', { name: found }).first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await find('kamal', 'කමල් වික්‍රමසිංහ');
  await find('hakobyan', 'Անի Հակոբյան');
  await find('077 765 4321', 'කමල් වික්‍රමසිංහ');
  await find('Shiromy', 'Shiromi Fernando');
});

test('a cell is edited in the table, and the toast takes it back', async () => {
  const page = await journey.enter(`/people?q=${JSON.stringify('Shiromi')}`);
  const stage = page.getByRole('row').filter({ hasText: 'Shiromi Fernando' }).getByRole('gridcell').filter({ hasText: 'Lead' });
  await stage.click();
  await stage.click();
  await page.getByRole('option', { name: 'Customer', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'Shiromi Fernando' }).getByText('Customer', { exact: true }).waitFor();
  await expectAccessible(page);
  expect((await personCalled('Shiromi')).lifecycleStage).toBe('customer');
  await page.keyboard.press('Control+z');
  await page.getByText('Undone.').waitFor();
  expect((await personCalled('Shiromi')).lifecycleStage).toBe('lead');
});

test('a card is carried to another lane of the board by keyboard', async () => {
  const page = await journey.enter('/people?layout=board');
  const card = page.locator('[aria-roledescription=draggable]').filter({ has: page.getByRole('link', { name: 'Arjun Raj' }) });
  await card.waitFor();
  await expectAccessible(page);
  await card.focus();
  await page.keyboard.press('Space');
  await page.waitForTimeout(300);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  await page.keyboard.press('Space');
  await expect.poll(async () => (await personCalled('Arjun')).lifecycleStage, { timeout: 10_000 }).toBe('prospect');
});

test('a field of the firm’s own is at once in form, table, filter and API', async () => {
  const page = await journey.enter('/settings/fields');
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByLabel('Name of the field').fill('Delivery day');
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'One choice', exact: true }).click();
  await page.getByLabel('Option 1', { exact: true }).fill('Monday');
  await page.getByLabel('Option 1', { exact: true }).press('Enter');
  await page.getByLabel('Option 2', { exact: true }).fill('Thursday');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add the field' }).click();
  await page.getByRole('button', { name: 'Change Delivery day' }).waitFor();
  await expectAccessible(page);

  await page.goto('/people');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.keyboard.press('c');
  await page.getByLabel('First name').fill('Thilini');
  await page.getByRole('combobox', { name: 'Delivery day' }).click();
  await page.getByRole('option', { name: 'Thursday' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name: 'Thilini' }).waitFor();
  await page.getByText('Thursday').first().waitFor();
  await expectAccessible(page);
  const thilini = await personCalled('Thilini');
  expect(thilini.deliveryDay).toBe('thursday');
  const { items } = await journey.ask('POST', '/people/query', { criteria: { field: 'deliveryDay', op: 'is', value: 'thursday' } });
  expect(items.map(({ title }) => title)).toEqual(['Thilini']);
});

test('history shows what was done, undoes it and keeps what was changed later; the trash gives back', async () => {
  const hana = await personCalled('Hana');
  await journey.ask('PATCH', `/people/${hana.id}`, { jobTitle: 'Buyer', source: 'Fair' });
  const [batch] = (await journey.ask('GET', '/batches?limit=1')).items;
  await journey.ask('PATCH', `/people/${hana.id}`, { jobTitle: 'Head buyer' });

  const page = await journey.enter('/history');
  await page.getByText('People: 1 changed').first().waitFor();
  await expectAccessible(page);
  await page.goto(`/history/${batch!.id}`);
  await page.getByRole('link', { name: 'Hana Bekele' }).waitFor();
  await page.getByText('Fair').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Changed later by somebody, and kept').waitFor();
  await page.getByText('now “Head buyer”').waitFor();
  await expectAccessible(page);
  expect(await personCalled('Hana')).toMatchObject({ jobTitle: 'Head buyer', source: null });

  await journey.ask('DELETE', `/people/${hana.id}`);
  await page.goto('/trash');
  await page.getByText('Hana Bekele').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore Hana Bekele' }).click();
  await page.getByText('Nothing lies here.').waitFor();
  expect((await personCalled('Hana')).title).toBe('Hana Bekele');
});

async function personCalled(name: string) {
  const { items } = await journey.ask('GET', `/people?q=${encodeURIComponent(name)}`);
  return items[0]!;
}
