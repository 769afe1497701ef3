import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildStore, importNow, type ImportGiven } from '#domains/platform/imports/import.factory.ts';
import { listErrors } from '#domains/platform/imports/import.queries.ts';
import type { ImportRow, Mapping } from '#domains/platform/imports/import.table.ts';
import { queryRecords } from '#server/records/page.ts';
import { buildWorld, type Firm, type World } from '#test/firm.ts';
import { hasSharedData, sharedFile } from './sharedData.ts';

describe.skipIf(!hasSharedData)('real exports of other systems', () => {
  let world: World;
  let store: Awaited<ReturnType<typeof buildStore>>;
  beforeAll(async () => {
    world = await buildWorld();
    store = await buildStore();
  });

  async function importFile(firm: Firm, path: string, given: Omit<ImportGiven, 'content'> & { mapping?: Mapping }): Promise<ImportRow> {
    return importNow(firm.ctx, store, { ...given, fileName: path.split('/').at(-1)!, content: readFileSync(sharedFile(path)) });
  }

  function mapped(row: ImportRow): Mapping {
    return Object.fromEntries(Object.entries(row.mapping).filter(([, target]) => target));
  }

  function doubted(row: ImportRow): Mapping {
    return Object.fromEntries(row.columns.filter(({ doubt }) => doubt).map(({ name, doubt }) => [name, doubt]));
  }

  test('ten Salesforce accounts come in; telephones, countries and web addresses that were scrambled are left out and said', async () => {
    const firm = await world.buildFirm({ country: 'US', currency: 'USD' });
    const row = await importFile(firm, 'crm_exports/salesforce/sf_account_data.csv', { record: 'companies' });
    expect(row).toMatchObject({ state: 'done', created_count: 10, failed_count: 0, related_count: 0 });
    expect(mapped(row)).toMatchObject({ name: 'name', industry: 'sector', number_of_employees: 'size', billing_city: 'addresses[billing].city', shipping_street: 'addresses[delivery].street' });
    expect(doubted(row)).toEqual({
      billing_country: 'addresses[billing].country', billing_country_code: 'addresses[billing].country', phone: 'phones',
      shipping_country: 'addresses[delivery].country', shipping_country_code: 'addresses[delivery].country', website: 'website',
    });
    expect(row.columns.filter(({ guess, doubt, samples }) => !guess && !doubt && samples.length > 0).map(({ name }) => name)).toEqual([
      '_fivetran_synced', 'billing_state_code', 'id', 'is_deleted', 'master_record_id', 'owner_id', 'photo_url', 'record_type_id', 'type', '_fivetran_active',
    ]);
    expect((await queryRecords(firm.ctx, 'company', { sort: 'title', fields: ['name', 'size'] })).items.map(({ title, size }) => [title, size])).toEqual([
      ['allbound ID test', null], ['Balto Dog', null], ['Blue Test', null], ['Blue Test', null], ["Eric's Test", null], ['Rick Thomas Company', null],
      ['Seinfeld', null], ['Test 123', null], ['Test 1234', null], ['Testins Opp Close', '250+'],
    ]);
  });

  test('a column of scrambled telephones that somebody maps all the same fails its rows with line, value and reason', async () => {
    const firm = await world.buildFirm({ country: 'US', currency: 'USD' });
    const row = await importFile(firm, 'crm_exports/salesforce/sf_account_data.csv', { record: 'companies', mapping: { phone: 'phones' } });
    expect(row).toMatchObject({ state: 'done', created_count: 5, failed_count: 5 });
    expect((await listErrors(firm.ctx, row.id, { limit: 1 }))[0]).toEqual({
      line: 4, column: 'phone', field: 'phones', value: 'WIDCNIeVb5iHBWziEBitQw==', code: 'expected_phone', message: 'Expected a telephone number, such as +94 77 123 4567.',
    });
  });

  test('three of four Salesforce contacts come in, of 368 columns; the fourth has nothing to call it by', async () => {
    const firm = await world.buildFirm({ country: 'US', currency: 'USD' });
    const row = await importFile(firm, 'crm_exports/salesforce/sf_contact_data.csv', { record: 'people' });
    expect(row).toMatchObject({ state: 'done', created_count: 3, failed_count: 1 });
    expect(row.columns).toHaveLength(368);
    expect(await listErrors(firm.ctx, row.id, { limit: 9 })).toMatchObject([{ line: 2, code: 'imports.empty_row' }]);
    const { items } = await queryRecords(firm.ctx, 'person', { sort: 'createdAt' });
    expect(items.at(-1)).toMatchObject({
      title: 'x G', emails: [{ value: 'hi@google.com' }], phones: [{ value: '+15555555555' }], source: 'oominfo', about: 'Buy more.',
      addresses: [{ street: '123 Ave', city: 'Chicago', region: 'Illinois', postalCode: '55555', country: 'US' }],
    });
  });

  test('84 of the 85 accounts of a hardware vendor come in, their subsidiaries joined and a misspelt sector kept', async () => {
    const firm = await world.buildFirm({ country: 'US', currency: 'USD' });
    const row = await importFile(firm, 'pipeline/maven_crm/accounts.csv', { record: 'companies' });
    expect(row).toMatchObject({ state: 'done', created_count: 84, failed_count: 1, related_count: 0 });
    expect(mapped(row)).toEqual({ account: 'name', sector: 'sector', employees: 'size', office_location: 'addresses.country', subsidiary_of: 'parent' });
    expect(await listErrors(firm.ctx, row.id, { limit: 9 })).toEqual([{
      line: 5, column: 'office_location', field: 'addresses.country', value: 'Philipines', code: 'expected_country',
      message: 'Expected a country, by its name or by its code of two letters, such as LK.',
    }]);
    const { items } = await queryRecords(firm.ctx, 'company', { sort: 'title', limit: 200 });
    expect(items.filter(({ sector }) => sector === 'technolgy')).toHaveLength(12);
    expect(items.filter(({ parent }) => parent)).toHaveLength(15);
    expect(items.find(({ title }) => title === 'Bluth Company')).toMatchObject({ size: '250+', parent: { title: 'Acme Corporation' }, addresses: [{ country: 'US' }] });
  });

  test('a table of another kind finds no column to import and says so', async () => {
    const firm = await world.buildFirm();
    await expect(importFile(firm, 'pipeline/maven_crm/sales_pipeline.csv', { record: 'companies', mapping: { account: null } })).rejects.toMatchObject({ code: 'imports.nothing_mapped' });
  });
});
