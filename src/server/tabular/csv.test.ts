import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseRows } from './csv.ts';
import { csvWriter, withoutGuard } from './csvWriter.ts';
import type { FileCell } from './fileCell.ts';
import { openTable } from './openTable.ts';
import type { Row, TableOptions } from './table.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tabular-')); });
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function save(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `file-${files += 1}.csv`);
  await writeFile(path, content);
  return path;
}

async function read(content: string | Uint8Array, options: TableOptions = {}) {
  const table = await openTable(await save(content), options);
  const rows: Row[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, all: rows };
}

async function* eachOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('dialects', () => {
  test.each([
    [',', 'Name,City\nAmal,Galle\nNila,Jaffna\n'],
    [';', 'Name;Price\nAmal;1,50\nNila;2,75\n'],
    ['\t', 'Name\tCity\nAmal\tGalle, Fort\n'],
    ['|', 'Name|City\nAmal|Galle\n'],
  ])('columns parted by %j are found', async (delimiter, content) => {
    const table = await read(content);
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toHaveLength(2);
    expect(table.all[0]!.cells[0]).toBe('Amal');
  });

  test('a space between comma and quotation mark belongs to neither cell', async () => {
    expect((await read('"Name", "Note"\n"Amal", "tea, black"\n"Nila", "said ""yes"""\n')).all.map(({ cells }) => cells)).toEqual([['Amal', 'tea, black'], ['Nila', 'said "yes"']]);
    expect((await read('Name, Note\nAmal, tea\n')).delimiter).toBe(',');
  });

  test('a first line "sep=;" names the delimiter and is no row', async () => {
    const table = await read('sep=;\r\nName;City\r\nAmal;Galle\r\n');
    expect(table.header).toEqual(['Name', 'City']);
    expect(table.all).toEqual([{ line: 3, cells: ['Amal', 'Galle'] }]);
  });

  test('a delimiter chosen by hand wins over the guess', async () => {
    expect((await read('a;b,c\n1;2,3\n', { delimiter: ';' })).header).toEqual(['a', 'b,c']);
  });

  test('old Macintosh line ends and files that mix Windows and Unix ones are read', async () => {
    expect((await read('Name,City\rAmal,Galle\rNila,Jaffna')).all.map((row) => row.cells[1])).toEqual(['Galle', 'Jaffna']);
    expect((await read('Name,City\r\nAmal,"Galle"\r\nNila,Jaffna\nKamal,Kandy\r\n')).all.map((row) => row.cells[1])).toEqual(['Galle', 'Jaffna', 'Kandy']);
  });

  test('rows know the line they begin on, past quoted line ends and empty lines', async () => {
    const { all } = await read('Name,Note\nAmal,"two\nlines"\n\nNila,one\n');
    expect(all).toEqual([{ line: 2, cells: ['Amal', 'two\nlines'] }, { line: 5, cells: ['Nila', 'one'] }]);
  });
});

describe('headings', () => {
  test('empty and repeated headings get names a mapping can use', async () => {
    expect((await read('Phone,,Phone,  E-mail \n1,2,3,4\n')).header).toEqual(['Phone', 'Column 2', 'Phone (2)', 'E-mail']);
  });

  test('a title above the table is passed over', async () => {
    const table = await read('Customers 2026\n\nName,City,Phone\nAmal,Galle,0771234567\n');
    expect(table.header).toEqual(['Name', 'City', 'Phone']);
    expect(table.headerLine).toBe(3);
    expect(table.all).toEqual([{ line: 4, cells: ['Amal', 'Galle', '0771234567'] }]);
  });

  test('a file without headings gets numbered columns and keeps its first row', async () => {
    const table = await read('Amal,amal@example.com,0771234567\nNila,nila@example.com,0777654321\n');
    expect(table.header).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(table.all).toHaveLength(2);
  });

  test('somebody may say where the headings are', async () => {
    expect((await read('x,y\na,b\n1,2\n', { headerLine: 2 })).header).toEqual(['a', 'b']);
    expect((await read('x,y\na,b\n', { headerLine: 0 })).all).toHaveLength(2);
  });
});

describe('rows of the wrong shape', () => {
  test('a short row is filled up, a long one and a broken one are marked with their lines', async () => {
    const { all } = await read('a,b,c\n1,2\n1,2,3,4\nlost words\n1,2,3,\n');
    expect(all).toEqual([
      { line: 2, cells: ['1', '2', ''] },
      { line: 3, cells: ['1', '2', '3', '4'], trouble: 'long' },
      { line: 4, cells: ['lost words', '', ''], trouble: 'broken' },
      { line: 5, cells: ['1', '2', '3'] },
    ]);
  });

  test('a quotation mark left open costs one row, not the rest of the file', async () => {
    const { all } = await read('Name,Note\nAmal,"never closed\nNila,fine\nKamal,fine\n');
    expect(all.map(({ line, trouble }) => [line, trouble])).toEqual([[2, 'quote'], [3, undefined], [4, undefined]]);
    expect(all[1]!.cells).toEqual(['Nila', 'fine']);
  });

  test('the rest is read too when the open quotation mark stands far from the end', async () => {
    const rows = Array.from({ length: 60_000 }, (_none, index) => `Person ${index},some words of a note\n`);
    rows[10] = 'Amal,"never closed\n';
    const { all } = await read(`Name,Note\n${rows.join('')}`);
    expect(all).toHaveLength(60_000);
    expect(all.filter((row) => row.trouble)).toMatchObject([{ line: 12, trouble: 'quote' }]);
    expect(all.at(-1)).toEqual({ line: 60_001, cells: ['Person 59999', 'some words of a note'] });
  });

  test('one endless row is refused with its line', async () => {
    await expect(read(`Name,Note\nAmal,"${'x'.repeat(3_000_000)}`)).rejects.toMatchObject({ code: 'tabular.row_too_long', sentence: { values: { line: 2 } } });
  });

  test('words in quotation marks inside a cell stay as they are', async () => {
    expect((await read('Name,Note\nAmal,says "hello" twice\n')).all[0]!.cells[1]).toBe('says "hello" twice');
  });
});

describe('files that are no table', () => {
  test.each([
    ['an empty file', '', 'tabular.empty_file'],
    ['a file of blank lines', '\n\n  \n', 'tabular.empty_file'],
    ['a PDF', '%PDF-1.7 …', 'tabular.not_a_table'],
    ['a web page called .xls', '<html><table><tr><td>1</td></tr></table>', 'tabular.not_a_table'],
  ])('%s is refused', async (_name, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });
});

test('any cells come back as they were written', async () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', ';', "'", '=', '+', 'a', ' ') }));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (rows, size) => {
    const clean = rows.map((cells) => cells.map((text) => text.replaceAll('\uFEFF', '').replace(/\r$/, '')));
    const parts: Uint8Array[] = [];
    for await (const part of csvWriter.write(eachOf<FileCell[]>(clean))) parts.push(part);
    const text = new TextDecoder().decode(Buffer.concat(parts));
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    const back: string[][] = [];
    for await (const row of parseRows(eachOf(pieces), { delimiter: ',', newline: '\n', skipFirst: false })) back.push(row.cells.map(withoutGuard));
    expect(back).toEqual(clean);
  }), { numRuns: 200 });
});

test('cells that a spreadsheet would run are written as text', async () => {
  const parts: Uint8Array[] = [];
  for await (const part of csvWriter.write(eachOf<FileCell[]>([['=1+1', '+94771234567', '-x', '@x', '\tx', -5, { date: '2026-11-21T09:30:00' }]]))) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe("\uFEFF'=1+1,'+94771234567,'-x,'@x,'\tx,-5,2026-11-21 09:30:00\r\n");
});
