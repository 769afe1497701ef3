import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callApi, databasePid, killHard, makeKey, runCommand, setUpFirm, startProgram, temporaryFolder, until, type Program } from './program.ts';

type Shown = { id: string; state: string; created: number; failed: number; position: number; batchId: string; columns: { name: string; field: string | null }[] };

/** People enough that an import is still under way when the blow falls. */
const manyRows = 3000;

async function upload(program: Program, key: string, content: string): Promise<Shown> {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/csv' }), 'customers.csv');
  form.append('record', 'people');
  const response = await fetch(`${program.url}/api/v1/imports`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: form });
  expect(response.status).toBe(201);
  return await response.json() as Shown;
}

async function importAt(program: Program, key: string, id: string): Promise<Shown> {
  return (await callApi<Shown>(program, key, { path: `/imports/${id}` })).body;
}

async function countPeople(program: Program, key: string, q?: string): Promise<number> {
  return (await callApi<{ count: number }>(program, key, { method: 'POST', path: '/people/count', body: { ...(q && { q }) } })).body.count;
}

const customers = (count: number) => `First name,Last name,Phone,Company\n${Array.from({ length: count }, (_none, index) => `Person,Number${index},077${String(1_000_000 + index)},Firm ${index % 10}\n`).join('')}`;

test.each([
  ['the program', async (program: Program) => killHard(program.pid)],
  ['everything', async (program: Program, dataDir: string) => { await Promise.all([killHard(program.pid), killHard(await databasePid(dataDir))]); }],
])('an import survives kill -9 of %s: the next start goes on with it, nothing lost and nothing doubled', async (_what, strike) => {
  const dataDir = temporaryFolder();
  const first = await startProgram({ DATA_DIR: dataDir });
  await setUpFirm(first.url);
  const key = await makeKey(dataDir);
  const { id } = await upload(first, key, customers(manyRows));
  await callApi(first, key, { method: 'POST', path: `/imports/${id}/start`, body: {} });
  await until(async () => (await importAt(first, key, id)).position > 0);
  await strike(first, dataDir);

  const second = await startProgram({ DATA_DIR: dataDir });
  const struck = await importAt(second, key, id);
  expect(struck.position).toBeLessThan(manyRows);
  await until(async () => (await importAt(second, key, id)).state === 'done');
  expect(await importAt(second, key, id)).toMatchObject({ created: manyRows, failed: 0 });
  expect(await countPeople(second, key)).toBe(manyRows);
  expect(await countPeople(second, key, 'Number2321')).toBe(1);
  const companies = await callApi<{ count: number }>(second, key, { method: 'POST', path: '/companies/count', body: {} });
  expect(companies.body.count).toBe(10);

  const undone = await callApi<{ undone: number }>(second, key, { method: 'POST', path: `/batches/${struck.batchId}/undo` });
  expect(undone.status).toBe(200);
  expect(await countPeople(second, key)).toBe(0);
});

test('the command line imports a file and exports the list, while the product runs and while it is stopped', async () => {
  const dataDir = temporaryFolder();
  const program = await startProgram({ DATA_DIR: dataDir });
  await setUpFirm(program.url);
  const file = join(dataDir, 'customers.csv');
  writeFileSync(file, 'Name;Tel;Odd\nKamal Perera;0771234567;x\nBad;12ab;y\nNila Silva;0712223334;z\n');

  const checked = await runCommand(['import', 'people', file, '--dry-run', '--json'], { DATA_DIR: dataDir });
  expect([checked.code, JSON.parse(checked.out)]).toMatchObject([2, { created: 2, failed: 1, batchId: null, notMapped: [{ column: 'Odd' }] }]);

  const imported = await runCommand(['import', 'people', file, '--map', 'Odd=tags', '--json'], { DATA_DIR: dataDir });
  expect([imported.code, JSON.parse(imported.out)]).toMatchObject([2, {
    created: 2, failed: 1, errors: [{ line: 3, column: 'Tel', value: '12ab', code: 'expected_phone' }], errorFile: join(dataDir, 'customers.errors.csv'), mapping: { Odd: 'tags' },
  }]);
  expect(readFileSync(join(dataDir, 'customers.errors.csv'), 'utf8')).toContain('Bad,12ab,y,"Tel: Expected a telephone number');

  program.child.kill('SIGTERM');
  await program.ended;
  const told = await runCommand(['import', 'people', file, '--map', 'Tel='], { DATA_DIR: dataDir });
  expect(told.code).toBe(0);
  expect(told.out).toContain('customers.csv: 3 people imported, 0 rows left out.\nColumns: Name → fullName\nNot mapped: Tel, Odd');

  const out = join(dataDir, 'people.xlsx');
  expect((await runCommand(['export', 'people', '--format', 'xlsx', '--out', out, '--filter', '{"field":"tags","op":"includesAnyOf","value":["x","z"]}'], { DATA_DIR: dataDir })).code).toBe(0);
  const again = await runCommand(['import', 'people', out, '--dry-run', '--json'], { DATA_DIR: dataDir });
  expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { created: 2, failed: 0 }]);
  expect((await runCommand(['export', 'people', '--fields', 'title', '--sort', 'title'], { DATA_DIR: dataDir })).out).toBe('\uFEFFName\r\nBad\r\nKamal Perera\r\nKamal Perera\r\nNila Silva\r\nNila Silva\r\n');
});

test('what cannot be read is said in one sentence, with exit code 1', async () => {
  const dataDir = temporaryFolder();
  const program = await startProgram({ DATA_DIR: dataDir });
  await setUpFirm(program.url);
  const file = join(dataDir, 'letter.csv');
  writeFileSync(file, '%PDF-1.7');
  const answers = [
    await runCommand(['import', 'people', file], { DATA_DIR: dataDir }),
    await runCommand(['import', 'people', join(dataDir, 'nowhere.csv')], { DATA_DIR: dataDir }),
    await runCommand(['import', 'dragons', file], { DATA_DIR: dataDir }),
  ];
  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(answers.map(({ said }) => said.trim())).toEqual([
    'This is not a table Rapport can read. Save it as CSV or as an Excel workbook (.xlsx) and try again.',
    `There is no file ${join(dataDir, 'nowhere.csv')}.`,
    'Files cannot be imported as dragons.',
  ]);
});
