import { stat } from 'node:fs/promises';
import Papa from 'papaparse';
import { decodeFile, detectEncoding } from './decode.ts';
import { delimiters, separatorLine, sniffDelimiter, sniffNewline } from './dialect.ts';
import { rowTooLong, unknownDelimiter } from './refusals.ts';
import { limits, type Row, type RowSource, type TableOptions } from './table.ts';

const sniffChars = 64 * 1024;

export type CsvSource = RowSource & { encoding: string; delimiter: string };

/** Opens a CSV file of any encoding and dialect; rows are pulled, so a slow reader holds the file back. */
export async function openCsv(path: string, options: TableOptions = {}): Promise<CsvSource> {
  if (options.delimiter && !delimiters.includes(options.delimiter as ',')) throw unknownDelimiter();
  const encoding = options.encoding || (await detectEncoding(path, options.country));
  const start = await firstText(path, encoding);
  const newline = sniffNewline(start);
  const firstLine = start.slice(0, start.search(/[\r\n]|$/));
  const said = separatorLine.exec(firstLine)?.[1];
  const delimiter = options.delimiter || said || sniffDelimiter(said ? start.slice(firstLine.length).trimStart() : start, newline);
  const total = (await stat(path)).size;
  let read = 0;
  return {
    encoding,
    delimiter,
    share: () => (total === 0 ? 1 : read / total),
    rows: () => {
      read = 0;
      const text = decodeFile(path, encoding, (bytes) => { read += bytes; });
      return parseRows(text, { delimiter, newline, skipFirst: said !== undefined });
    },
  };
}

async function firstText(path: string, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path, encoding, () => undefined)) {
    text += piece;
    if (text.length >= sniffChars) break;
  }
  return text.slice(0, sniffChars);
}

type Dialect = { delimiter: string; newline: '\n' | '\r'; skipFirst: boolean };

/** Cuts text into rows. A quotation mark left open costs its own line only: the rows after it are read as usual. */
export async function* parseRows(text: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<Row> {
  const cut = new RowCutter(dialect);
  for await (const piece of text) yield* cut.push(piece, false);
  yield* cut.push('', true);
}

class RowCutter {
  private readonly dialect: Dialect;
  private readonly parser: Papa.Parser;
  private rest = '';
  private line = 1;
  private openQuotes = 0;
  private first = true;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline });
  }

  *push(piece: string, last: boolean): Generator<Row> {
    this.rest += piece;
    for (;;) {
      yield* this.cut(last);
      const stuck = last ? this.rest !== '' : this.rest.length > limits.rowChars;
      if (!stuck) return;
      yield this.giveUpLine();
    }
  }

  private *cut(last: boolean): Generator<Row> {
    if (this.rest === '') return;
    const text = this.rest;
    const result = this.parser.parse(text, 0, !last) as { data: string[][]; errors: { code: string }[]; meta: { cursor: number } };
    const unclosed = last && result.errors.some((error) => error.code === 'MissingQuotes');
    const rows = unclosed ? result.data.slice(0, -1) : result.data;
    const quoted = text.includes('"');
    this.rest = unclosed ? text.slice(this.startOfLastRow(text)) : text.slice(last ? text.length : result.meta.cursor);
    for (let i = 0; i < rows.length; i++) {
      const row = this.row(rows[i]!, quoted);
      const afterLastLine = last && i === rows.length - 1 && row.cells.length === 1 && row.cells[0] === '';
      if (!afterLastLine && !this.isSeparatorLine()) yield row;
      this.first = false;
    }
  }

  private startOfLastRow(text: string): number {
    return (this.parser.parse(text, 0, true) as { meta: { cursor: number } }).meta.cursor;
  }

  private row(cells: string[], quoted: boolean): Row {
    const line = this.line;
    const end = cells.length - 1;
    const tail = cells[end]!;
    if (this.dialect.newline === '\n' && tail.charCodeAt(tail.length - 1) === 13) cells[end] = tail.slice(0, -1);
    this.line += 1;
    if (quoted) for (const cell of cells) this.line += countOf(cell, this.dialect.newline);
    return { line, cells };
  }

  private isSeparatorLine(): boolean {
    return this.first && this.dialect.skipFirst;
  }

  private giveUpLine(): Row {
    this.openQuotes += 1;
    const end = this.rest.indexOf(this.dialect.newline);
    const text = end < 0 ? this.rest : this.rest.slice(0, end);
    if (this.openQuotes > limits.openQuotes || text.length > limits.rowChars) throw rowTooLong({ line: this.line });
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    const row: Row = { line: this.line, cells: text.replace(/\r$/, '').split(this.dialect.delimiter), trouble: 'quote' };
    this.line += 1;
    return row;
  }
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
