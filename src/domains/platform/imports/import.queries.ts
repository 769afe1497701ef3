import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { msg, type Message } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Surroundings } from '#kernel/fields/fieldType.ts';
import type { Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { translate } from '#server/i18n.ts';
import { authorize } from '#server/permission.ts';
import { typesOf } from '#server/records/registry.ts';
import { csvWriter } from '#server/tabular/csvWriter.ts';
import { openTable } from '#server/tabular/openTable.ts';
import { getImport } from './import.progress.ts';
import { rowReader, type ReadRow } from './import.reading.ts';
import { importSurroundings } from './import.surroundings.ts';
import { targetsOf } from './import.targets.ts';
import type { ImportRow } from './import.table.ts';

const previewRows = 10;
const errorsShown = 50;
const whatIsWrong = msg`What is wrong`;
const problemAt = msg({ message: '{place}: {problem}' });

/** An import as the screen shows it: how the file is read, where each column goes, the first rows, how far it is. */
export async function presentImport(ctx: Ctx, store: FileStore, importId: Id): Promise<Record<string, unknown>> {
  authorize(ctx, 'records.write');
  const row = await getImport(ctx, importId);
  const { type, around } = await ctx.read(async (tx) => ({ type: (await typesOf(tx)).get(row.record_type)!, around: await importSurroundings(tx, row) }));
  const settled = ['done', 'cancelled'].includes(row.state);
  return {
    id: row.id, state: row.state, record: type.plural, recordType: type.name, fileName: row.file_name, format: row.format,
    encoding: row.encoding, delimiter: row.delimiter, sheets: row.sheets, sheet: row.sheet, headerLine: row.header_line,
    country: row.country, dateOrder: row.date_order,
    columns: row.columns.map((column) => ({ ...column, field: row.mapping[column.name] ?? null })),
    mapping: Object.fromEntries(row.columns.map(({ name }) => [name, row.mapping[name] ?? null])),
    targets: targetsOf(type).map((target) => ({ key: target.key, label: labelOf(ctx, target), group: target.group })),
    rows: row.total, preview: settled ? [] : await preview(ctx, { path: store.path(row.stored_as), row, type, around }),
    position: row.position, created: row.created_count, failed: row.failed_count, related: row.related_count,
    errors: await listErrors(ctx, importId, { limit: errorsShown }),
    failure: row.failure ? translate(row.failure, ctx.actor.language) : null,
    batchId: row.batch_id, createdAt: row.created_at, startedAt: row.started_at, finishedAt: row.finished_at,
    runId: row.run_id,
  };
}

/** The imports of this firm, the latest first. */
export async function listImports(ctx: Ctx): Promise<Record<string, unknown>[]> {
  authorize(ctx, 'records.write');
  const rows = await ctx.read((tx) => tx.all<ImportRow>(sql`select * from imports where account_id = ${ctx.account.id} order by created_at desc limit 50`));
  return rows.map((row) => ({
    id: row.id, state: row.state, recordType: row.record_type, fileName: row.file_name, rows: row.total, created: row.created_count, failed: row.failed_count,
    batchId: row.batch_id, createdAt: row.created_at, finishedAt: row.finished_at,
  }));
}

export type ShownError = { line: number; column: string | null; field: string | null; value: string; code: string; message: string };

type ErrorRow = { line: number; ordinal: number; column_name: string | null; field: string | null; code: string; sentence: Message; value: string | null; cells: string[] | null };

/** What was wrong with rows, in the order of the file. */
export async function listErrors(ctx: Ctx, importId: Id, page: { limit: number }): Promise<ShownError[]> {
  const rows = await ctx.read((tx) => tx.all<ErrorRow>(sql`select * from import_errors where account_id = ${ctx.account.id} and import_id = ${importId} order by line, ordinal limit ${page.limit}`));
  return rows.map((row) => ({
    line: row.line, column: row.column_name, field: row.field, value: row.value ?? '', code: row.code, message: translate(row.sentence, ctx.actor.language),
  }));
}

/** The rows that could not be imported, as a file to mend and import again: their own columns and what is wrong with them. */
export async function errorsFile(ctx: Ctx, importId: Id): Promise<AsyncGenerator<Uint8Array>> {
  authorize(ctx, 'records.write');
  const row = await getImport(ctx, importId);
  const header = [...row.columns.map(({ name }) => name), translate(whatIsWrong, ctx.actor.language)];
  return csvWriter.write(wrongRows(ctx, row, header));
}

async function* wrongRows(ctx: Ctx, row: ImportRow, header: string[]): AsyncGenerator<string[]> {
  yield header;
  let after = -1;
  for (;;) {
    const lines = await ctx.read((tx) => tx.all<ErrorRow>(sql`select * from import_errors e where account_id = ${ctx.account.id} and import_id = ${row.id}
      and line in (select line from import_errors where account_id = ${ctx.account.id} and import_id = ${row.id} and line > ${after} and cells is not null order by line limit 500)
      order by line, ordinal`));
    if (lines.length === 0) return;
    for (const [line, problems] of Map.groupBy(lines, (one) => one.line)) {
      const cells = problems[0]!.cells ?? [];
      const padded = Array.from({ length: Math.max(header.length - 1, 0) }, (_none, index) => cells[index] ?? '');
      yield [...padded, problems.map((problem) => sayProblem(ctx, problem)).join(' ')];
      after = line;
    }
  }
}

function sayProblem(ctx: Ctx, { column_name: column, sentence }: ErrorRow): string {
  const problem = translate(sentence, ctx.actor.language);
  return column ? translate({ ...problemAt, values: { place: column, problem } }, ctx.actor.language) : problem;
}

function labelOf(ctx: Ctx, target: ReturnType<typeof targetsOf>[number]): string {
  const say = (words: Message | string) => translate(words, ctx.actor.language);
  const parts = [target.kind, target.part].filter((part) => part !== null).map(say);
  return parts.length ? `${say(target.label)}: ${parts.join(', ')}` : say(target.label);
}

/** The first rows as they would come in, each value as a person reads it, with what is wrong. */
async function preview(ctx: Ctx, { path, row, type, around }: { path: string; row: ImportRow; type: RecordType; around: Surroundings }): Promise<unknown[]> {
  const table = await openTable(path, {
    encoding: row.encoding ?? undefined, delimiter: row.delimiter ?? undefined, sheet: row.sheet ?? undefined, headerLine: row.header_line,
  });
  const read = rowReader(type, { format: table.format, header: row.columns.map(({ name }) => name) }, row.mapping, around);
  return table.sample.slice(0, previewRows).map((one) => shown(ctx, type, read({ ...one, cells: [...one.cells] }), around));
}

function shown(ctx: Ctx, type: RecordType, row: ReadRow, around: Surroundings): unknown {
  const values = Object.entries(row.values).map(([key, value]) => {
    const field = type.fields[key]!;
    return [key, value === null ? '' : fieldTypeOf(field.type).toText(value, field, around)];
  });
  return {
    line: row.line, cells: row.cells,
    values: { ...Object.fromEntries(values), ...Object.fromEntries(row.wishes.map((wish) => [wish.field.key, wish.words])) },
    problems: row.problems.map(({ column, field, code, sentence, value }) => ({ column, field, code, value, message: translate(sentence, ctx.actor.language) })),
  };
}
