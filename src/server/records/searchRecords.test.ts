import { beforeAll, expect, test } from 'vitest';
import { buildWorld } from '#test/firm.ts';
import type { Firm } from '#test/firm.ts';
import { heldOut } from '#test/data/heldOutNames.ts';
import { deleteRecords } from './change.ts';
import { queryRecords } from './page.ts';
import { searchRecords } from './searchRecords.ts';
import { createRecord, createRecords } from './write.ts';

let firm: Firm;
let other: Firm;

const people = [
  { firstName: 'කමල්', lastName: 'පෙරේරා', phones: [{ value: '077 123 4567' }] },
  { firstName: 'Kamal', lastName: 'Wijesinghe', emails: [{ value: 'kamal.w@example.com' }] },
  { firstName: 'Kamalini', lastName: 'Silva' },
  { firstName: 'Perera', lastName: 'Kamal' },
  { firstName: 'நிமல்', lastName: 'சுந்தரம்' },
  { firstName: 'ሀብተማርያም', lastName: 'ታደሰ' },
  { firstName: 'রহমান', lastName: 'চৌধুরী' },
  { firstName: 'Ձովինար', lastName: 'Հակոբյան' },
  { firstName: 'Meenakshi', lastName: 'Natarajan', addresses: [{ street: '12/3 Lake Road', city: 'Kandy', postalCode: '20000', country: 'LK' }] },
];

beforeAll(async () => {
  const world = await buildWorld();
  firm = await world.buildFirm({ country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' });
  other = await world.buildFirm({ country: 'LK' });
  await createRecords(firm.ctx, 'person', people);
  await createRecord(firm.ctx, 'company', { name: 'Kamal Stores', identifiers: { 'Tax number': 'PV-00123/4' } });
  await createRecord(firm.ctx, 'task', { name: 'Call Kamal about the price list' });
  await createRecord(other.ctx, 'person', { firstName: 'Kamal', lastName: 'Elsewhere' });
});

const titles = async (query: string, more: { types?: string[]; limit?: number } = {}) => (await searchRecords(firm.ctx, { query, ...more })).map((found) => found.title);

test.each([
  ['kamal', 'කමල් පෙරේරා'], ['perera', 'කමල් පෙරේරා'], ['wijesinghe', 'Kamal Wijesinghe'], ['විජේසිංහ', 'Kamal Wijesinghe'], ['කමල්', 'Kamal Wijesinghe'], ['nimal', 'நிமல் சுந்தரம்'],
  ['habtemariam', 'ሀብተማርያም ታደሰ'], ['rahman', 'রহমান চৌধুরী'], ['hakobyan', 'Ձովինար Հակոբյան'], ['zovinar', 'Ձովինար Հակոբյան'], ['மீனாட்சி', 'Meenakshi Natarajan'],
  ['077 123 4567', 'කමල් පෙරේරා'], ['771234567', 'කමල් පෙරේරා'], ['4567', 'කමල් පෙරේරා'], ['kamal.w@exam', 'Kamal Wijesinghe'], ['12/3', 'Meenakshi Natarajan'], ['pv00123', 'Kamal Stores'],
  ['esing', 'Kamal Wijesinghe'], ['kandy', 'Meenakshi Natarajan'],
])('%s finds %s', async (query, title) => {
  expect(await titles(query)).toContain(title);
});

test.each([['kmal'], ['kamla'], ['wijesinghw'], ['hakobian'], ['hakopyan'], ['natarajn'], ['meenaxi']])('one slip is forgiven: %s', async (query) => {
  expect((await titles(query)).length).toBeGreaterThan(0);
});

test('a slip in a name still puts the name before what merely belongs to it', async () => {
  const [first] = await searchRecords(firm.ctx, { query: 'natarajn', limit: 1 });
  expect(first).toMatchObject({ title: 'Meenakshi Natarajan', match: null });
});

test('the words may stand in any order, and all must be there', async () => {
  expect((await titles('perera kamal')).slice(0, 2)).toEqual(['Perera Kamal', 'කමල් පෙරේරා']);
  expect((await titles('kamal perera')).slice(0, 2)).toEqual(['කමල් පෙරේරා', 'Perera Kamal']);
  expect(await titles('kamal nobody')).toEqual([]);
});

test('the whole name comes first, then names that begin so, then those that hold it', async () => {
  const found = await titles('kamal');
  expect(found.indexOf('Kamal Stores')).toBeLessThan(found.indexOf('Kamalini Silva'));
  expect(found.indexOf('Kamal Wijesinghe')).toBeLessThan(found.indexOf('Perera Kamal'));
  expect(found.at(-1)).toBe('Call Kamal about the price list');
});

test('one or two letters find beginnings of words only', async () => {
  expect(await titles('ni')).toEqual(['நிமல் சுந்தரம்']);
  expect(await titles('n')).toEqual(expect.arrayContaining(['நிமல் சுந்தரம்', 'Meenakshi Natarajan']));
  expect(await titles('n')).not.toContain('Kamalini Silva');
});

test('says what matched when the title does not, and tells namesakes apart', async () => {
  const [byPhone] = await searchRecords(firm.ctx, { query: '0771234567' });
  expect(byPhone).toMatchObject({ type: 'person', title: 'කමල් පෙරේරා', subtitle: '077 123 4567', match: '077 123 4567' });
  const [byName] = await searchRecords(firm.ctx, { query: 'wijesinghe' });
  expect(byName).toMatchObject({ subtitle: 'kamal.w@example.com', match: null });
});

test('is limited to some types, to so many, to live records and to the firm', async () => {
  expect(await titles('kamal', { types: ['company'] })).toEqual(['Kamal Stores']);
  expect(await titles('kamal', { limit: 2 })).toHaveLength(2);
  expect(await titles('elsewhere')).toEqual([]);
  const id = await createRecord(firm.ctx, 'person', { firstName: 'Zenobia' });
  expect(await titles('zenobia')).toEqual(['Zenobia']);
  await deleteRecords(firm.ctx, 'person', [id]);
  expect(await titles('zenobia')).toEqual([]);
});

test('nothing typed, and signs that are no words, find nothing', async () => {
  expect(await titles('')).toEqual([]);
  expect(await titles(' .,% ')).toEqual([]);
  expect(await titles('%')).toEqual([]);
});

test('a list is searched by the same words', async () => {
  const page = await queryRecords(firm.ctx, 'person', { q: 'perera', sort: 'title' });
  expect(page.items.map((item) => item.title)).toEqual(expect.arrayContaining(['Perera Kamal', 'කමල් පෙරේරා']));
  expect((await queryRecords(firm.ctx, 'person', { q: ' ,' })).items).toEqual([]);
});

test('more than 95 % of held-out names are found across scripts by the database, both ways', async ({ annotate }) => {
  const pairs = Object.values(heldOut).flat();
  await createRecords(other.ctx, 'person', pairs.flatMap(([native, latin]) => [{ firstName: native, source: 'native' }, { firstName: latin, source: 'latin' }]));
  const found = async (typed: string, wanted: string) => (await searchRecords(other.ctx, { query: typed, limit: 50 })).some((one) => one.title === wanted);
  let hits = 0;
  const missed: string[] = [];
  for (const [native, latin] of pairs) {
    for (const [typed, wanted] of [[latin, native], [native, latin]] as const) {
      if (await found(typed, wanted)) hits += 1;
      else missed.push(`${typed} → ${wanted}`);
    }
  }
  await annotate(`${hits} of ${2 * pairs.length} found; not: ${missed.join(', ')}`);
  expect(hits / (2 * pairs.length)).toBeGreaterThan(0.95);
});
