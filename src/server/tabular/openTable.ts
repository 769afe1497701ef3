import { open, readFile, stat } from 'node:fs/promises';
import { readOds } from 'hucre/ods';
import { readXls, readXlsb, type Workbook } from 'hucre/xlsx';
import { openCsv } from './csv.ts';
import { findHeader, nameColumns } from './dialect.ts';
import { damagedWorkbook, emptyFile, lockedWorkbook, notATable, tooBigInside, unknownSheet } from './refusals.ts';
import { limits, type Row, type RowSource, type Table, type TableFormat, type TableOptions } from './table.ts';
import { openXlsx } from './xlsx.ts';
import { openZip } from './zip.ts';

type Opened = RowSource & Pick<Table, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet'>;

/**
 * Opens a file of rows whatever its kind, encoding and dialect, finds its headings and reads a sample.
 * Refuses an empty file, one that is no table, a locked or damaged workbook, and one that unpacks to far too much.
 */
export async function openTable(path: string, options: TableOptions & { unnamed?: (position: number) => string } = {}): Promise<Table> {
  const source = await openSource(path, options);
  const first = await firstRows(source);
  if (!first.some((row) => isFilled(row.cells))) throw emptyFile();
  const index = options.headerLine === undefined ? findHeader(first.map((row) => row.cells)) : indexOfLine(first, options.headerLine);
  const unnamed = options.unnamed ?? ((position: number) => `Column ${position}`);
  const headerRow = first[index];
  const header = nameColumns(headerRow ? trimEnd(headerRow.cells) : widestOf(first), unnamed);
  const headerLine = headerRow?.line ?? 0;
  const { format, encoding, delimiter, sheets, sheet } = source;
  return {
    format, encoding, delimiter, sheets, sheet, header, headerLine,
    sample: first.slice(index + 1).filter((row) => isFilled(row.cells)).map((row) => fit(row, header.length)),
    share: source.share,
    rows: () => dataRows(source, headerLine, header.length),
  };
}

async function openSource(path: string, options: TableOptions): Promise<Opened> {
  const head = await readStart(path);
  if (head.length === 0) throw emptyFile();
  if (head.readUInt32BE(0) === 0x504b0304) return openZipped(path, options);
  if (head.readUInt32BE(0) === 0xd0cf11e0) return openOldBook(path, options);
  if (looksBinary(head)) throw notATable();
  return { format: 'csv', sheets: [], sheet: null, ...(await openCsv(path, options)) };
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return bytesRead > 0 && bytesRead < 4 ? buffer.subarray(0, 4) : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** PDF, pictures, pages of the web and programs are often renamed to .csv or .xls. */
function looksBinary(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 512).trimStart().toLowerCase();
  return /^(%pdf|\x89png|gif8|\xff\xd8\xff|\x7felf|mz\x90|rar!|7z\xbc|\x1f\x8b|<!doctype html|<html|<\?xml|\{\\rtf)/.test(start);
}

async function openZipped(path: string, options: TableOptions): Promise<Opened> {
  const zip = await openZip(path);
  if (zip.names().some((name) => name.endsWith('workbook.xml'))) {
    return { format: 'xlsx', encoding: null, delimiter: null, ...(await openXlsx(path, options.sheet)) };
  }
  if (zip.has('xl/workbook.bin')) return wholeBook(path, { format: 'xlsb', read: readXlsb }, options);
  if (zip.has('content.xml') && zip.has('mimetype')) return wholeBook(path, { format: 'ods', read: readOds }, options);
  throw notATable();
}

async function openOldBook(path: string, options: TableOptions): Promise<Opened> {
  const bytes = await readFile(path);
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw lockedWorkbook();
  return wholeBook(path, { format: 'xls', read: readXls }, options);
}

/** Kinds that can only be read whole; their size is bounded instead. */
async function wholeBook(path: string, kind: { format: TableFormat; read: (bytes: Uint8Array) => Promise<Workbook> }, options: TableOptions): Promise<Opened> {
  if ((await stat(path)).size > limits.wholeBytes) throw tooBigInside();
  const book = await kind.read(await readFile(path)).catch(() => {
    throw damagedWorkbook();
  });
  const sheet = options.sheet === undefined ? book.sheets[0] : book.sheets.find(({ name }) => name === options.sheet);
  if (!sheet) throw options.sheet === undefined ? emptyFile() : unknownSheet({ sheet: options.sheet });
  return {
    format: kind.format, encoding: null, delimiter: null, sheets: book.sheets.map(({ name }) => name), sheet: sheet.name,
    share: () => 1,
    async *rows() {
      for (const [index, values] of sheet.rows.entries()) yield { line: index + 1, cells: values.map(valueAsText) };
    },
  };
}

function valueAsText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '').slice(0, 19);
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

async function firstRows(source: RowSource): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of source.rows()) {
    rows.push(row);
    if (rows.length >= limits.sampleRows) break;
  }
  return rows;
}

async function* dataRows(source: RowSource, headerLine: number, width: number): AsyncGenerator<Row> {
  for await (const row of source.rows()) {
    if (row.line > headerLine && isFilled(row.cells)) yield fit(row, width);
  }
}

/** A row as wide as the headings; more filled cells than headings, or a single cell where there are several, is trouble. */
function fit(row: Row, width: number): Row {
  const { line, cells } = row;
  const whole = cells.length;
  if (whole > width && cells.slice(width).some((cell) => cell !== '')) return { line, cells, trouble: row.trouble ?? 'long' };
  if (whole > width) cells.length = width;
  if (row.trouble) return row;
  while (cells.length < width) cells.push('');
  return whole === 1 && width > 2 ? { line, cells, trouble: 'broken' } : row;
}

function indexOfLine(rows: readonly Row[], line: number): number {
  return line === 0 ? -1 : rows.findIndex((row) => row.line === line);
}

function widestOf(rows: readonly Row[]): string[] {
  return Array.from({ length: Math.max(...rows.map((row) => trimEnd(row.cells).length)) }, () => '');
}

function trimEnd(cells: readonly string[]): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end -= 1;
  return cells.slice(0, end);
}

function isFilled(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return true;
  return false;
}
