import Papa from 'papaparse';

export const delimiters = [',', ';', '\t', '|', ', ', '; '] as const;

/** A first line `sep=;` says the delimiter; it comes from Excel and for Excel, and is no row. */
export const separatorLine = /^sep=([,;\t|])\r?\n?$/i;

/** The mark that ends lines. Files that mix both Windows and Unix ends are read by the one both share. */
export function sniffNewline(text: string): '\n' | '\r' {
  const outsideQuotes = text.replace(/"[^"]*"/g, '');
  return outsideQuotes.includes('\r') && !outsideQuotes.includes('\n') ? '\r' : '\n';
}

/** The delimiter that cuts the first lines into the same number of columns most often, and into most columns. */
export function sniffDelimiter(text: string, newline: '\n' | '\r'): string {
  let best = { delimiter: ',', score: 0 };
  // A space after the comma belongs to the delimiter where quotation marks follow it; else cells are trimmed later anyway.
  const spaced = /[,;] "/.test(text);
  for (const delimiter of delimiters.filter((one) => spaced || one.length === 1)) {
    const score = evenness(text, delimiter, newline);
    if (score > best.score || (score === best.score && delimiter.length > 1)) best = { delimiter, score };
  }
  return best.delimiter;
}

function evenness(text: string, delimiter: string, newline: '\n' | '\r'): number {
  const parser = new Papa.Parser({ delimiter, newline, preview: 50 });
  const rows = (parser.parse(text, 0, false) as { data: string[][] }).data.filter((cells) => cells.join('').trim() !== '');
  const widths = new Map<number, number>();
  for (const cells of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, times] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (width < 2) return 0;
  // A title or two above the table may spoil evenness, so agreement weighs more than the number of columns.
  const agreement = times / rows.length;
  return agreement ** 2 * Math.log2(width + 1);
}

const looksLikeValue = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^\+?[\d\s()./-]{6,}$|^\d+([.,]\d+)?$|^\d{4}-\d\d-\d\d/;

/** Index of the row of headings among the first rows: titles above are skipped; -1 when the first row is already a value. */
export function findHeader(rows: readonly string[][]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  const first = filled.findIndex((count) => count > 0);
  if (first < 0) return -1;
  const wide = filled.findIndex((count) => count >= 2);
  const header = widest >= 2 && filled[first] === 1 && wide > first && wide <= first + 5 ? wide : first;
  return rows[header]!.some((cell) => looksLikeValue.test(cell.trim())) && rows.length > 1 && !spelledOut(rows[header]!) ? -1 : header;
}

/** A heading row may hold a year or a number among its words; a row of values has at most half of its cells in words. */
function spelledOut(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const values = filled.filter((cell) => looksLikeValue.test(cell.trim()));
  return values.every((cell) => !cell.includes('@')) && values.length * 2 < filled.length;
}

/** Headings a mapping can name: trimmed, empty ones called by `unnamed`, repeated ones numbered. */
export function nameColumns(cells: readonly string[], unnamed: (position: number) => string): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || unnamed(index + 1);
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
