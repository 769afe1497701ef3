import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type Firm, type World } from '#test/firm.ts';
import type { FileStore } from '#server/files/store.ts';
import { undoBatch } from '#server/records/undo.ts';
import { countRecords, queryRecords } from '#server/records/page.ts';
import { createRecord } from '#server/records/write.ts';
import { createField } from '#domains/platform/fields/field.service.ts';
import { buildImport, buildStore, finishNow, importNow } from './import.factory.ts';
import { errorsFile, listErrors, presentImport } from './import.queries.ts';
import { beginImport, changeMapping } from './import.service.ts';

let world: World;
let store: FileStore;
let firm: Firm;

beforeAll(async () => {
  world = await buildWorld();
  store = await buildStore();
});

async function freshFirm(): Promise<Firm> {
  firm = await world.buildFirm();
  return firm;
}

async function people() {
  return (await queryRecords(firm.ctx, 'person', { sort: 'createdAt', limit: 1000 })).items;
}

async function errorsText(id: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of await errorsFile(firm.ctx, id)) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('an import', () => {
  test('brings in people with their phones, addresses, company and options in any of the six languages', async () => {
    await freshFirm();
    const done = await importNow(firm.ctx, store, {
      content: 'Name,Phone,Mobile,E-mail,Company,Street,City,Country,Stage,Tags,Birthday\n'
        + '"Perera, Kamal",011 234 5678,0771234567,kamal@example.com,Lanka Foods,1 Main St,Galle,Sri Lanka,Customer,"vip, gold",05/03/1980\n'
        + 'Ludwig van Beethoven,,,,LANKA FOODS,,,,lead,,\n',
      mapping: { Phone: 'phones[work]' },
    });
    expect(done).toMatchObject({ state: 'done', created_count: 2, failed_count: 0, related_count: 1, position: 2 });
    const [kamal, ludwig] = await people();
    expect(kamal).toMatchObject({
      firstName: 'Kamal', lastName: 'Perera', emails: [{ value: 'kamal@example.com' }], birthday: '1980-03-05', lifecycleStage: 'customer', tags: ['vip', 'gold'],
      phones: [{ value: '+94112345678', kind: 'work', primary: true }, { value: '+94771234567', kind: 'mobile', primary: false }],
      addresses: [{ street: '1 Main St', city: 'Galle', country: 'LK' }], company: { title: 'Lanka Foods' }, owner: { id: firm.ctx.actor.memberId },
    });
    expect(ludwig).toMatchObject({ firstName: 'Ludwig', lastName: 'van Beethoven', company: { title: 'Lanka Foods' } });
    expect(await countRecords(firm.ctx, 'company', {})).toBe(1);
  });

  test('finds a company that is already there, whatever its letter case', async () => {
    await freshFirm();
    const id = await createRecord(firm.ctx, 'company', { name: 'Ceylon Tea House' });
    await importNow(firm.ctx, store, { content: 'First name,Company\nNila,CEYLON  TEA house\n' });
    expect((await people())[0]).toMatchObject({ company: { id } });
  });

  test('gives records to the colleague whose name or address the file holds', async () => {
    await freshFirm();
    const other = (await firm.as('member')).actor;
    const { email } = (await firm.ctx.read((tx) => tx.first<{ email: string }>(sql`select email from users where id = ${other.userId}`)))!;
    const done = await importNow(firm.ctx, store, { content: `First name,Owner\nA,${other.name.toUpperCase()}\nB,${email}\nC,Nobody Known\n` });
    expect(done).toMatchObject({ created_count: 2, failed_count: 1 });
    expect((await people()).map(({ owner }) => (owner as { id: string }).id)).toEqual([other.memberId, other.memberId]);
    expect(await listErrors(firm.ctx, done.id, { limit: 3 })).toMatchObject([{ line: 4, column: 'Owner', code: 'not_found', message: 'Nothing called “Nobody Known” was found.' }]);
  });

  test('fills custom fields by their labels', async () => {
    await freshFirm();
    await createField(firm.ctx, { recordType: 'person', type: 'number', label: 'Shoe size', required: false });
    await importNow(firm.ctx, store, { content: 'First name;Shoe size\nNila;38,5\n' });
    expect(Object.values((await people())[0]!)).toContain(38.5);
  });

  test('is one batch that can be undone, with the companies it made', async () => {
    await freshFirm();
    await createRecord(firm.ctx, 'person', { firstName: 'Stays' });
    const done = await importNow(firm.ctx, store, { content: 'First name,Company\nA,One\nB,Two\nC,One\n' });
    expect(await countRecords(firm.ctx, 'company', {})).toBe(2);
    expect(await undoBatch(firm.ctx, done.batch_id)).toMatchObject({ undone: 5, conflicts: [] });
    expect([await countRecords(firm.ctx, 'person', {}), await countRecords(firm.ctx, 'company', {})]).toEqual([1, 0]);
  });

  test('joins companies that belong to one another in any order, and makes a parent nobody lists', async () => {
    await freshFirm();
    const done = await importNow(firm.ctx, store, { record: 'companies', content: 'account,sector,employees,subsidiary_of\nBranch,retail,12,Head\nHead,technolgy,2822,\nLone,retail,1,Elsewhere Ltd\nRound,retail,3,Round\n' });
    expect(done).toMatchObject({ created_count: 4, failed_count: 0, related_count: 1 });
    const companies = (await queryRecords(firm.ctx, 'company', { sort: 'title' })).items;
    expect(companies.map(({ title, sector, size, parent }) => [title, sector, size, (parent as { title: string } | null)?.title ?? null])).toEqual([
      ['Branch', 'retail', '10-49', 'Head'], ['Elsewhere Ltd', null, null, null], ['Head', 'technolgy', '250+', null], ['Lone', 'retail', '1', 'Elsewhere Ltd'], ['Round', 'retail', '2-9', null],
    ]);
  });

  test('two companies that belong to each other keep one of the two relations, and the other is said', async () => {
    await freshFirm();
    const done = await importNow(firm.ctx, store, { record: 'companies', content: 'account,subsidiary_of\nA,B\nB,A\n' });
    expect(done).toMatchObject({ state: 'done', created_count: 2 });
    expect(await listErrors(firm.ctx, done.id, { limit: 10 })).toMatchObject([{ field: 'parent', code: 'customers.company_belongs_to_itself' }]);
  });
});

describe('wrong rows', () => {
  const content = 'Name,Phone,E-mail,Company\nNila Silva,0771234567,nila@example.com,Good Co\nBad Phone,12ab,bad@example.com,Never Made\n,,,\n,,x,\n"Open,0771234568,x@example.com,\nToo,Many,Cells,Here,Now\n,,,Only Company\nKamal,0771234569,kamal@example.com,\n';

  test('never stop the others, make no company, and are told with line, column and sentence', async () => {
    await freshFirm();
    const done = await importNow(firm.ctx, store, { content });
    expect(done).toMatchObject({ state: 'done', created_count: 2, failed_count: 5 });
    expect((await listErrors(firm.ctx, done.id, { limit: 20 })).map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'Phone', 'expected_phone'], [5, 'E-mail', 'expected_email'], [6, null, 'imports.open_quote'], [7, null, 'imports.too_many_cells'], [8, null, 'customers.person_nameless'],
    ]);
    expect((await queryRecords(firm.ctx, 'company', {})).items.map((item) => item.title)).toEqual(['Good Co']);
  });

  test('come back in a file that can be mended and imported again', async () => {
    await freshFirm();
    const done = await importNow(firm.ctx, store, { content });
    const errors = await errorsText(done.id);
    expect(errors.split('\r\n').slice(0, 2)).toEqual(['\uFEFFName,Phone,E-mail,Company,What is wrong', 'Bad Phone,12ab,bad@example.com,Never Made,"Phone: Expected a telephone number, such as +94 77 123 4567."']);
    const again = await importNow(firm.ctx, store, { content: errors.replace('12ab', '0771112223') });
    expect(again).toMatchObject({ created_count: 2, failed_count: 3 });
  });

  test('are found by a check that writes nothing', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content });
    expect(await finishNow(firm.ctx, store, id, 'checking')).toMatchObject({ state: 'ready', created_count: 2, failed_count: 5 });
    expect(await countRecords(firm.ctx, 'person', {})).toBe(0);
    expect(await finishNow(firm.ctx, store, id, 'running')).toMatchObject({ state: 'done', created_count: 2, failed_count: 5 });
  });

  test('that only the database finds are taken out one by one', async () => {
    await freshFirm();
    const [taken] = [await createRecord(firm.ctx, 'person', { firstName: 'There' })];
    const rows = Array.from({ length: 30 }, (_none, index) => `Person ${index},\n`).join('');
    const { id } = await buildImport(firm.ctx, store, { content: `Name,Company\n${rows}Points away,${taken}\n` });
    expect(await finishNow(firm.ctx, store, id, 'running')).toMatchObject({ created_count: 30, failed_count: 1 });
    expect(await listErrors(firm.ctx, id, { limit: 5 })).toMatchObject([{ line: 32, field: 'company', code: 'platform.no_such_record' }]);
  });
});

describe('before it starts', () => {
  test('the screen sees columns, guesses, places to choose from and the first rows as they will be', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: 'Name,Telephone,Odd\nNila Silva,0771234567,?\nX,nonsense,?\n' });
    const shown = await presentImport(firm.ctx, store, id);
    expect(shown).toMatchObject({
      state: 'draft', record: 'people', encoding: 'utf-8', delimiter: ',', headerLine: 1,
      columns: [{ name: 'Name', guess: 'fullName', field: 'fullName' }, { name: 'Telephone', guess: 'phones', samples: ['0771234567', 'nonsense'] }, { name: 'Odd', guess: null }],
      preview: [{ line: 2, values: { firstName: 'Nila', lastName: 'Silva', phones: '077 123 4567' }, problems: [] }, { line: 3, problems: [{ column: 'Telephone', code: 'expected_phone' }] }],
    });
    expect((shown['targets'] as { key: string }[]).map(({ key }) => key)).toEqual(expect.arrayContaining(['fullName', 'phones[work]', 'addresses[billing].city', 'tags']));
  });

  test('another encoding, delimiter or order of dates reads the file anew and keeps what was chosen', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: Buffer.from('First;Born;Note\nJosé;03/04/1990;x\n', 'latin1') });
    await changeMapping(firm.ctx, store, id, { mapping: { Note: 'tags', born: 'birthday' } });
    const changed = await changeMapping(firm.ctx, store, id, { encoding: 'windows-1252', dateOrder: 'monthFirst' });
    expect(changed).toMatchObject({ encoding: 'windows-1252', date_order: 'monthFirst', mapping: { First: 'firstName', Born: 'birthday', Note: 'tags' } });
    await finishNow(firm.ctx, store, id, 'running');
    expect((await people())[0]).toMatchObject({ firstName: 'José', birthday: '1990-03-04', tags: ['x'] });
  });

  test('an unknown column or field, a file without a field, and a company without name column are refused', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: 'Odd\nx\n' });
    await expect(changeMapping(firm.ctx, store, id, { mapping: { Nope: 'tags' } })).rejects.toMatchObject({ code: 'imports.unknown_column' });
    await expect(changeMapping(firm.ctx, store, id, { mapping: { Odd: 'shoeSize' } })).rejects.toMatchObject({ code: 'imports.unknown_field' });
    await expect(beginImport(firm.ctx, id, 'running')).rejects.toMatchObject({ code: 'imports.nothing_mapped' });
    const companies = await buildImport(firm.ctx, store, { record: 'companies', content: 'Industry\nretail\n' });
    await expect(beginImport(firm.ctx, companies.id, 'running')).rejects.toMatchObject({ code: 'imports.required_unmapped' });
    await expect(buildImport(firm.ctx, store, { record: 'files', content: 'a\n1\n' })).rejects.toMatchObject({ code: 'imports.not_importable' });
  });

  test('a viewer may not import, and another firm sees nothing of it', async () => {
    await freshFirm();
    const { id } = await buildImport(firm.ctx, store, { content: 'Name\nA\n' });
    await expect(buildImport(await firm.as('viewer'), store, { content: 'Name\nA\n' })).rejects.toMatchObject({ status: 403 });
    const other = await world.buildFirm();
    await expect(presentImport(other.ctx, store, id)).rejects.toMatchObject({ status: 404 });
  });
});
