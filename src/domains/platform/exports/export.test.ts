import { beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#kernel/language.ts';
import { buildWorld, type Firm, type World } from '#test/firm.ts';
import type { FileStore } from '#server/files/store.ts';
import { queryRecords } from '#server/records/page.ts';
import { createRecord, createRecords } from '#server/records/write.ts';
import { createField } from '../fields/field.service.ts';
import { buildStore, importNow } from '../imports/import.factory.ts';
import { exportRecords, type ExportAsked } from './export.service.ts';

let world: World;
let store: FileStore;

beforeAll(async () => {
  world = await buildWorld();
  store = await buildStore();
});

async function exported(firm: Firm, record: string, asked: ExportAsked): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await exportRecords(firm.ctx, record, asked)).bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** What a list shows, without what every record has for itself. */
async function listed(firm: Firm, record: string) {
  const { items } = await queryRecords(firm.ctx, record, { sort: 'title', limit: 1000 });
  return items.map(({ id: _id, version: _version, can: _can, createdAt: _createdAt, createdBy: _createdBy, updatedAt: _updatedAt, updatedBy: _updatedBy, owner: _owner, company, parent, ...rest }) =>
    ({ ...rest, company: (company as { title: string } | undefined)?.title, parent: (parent as { title: string } | undefined)?.title }));
}

async function fill(firm: Firm): Promise<void> {
  await createField(firm.ctx, { recordType: 'person', type: 'number', label: 'Shoe size', key: 'shoeSize', required: false });
  await createField(firm.ctx, { recordType: 'person', type: 'dateTime', label: 'Last seen', key: 'lastSeen', required: false });
  await createField(firm.ctx, { recordType: 'person', type: 'money', label: 'Limit', key: 'creditLimit', required: false });
}

async function fillPeople(firm: Firm): Promise<void> {
  await fill(firm);
  const [head, branch] = await createRecords(firm.ctx, 'company', [{ name: 'Head, "Office"', sector: '=cmd()', identifiers: { VAT: '0012' } }, { name: 'Branch' }]);
  await createRecords(firm.ctx, 'person', [
    {
      firstName: '=Kamal', lastName: '-Perera', otherName: 'කමල් පෙරේරා', company: head, emails: [{ value: 'a@example.com', kind: 'work' }, { value: 'b@example.com', kind: 'personal', primary: true }],
      phones: [{ value: '+94771234567', kind: 'mobile', primary: true }, { value: '+37410123456', kind: 'work' }], lifecycleStage: 'regular', tags: ['a b', 'vip'], birthday: '1980-02-29',
      addresses: [{ street: '1 Main St\nFlat 2', city: 'Galle', postalCode: '80000', country: 'LK', kind: 'home' }], preferences: { Delivery: 'Mornings: early' }, about: 'Line one\nline "two"',
      preferredChannel: 'whatsapp', language: 'si', shoeSize: 38.5, lastSeen: '2026-03-05T10:00:00.000Z', creditLimit: { amount: 125050, currency: 'LKR' },
    },
    { firstName: 'Nila', company: branch, phones: ['0712223334'], shoeSize: -1 },
    { lastName: "'=quoted", tags: ['+1'] },
  ]);
}

describe.each(['csv', 'xlsx'] as const)('as %s', (format) => {
  test('a list of people comes back the same when it is imported into another firm', async () => {
    const [from, to] = [await world.buildFirm(), await world.buildFirm()];
    await fillPeople(from);
    await fill(to);
    const content = await exported(from, 'person', { format });
    expect(await importNow(to.ctx, store, { content, fileName: `people.${format}` })).toMatchObject({ state: 'done', created_count: 3, failed_count: 0 });
    expect(await listed(to, 'person')).toEqual(await listed(from, 'person'));
  });

  test('companies come back with their hierarchy and registration numbers', async () => {
    const [from, to] = [await world.buildFirm(), await world.buildFirm()];
    const parent = await createRecord(from.ctx, 'company', { name: 'Zenith Group', website: 'https://zenith.example', identifiers: { VAT: '0012', 'Reg. no': '7' } });
    await createRecord(from.ctx, 'company', { name: 'Apex', parent, size: '10-49' });
    const content = await exported(from, 'company', { format });
    expect(await importNow(to.ctx, store, { record: 'companies', content })).toMatchObject({ created_count: 2, failed_count: 0, related_count: 0 });
    expect(await listed(to, 'company')).toEqual(await listed(from, 'company'));
  });
});

test('a file is for people to read: numbers, addresses and places as words, no code', async () => {
  const firm = await world.buildFirm();
  await createRecord(firm.ctx, 'person', { firstName: 'Readable', phones: ['0771234567', { value: '0112223334', kind: 'work' }], emails: ['r@example.com'], addresses: [{ street: '1 Main St', city: 'Galle', country: 'LK' }] });
  const content = String(await exported(firm, 'person', { format: 'csv' }));
  expect(content).toContain('+94771234567; +94112223334 (work)');
  expect(content).toContain('r@example.com');
  expect(content).not.toMatch(/[{}[\]]/);
});

test.each(languages)('headings and words in %s are read back by a firm of another language', async (language) => {
  const [from, to] = [await world.buildFirm({ language }), await world.buildFirm({ language: language === 'en' ? 'hy' : 'en' })];
  await fillPeople(from);
  await fill(to);
  const content = await exported(from, 'person', { format: 'csv' });
  const done = await importNow(to.ctx, store, { content });
  expect(Object.entries(done.mapping).filter(([, target]) => target === null)).toHaveLength(5);
  expect(done).toMatchObject({ created_count: 3, failed_count: 0 });
  expect(await listed(to, 'person')).toEqual(await listed(from, 'person'));

  const third = await world.buildFirm();
  expect(await importNow(third.ctx, store, { record: 'companies', content: await exported(from, 'company', { format: 'csv' }) })).toMatchObject({ created_count: 2, failed_count: 0 });
  expect(await listed(third, 'company')).toEqual(await listed(from, 'company'));
});

test('the file holds what the list shows: filter, order, columns, headings in the reader\'s language', async () => {
  const firm = await world.buildFirm();
  await createRecords(firm.ctx, 'person', [{ firstName: 'Beta', tags: ['x'] }, { firstName: 'Alpha', tags: ['x'] }, { firstName: 'Other' }]);
  const text = (await exported(firm, 'person', { format: 'csv', criteria: { field: 'tags', op: 'includesAnyOf', value: ['x'] }, sort: 'title', fields: ['title', 'tags', 'lifecycleStage'] })).toString();
  expect(text).toBe('\uFEFFName,Tags,Stage\r\nAlpha,x,Lead\r\nBeta,x,Lead\r\n');
});

test('a relation to the second of two companies of one name is written by id', async () => {
  const firm = await world.buildFirm();
  const [first, second] = [await createRecord(firm.ctx, 'company', { name: 'Twin' }), await createRecord(firm.ctx, 'company', { name: 'Twin' })];
  await createRecords(firm.ctx, 'person', [{ firstName: 'A', company: first }, { firstName: 'B', company: second }]);
  expect((await exported(firm, 'person', { format: 'csv', sort: 'title', fields: ['firstName', 'company'] })).toString()).toBe(`\uFEFFFirst name,Company\r\nA,Twin\r\nB,${second}\r\n`);
});

test('more than a page is written whole, and an unknown column or filter is refused before the file begins', async () => {
  const firm = await world.buildFirm();
  for (let from = 0; from < 2500; from += 500) await createRecords(firm.ctx, 'person', Array.from({ length: 500 }, (_none, index) => ({ firstName: `P${String(from + index).padStart(4, '0')}` })));
  const lines = (await exported(firm, 'person', { format: 'csv', sort: '-title', fields: ['firstName'] })).toString().trim().split('\r\n');
  expect([lines.length, lines[1], lines.at(-1)]).toEqual([2501, 'P2499', 'P0000']);
  await expect(exportRecords(firm.ctx, 'person', { format: 'csv', fields: ['shoes'] })).rejects.toMatchObject({ code: 'platform.unknown_column' });
  await expect(exportRecords(firm.ctx, 'person', { format: 'csv', criteria: { field: 'shoes', op: 'is', value: 1 } })).rejects.toMatchObject({ status: 422 });
});
