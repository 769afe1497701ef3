import { beforeAll, describe, expect, test } from 'vitest';
import { buildHttpWorld, type HttpWorld } from '#test/httpWorld.ts';
import { openFileStore } from '#server/files/store.ts';
import { systemCtx } from '#server/context.ts';
import { runImport } from './import.run.ts';

let world: HttpWorld;
let key: string;
let viewerKey: string;
let accountId: string;

const owner = { name: 'Nimali Silva', email: 'nimali@spice.example', password: 'cinnamon quills 42' };

beforeAll(async () => {
  world = await buildHttpWorld();
  const start = await world.ask('POST /setup', { body: { language: 'en', sector: 'wholesale', firmName: 'Lanka Spice Traders', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo', owner } });
  accountId = start.body.account.id;
  key = (await world.ask('POST /api-keys', { cookie: start.cookie, body: { name: 'till' } })).body.key;
  viewerKey = (await world.ask('POST /api-keys', { cookie: start.cookie, body: { name: 'board', role: 'viewer' } })).body.key;
});

/** A multipart body with the fields after the file, as many clients send them. */
function upload(fields: Record<string, string>, file?: { name: string; content: string }) {
  const edge = 'edge-of-the-parts';
  const parts = [
    ...(file ? [`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n${file.content}\r\n`] : []),
    ...Object.entries(fields).map(([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  ];
  return { body: `${parts.join('')}--${edge}--\r\n`, headers: { 'content-type': `multipart/form-data; boundary=${edge}` } };
}

describe('over HTTP', () => {
  test('a file is uploaded, mapped, checked, imported, and its wrong rows are downloaded', async () => {
    const made = await world.ask('POST /imports', { key, ...upload({ record: 'companies', country: 'lk' }, { name: 'shops.csv', content: 'Shop;Tel;Area\nGood Shop;0112345678;Galle\nBad Shop;12ab;Kandy\n' }) });
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', record: 'companies', fileName: 'shops.csv', delimiter: ';', columns: [{ name: 'Shop', field: 'name' }, { name: 'Tel', field: 'phones' }, { name: 'Area', field: null }] } });
    const at = `/imports/${made.body.id}`;
    expect((await world.ask(`PATCH ${at}`, { key, body: { mapping: { Area: 'addresses.city' } } })).body.mapping).toEqual({ Shop: 'name', Tel: 'phones', Area: 'addresses.city' });
    expect((await world.ask(`POST ${at}/start`, { key, body: { dryRun: true } }))).toMatchObject({ status: 202, body: { state: 'checking' } });
    await work(made.body.id);
    expect((await world.ask(`GET ${at}`, { key })).body).toMatchObject({ state: 'ready', created: 1, failed: 1, errors: [{ line: 3, column: 'Tel', value: '12ab', code: 'expected_phone' }] });
    expect((await world.ask(`POST ${at}/start`, { key })).status).toBe(202);
    await work(made.body.id);
    expect((await world.ask(`GET ${at}`, { key })).body).toMatchObject({ state: 'done', created: 1, failed: 1 });
    const errors = await world.ask(`GET ${at}/errors`, { key });
    expect(errors.headers['content-type']).toContain('text/csv');
    expect(errors.body).toBe('\uFEFFShop,Tel,Area,What is wrong\r\nBad Shop,12ab,Kandy,"Tel: Expected a telephone number, such as +94 77 123 4567."\r\n');
    expect((await world.ask(`POST ${at}/cancellation`, { key })).body.code).toBe('imports.not_now');
    expect((await world.ask('GET /imports', { key })).body.items).toMatchObject([{ id: made.body.id, state: 'done' }]);
    const list = await world.ask('GET /companies/export?fields=name,addresses', { key });
    expect(list.body).toBe('\uFEFFName,Addresses\r\nGood Shop,"; Galle; ; ; "\r\n');
    expect(list.headers['content-disposition']).toContain('filename="companies.csv"');
  });

  test('what cannot be imported is refused with a sentence', async () => {
    const answers = [
      await world.ask('POST /imports', { key, ...upload({ record: 'people' }) }),
      await world.ask('POST /imports', { key, ...upload({}, { name: 'a.csv', content: '%PDF-1.4' }) }),
      await world.ask('POST /imports', { key, ...upload({ record: 'dragons' }, { name: 'a.csv', content: 'a\n1\n' }) }),
      await world.ask('POST /imports', { key: viewerKey, ...upload({}, { name: 'a.csv', content: 'a\n1\n' }) }),
      await world.ask('GET /people/export?fields=shoes', { key }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'imports.file_missing'], [422, 'tabular.not_a_table'], [422, 'imports.not_importable'], [403, 'platform.not_allowed'], [422, 'platform.unknown_column'],
    ]);
  });
});

/** The job, done here: the test has no worker. */
async function work(id: string): Promise<void> {
  await runImport(await systemCtx(world.database, accountId), openFileStore(world.dataDir), id, { signal: new AbortController().signal });
}
