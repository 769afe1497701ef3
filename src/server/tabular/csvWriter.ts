import type { FileCell, TableWriter } from './fileCell.ts';

const flushChars = 64 * 1024;

/** Excel runs a cell that begins so as a formula; an apostrophe keeps it text (OWASP, CSV injection). */
const runnable = /^'*[=+\-@\t\r]/;

/** A CSV writer: RFC 4180, with the byte order mark Excel needs for UTF-8, and no cell that could run as a formula. */
export const csvWriter: TableWriter = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  async *write(rows) {
    let text = '\uFEFF';
    for await (const row of rows) {
      text += csvLine(row);
      if (text.length < flushChars) continue;
      yield Buffer.from(text);
      text = '';
    }
    if (text) yield Buffer.from(text);
  },
};

function csvLine(cells: readonly FileCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: FileCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.date.replace('T', ' ');
  const safe = runnable.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Takes away the apostrophe a CSV writer put before a cell that could run as a formula. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell;
}
