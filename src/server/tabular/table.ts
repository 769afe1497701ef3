/** One row of a file: its line (the row number in a workbook), its cells as text, and what is wrong with its shape. */
export type Row = { line: number; cells: string[]; trouble?: RowTrouble };

/** `quote`: a quotation mark is never closed. `long`: more filled cells than headings. `broken`: one cell where the headings have several. */
export type RowTrouble = 'quote' | 'long' | 'broken';

export type TableFormat = 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods';

export type TableOptions = {
  /** What somebody chose instead of the guess. */
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
  /** Line of the headings; 0 when the file has none. */
  headerLine?: number | undefined;
  /** ISO 3166-1 alpha-2 of the firm: the old code page its files are likely to be in. */
  country?: string | undefined;
};

/** A file opened as a table, whatever it is; rows are read as they are asked for. */
export type Table = {
  format: TableFormat;
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  header: string[];
  headerLine: number;
  sample: Row[];
  rows(): AsyncIterable<Row>;
  /** Part of the file the latest `rows()` has read, 0 to 1. */
  share(): number;
};

/** Rows straight from a reader, before anybody knows where the headings are. */
export type RowSource = { rows(): AsyncGenerator<Row>; share(): number };

export const limits = {
  sampleRows: 100,
  columns: 16_384,
  /** Characters of one row: past it a quotation mark was left open, or the file is no table. */
  rowChars: 1_000_000,
  /** Rows mended after an open quotation mark before the whole file is refused. */
  openQuotes: 100,
  /** Bytes of the parts of a workbook that are held in memory, unpacked. */
  sharedStringBytes: 256 * 1024 * 1024,
  partBytes: 32 * 1024 * 1024,
  /** Bytes of a sheet, unpacked; it is streamed, so only time is spent. */
  sheetBytes: 4 * 1024 * 1024 * 1024,
  /** Bytes of a workbook of the older kinds, which are read whole. */
  wholeBytes: 64 * 1024 * 1024,
} as const;
