import type { ShownError } from '#domains/platform/imports/import.queries.ts';
import type { ImportRow, Mapping } from '#domains/platform/imports/import.table.ts';

/** What an import did, as programs read it and as the report tells it. */
export type ImportResult = {
  file: string; record: string; checkOnly: boolean; state: string; created: number; failed: number; related: number;
  errors: ShownError[]; errorFile: string | null; batchId: string | null; mapping: Mapping;
  notMapped: { column: string; doubt: string | null }[]; emptyColumns: string[];
};

const errorsTold = 20;
const columnsTold = 12;
const words: Record<string, [one: string, many: string]> = { person: ['person', 'people'], company: ['company', 'companies'] };
const number = new Intl.NumberFormat('en');

/** The import in words: what went in, which columns did not, and the first rows that were left out. */
export function importReport(result: ImportResult): string {
  return [headline(result), ...columnLines(result), ...errorLines(result), ...lastLines(result)].join('\n');
}

/** How far a running import is, in one line. */
export function progressLine(row: Pick<ImportRow, 'position' | 'total' | 'failed_count'>, ms: number): string {
  const rate = row.position / Math.max(ms / 1000, 0.001);
  const total = Math.max(row.total ?? 0, row.position);
  const left = rate > 0 ? Math.ceil((total - row.position) / rate) : 0;
  const wrong = row.failed_count > 0 ? `, ${number.format(row.failed_count)} left out` : '';
  return `${number.format(row.position)} of about ${number.format(total)} rows${wrong}, ${number.format(Math.round(rate))} a second, about ${left} s left`;
}

function headline({ file, record, checkOnly, state, created, failed, related }: ImportResult): string {
  const [one, many] = words[record] ?? [record, `${record}s`];
  const what = `${number.format(created)} ${created === 1 ? one : many}`;
  const out = `${number.format(failed)} ${failed === 1 ? 'row' : 'rows'} left out`;
  const also = related > 0 ? `, with ${number.format(related)} ${related === 1 ? 'record' : 'records'} they belong to` : '';
  const stopped = state === 'cancelled' ? ' The import was stopped.' : state === 'failed' ? ' The import ended early.' : '';
  return checkOnly ? `${file}: ${what} can be imported, ${out}. Nothing was written.${stopped}` : `${file}: ${what} imported${also}, ${out}.${stopped}`;
}

function columnLines({ mapping, notMapped, emptyColumns }: ImportResult): string[] {
  const holdsNothing = new Set(emptyColumns);
  const used = Object.entries(mapping).filter(([column, field]) => field && !holdsNothing.has(column)).map(([column, field]) => `${column} → ${field}`);
  const doubted = notMapped.filter(({ doubt }) => doubt).map(({ column, doubt }) => `${column} (its values do not read as ${doubt})`);
  const rest = notMapped.filter(({ doubt }) => !doubt).map(({ column }) => column);
  const empty = emptyColumns.length;
  return [
    `Columns: ${used.join(', ')}`,
    ...(doubted.length ? [`Not mapped: ${shortened(doubted)}`] : []),
    ...(rest.length ? [`${doubted.length ? 'Also not' : 'Not'} mapped: ${shortened(rest)}`] : []),
    ...(empty ? [`${number.format(empty)} empty ${empty === 1 ? 'column' : 'columns'} passed over.`] : []),
  ];
}

function shortened(list: readonly string[]): string {
  return list.length > columnsTold ? `${list.slice(0, columnsTold).join(', ')} and ${list.length - columnsTold} more` : list.join(', ');
}

function errorLines({ errors, failed }: ImportResult): string[] {
  if (errors.length === 0) return [];
  const told = errors.slice(0, errorsTold).map(({ line, column, value, message }) =>
    `  line ${line}${column ? `, ${column}` : ''}${value ? ` “${value.slice(0, 60)}”` : ''}: ${message}`);
  const more = Math.max(failed, errors.length) - errorsTold;
  return [failed > 0 ? 'Left out:' : 'Noted:', ...told, ...(more > 0 ? [`  and ${number.format(more)} more`] : [])];
}

function lastLines({ errorFile, batchId, created }: ImportResult): string[] {
  return [
    ...(errorFile ? [`The rows that were left out, with what is wrong: ${errorFile}`] : []),
    ...(batchId && created > 0 ? [`The whole import can be undone on screen under Data, batch ${batchId}.`] : []),
  ];
}
