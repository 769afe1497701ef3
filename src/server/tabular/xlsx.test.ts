import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindOfFormat, numberAsText } from './cellFormat.ts';
import type { FileCell } from './fileCell.ts';
import { openTable } from './openTable.ts';
import type { TableOptions } from './table.ts';
import { xlsxWriter } from './xlsxWriter.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'xlsx-')); });
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function save(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `book-${files += 1}.xlsx`);
  await writeFile(path, bytes);
  return path;
}

async function read(bytes: Uint8Array, options: TableOptions = {}) {
  const table = await openTable(await save(bytes), options);
  const rows: string[][] = [];
  for await (const row of table.rows()) rows.push(row.cells);
  return { ...table, all: rows };
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function written(rows: FileCell[][], name = 'People'): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of xlsxWriter(name).write(eachOf(rows))) parts.push(part);
  return Buffer.concat(parts);
}

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
/** A workbook by hand, for what no writer makes. */
function book(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync(Object.fromEntries(Object.entries({
    'xl/workbook.xml': `<workbook xmlns:r="${rels}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rels}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet, ...more,
  }).map(([name, xml]) => [name, strToU8(xml)])));
}

describe('reading', () => {
  test('words, numbers, dates, percents and leading zeros of a workbook come as a person typed them', async () => {
    const bytes = await writeXlsx({
      sheets: [{
        name: 'People',
        columns: [{ header: 'Name' }, { header: 'Phone', numFmt: '0000000000' }, { header: 'Big' }, { header: 'Born', numFmt: 'dd/mm/yyyy' }, { header: 'Share', numFmt: '0.0%' }, { header: 'Active' }],
        rows: [['Name', 'Phone', 'Big', 'Born', 'Share', 'Active'], ['කමල් "K" & <co>', 771234567, 94771234567, new Date('1990-02-28'), 0.125, true], ['0077', '0771234567', 0.1, null, 1, false]],
      }],
    });
    const table = await read(bytes);
    expect(table).toMatchObject({ format: 'xlsx', sheet: 'People', sheets: ['People'], header: ['Name', 'Phone', 'Big', 'Born', 'Share', 'Active'] });
    expect(table.all).toEqual([
      ['කමල් "K" & <co>', '0771234567', '94771234567', '1990-02-28', '12.5%', 'TRUE'],
      ['0077', '0771234567', '0.1', '', '100%', 'FALSE'],
    ]);
  });

  test('a sheet is chosen by name, and one that is not there is refused', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [['x'], ['1']] }, { name: 'B', rows: [['y'], ['2']] }] });
    expect((await read(bytes)).sheets).toEqual(['A', 'B']);
    expect((await read(bytes, { sheet: 'B' })).header).toEqual(['y']);
    await expect(read(bytes, { sheet: 'C' })).rejects.toMatchObject({ code: 'tabular.unknown_sheet' });
  });

  test('gaps between cells and rows, runs of letters, prefixes and empty elements keep their places', async () => {
    const table = await read(book(
      sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Three</t></is></c></row><row r="2"/><x:row r="4"><x:c r="C4" t="str"><x:v>a &amp; b</x:v></x:c></x:row><row r="5"><c r="A5" s="9"/><c r="B5"><f>1+1</f><v>2</v></c><c r="C5" t="e"><v>#N/A</v></c></row>'),
      { 'xl/sharedStrings.xml': '<sst><si><r><t>On</t></r><r><t xml:space="preserve">e </t></r><rPh sb="0" eb="1"><t>reading aid</t></rPh></si></sst>' },
    ));
    expect(table.header).toEqual(['One', 'Column 2', 'Three']);
    expect(table.sample).toEqual([{ line: 4, cells: ['', '', 'a & b'] }, { line: 5, cells: ['', '2', '#N/A'] }]);
  });

  test.each([
    ['dd/mm/yyyy', '44927', '2023-01-01'], ['[$-409]d mmm yy;@', '44927', '2023-01-01'], ['yyyy-mm-dd hh:mm', '44927.5', '2023-01-01T12:00:00'],
    ['h:mm AM/PM', '0.75', '18:00:00'], ['[h]:mm', '0.5', '12:00:00'], ['mmm yyyy', '59', '1900-02-28'], ['mmm yyyy', '61', '1900-03-01'],
    ['#,##0.00 "days"', '44927', '44927'], ['[$LKR] #,##0', '1250', '1250'], ['00000', '42', '00042'], ['General', '1e21', '1000000000000000000000'], ['0.00E+00', '0.1', '0.1'],
  ])('format %s makes of %s the text %s', (code, raw, text) => {
    expect(numberAsText(raw, kindOfFormat(164, code), false)).toBe(text);
  });

  test('workbooks of old Macintosh Excels count days from 1904', () => {
    expect(numberAsText('43465', kindOfFormat(14, undefined), true)).toBe('2023-01-01');
  });
});

describe('refusals', () => {
  test('a workbook that unpacks to far too much is refused', async () => {
    const bytes = book(sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(20_000_000)}</t></is></c></row>`));
    expect(bytes.length).toBeLessThan(100_000);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'tabular.too_big' });
  });

  test('a truncated, a locked and a far too wide workbook are refused', async () => {
    const good = book(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'));
    await expect(read(good.subarray(0, good.length - 60))).rejects.toMatchObject({ code: 'tabular.damaged' });
    const spoilt = Buffer.from(good);
    spoilt.fill(0x55, good.length - 600, good.length - 480);
    await expect(read(spoilt)).rejects.toMatchObject({ status: 422 });
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(read(locked)).rejects.toMatchObject({ code: 'tabular.locked' });
    await expect(read(book(sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')))).rejects.toMatchObject({ code: 'tabular.too_many_columns' });
  });
});

describe('writing', () => {
  test('another reader finds the words, numbers and dates that were written', async () => {
    const bytes = await written([['Name', 'Spent', 'Born', 'Met'], ['=1+1 කමල් <&>"', 12.5, { date: '1990-02-28' }, { date: '2026-11-21T09:30:00' }], ['', -3, { date: '1850-01-01' }, { date: '1900-01-15' }]], 'People: [2026]');
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]!.name).toBe('People   2026');
    expect(sheets[0]!.rows[1]).toEqual(['=1+1 කමල් <&>"', 12.5, new Date('1990-02-28'), new Date('2026-11-21T09:30:00Z')]);
    expect((await read(bytes)).all[1]).toEqual(['', '-3', '1850-01-01', '1900-01-15']);
  });

  test('any cells come back as they were written', async () => {
    const cell = fc.string({ unit: fc.oneof(fc.constantFrom('<', '&', '"', '\r', '\n', '_x000D_', ' ', '=', 'අ'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((letter) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(letter))) });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, fc.oneof(cell, fc.integer())), { minLength: 1, maxLength: 10 }), async (rows) => {
      const back = await read(await written([['a', 'b'], ...rows]));
      expect(back.all).toEqual(rows.map((cells) => cells.map(String)).filter((cells) => cells.some((text) => text.trim() !== '')));
    }), { numRuns: 100 });
  });

  test('a workbook without rows opens', async () => {
    expect((await readXlsx(await written([]))).sheets).toHaveLength(1);
    expect((await readFile(await save(await written([['Name']])))).length).toBeGreaterThan(500);
  });
});
