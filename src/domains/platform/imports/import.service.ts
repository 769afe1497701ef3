import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { newId, type Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import { inBatch, type Ctx, type Tx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { typesOf } from '#server/records/registry.ts';
import { moveRun, startRun } from '#server/runs.ts';
import { translate } from '#server/i18n.ts';
import { readImportFile, type ImportOptions } from './import.file.ts';
import { getImport } from './import.progress.ts';
import { readTarget } from './import.targets.ts';
import { requireEditable, requireMove, type ImportColumn, type ImportRow, type Mapping } from './import.table.ts';

const notImportable = refusal('imports.not_importable', 422, msg({ message: 'Files cannot be imported as {record}.' }));
const unknownColumn = refusal('imports.unknown_column', 422, msg({ message: 'The file has no column called {column}. Its columns are: {columns}.' }));
const unknownTarget = refusal('imports.unknown_field', 422, msg({ message: 'A column cannot go to {field}: there is no such field.' }));
const nothingMapped = refusal('imports.nothing_mapped', 422, msg`Choose a field for at least one column first.`);
const requiredUnmapped = refusal('imports.required_unmapped', 422, msg({ message: 'Every record needs {field}: choose the column it stands in.' }));

export type NewImport = ImportOptions & { recordType: string; fileName: string; storedAs: string };

/**
 * Takes in a file the store already keeps: finds out how it is written and guesses which column is which field. Nothing is
 * imported yet. Refuses a file that is no table and a kind of record that is not imported; the file is then gone again.
 */
export async function createImport(ctx: Ctx, store: FileStore, input: NewImport): Promise<ImportRow> {
  authorize(ctx, 'records.write');
  const { storedAs } = input;
  try {
    const type = await importableType(ctx, input.recordType);
    const read = await readImportFile(ctx, { type, path: store.path(storedAs), options: { country: ctx.account.country, ...input } });
    const id = newId();
    await ctx.transaction((tx) => tx.run(sql`insert into imports (account_id, id, record_type, file_name, stored_as, state, batch_id, created_at, created_by,
      format, encoding, delimiter, sheets, sheet, header_line, country, date_order, columns, mapping)
      values (${ctx.account.id}, ${id}, ${type.name}, ${input.fileName.slice(-200)}, ${storedAs}, 'draft', ${newId()}, ${ctx.now()}, ${ctx.actor.memberId},
      ${read.format}, ${read.encoding}, ${read.delimiter}, ${read.sheets}, ${read.sheet}, ${read.headerLine}, ${read.country}, ${read.dateOrder},
      ${JSON.stringify(read.columns)}, ${JSON.stringify(read.mapping)})`));
    return await getImport(ctx, id);
  } catch (error) {
    await rm(store.path(storedAs), { force: true });
    throw error;
  }
}

/** Changes how the file is read or which column goes where, before the import. Refuses unknown columns and fields. */
export async function changeMapping(ctx: Ctx, store: FileStore, importId: Id, change: ImportOptions & { mapping?: Mapping | undefined }): Promise<ImportRow> {
  authorize(ctx, 'records.write');
  const row = await getImport(ctx, importId);
  requireEditable(row);
  const type = await importableType(ctx, row.record_type);
  const { mapping, ...options } = change;
  const rereads = Object.values(options).some((value) => value !== undefined);
  const read = rereads ? await readImportFile(ctx, { type, path: store.path(row.stored_as), options: { ...optionsOf(row, options), ...defined(options) } }) : row;
  // Choices already made stay where the file still has the column.
  const kept = rereads ? { ...read.mapping, ...chosenBefore(row, read.columns) } : row.mapping;
  const next = { ...kept, ...checkMapping(type, read.columns, mapping ?? {}) };
  await ctx.transaction((tx) => tx.run(sql`update imports set mapping = ${JSON.stringify(next)}, columns = ${JSON.stringify(read.columns)}, format = ${read.format},
    encoding = ${read.encoding}, delimiter = ${read.delimiter}, sheets = ${read.sheets}, sheet = ${read.sheet},
    header_line = ${'headerLine' in read ? read.headerLine : read.header_line}, country = ${read.country},
    date_order = ${'dateOrder' in read ? read.dateOrder : read.date_order}, state = 'draft'
    where account_id = ${ctx.account.id} and id = ${importId}`));
  return getImport(ctx, importId);
}

/**
 * Starts the check (`checking`: nothing is written) or the import (`running`). Refuses when no column goes anywhere or a
 * field every record needs has no column. Records `platform.import.started`, which sets the work going.
 */
export async function startImport(ctx: Ctx, importId: Id, to: 'checking' | 'running'): Promise<ImportRow> {
  await beginImport(ctx, importId, to, async (tx, row) => {
    await recordEvents(tx, [{ name: 'platform.import.started', recordType: 'import', recordId: row.id, details: { record: row.record_type, checking: to === 'checking' } }], 'import');
  });
  return getImport(ctx, importId);
}

/** Starts an import for a caller that does the work itself (the command line): no event, so no other process takes it up. */
export async function beginImport(ctx: Ctx, importId: Id, to: 'checking' | 'running', also: (tx: Tx, row: ImportRow) => Promise<void> = async () => undefined): Promise<void> {
  authorize(ctx, 'records.write');
  const row = await getImport(ctx, importId);
  const type = await importableType(ctx, row.record_type);
  requireReady(ctx, type, row.mapping);
  await inBatch(ctx, { id: row.batch_id, kind: 'import', reason: row.file_name }).transaction(async (tx) => {
    const locked = await tx.first<ImportRow>(sql`select * from imports where account_id = ${tx.account.id} and id = ${importId} for update`);
    requireMove(locked!, to);
    // A failed import goes on where it stopped; a check, or the first start, begins at the top.
    const goesOn = locked!.state === 'failed' && to === 'running' && locked!.created_count > 0;
    if (!goesOn) await startFromTop(tx, importId);
    const runId = await startRun(tx, { kind: to === 'checking' ? 'import-check' : 'import', title: row.file_name, total: row.total, details: { importId, batchId: row.batch_id } });
    await tx.run(sql`update imports set state = ${to}, run_id = ${runId}, failure = null, finished_at = null, started_at = ${tx.now()} where account_id = ${tx.account.id} and id = ${importId}`);
    await also(tx, row);
  });
}

/** Stops an import between two chunks. What is in stays, and can be undone with its batch. */
export async function cancelImport(ctx: Ctx, importId: Id): Promise<ImportRow> {
  authorize(ctx, 'records.write');
  await ctx.transaction(async (tx) => {
    const row = await tx.first<ImportRow>(sql`select * from imports where account_id = ${tx.account.id} and id = ${importId} for update`);
    requireMove(row ?? (await getImport(tx, importId)), 'cancelled');
    await tx.run(sql`update imports set state = 'cancelled', cancelled_by = ${tx.actor.memberId}, finished_at = ${tx.now()}, held_by = null, held_until = null
      where account_id = ${tx.account.id} and id = ${importId}`);
    if (row?.run_id) await moveRun(tx, row.run_id, { state: 'cancelled', details: { created: row.created_count, failed: row.failed_count } });
  });
  return getImport(ctx, importId);
}

async function importableType(ctx: Ctx, name: string): Promise<RecordType> {
  const types = await ctx.read((tx) => typesOf(tx));
  const type = types.get(name) ?? [...types.values()].find((one) => one.plural === name);
  if (!type?.importable) throw notImportable({ record: name });
  return type;
}

/** How the file was read so far. Another encoding or sheet makes the rest of the guess anew. */
function optionsOf(row: ImportRow, change: ImportOptions): ImportOptions {
  const anew = change.sheet !== undefined || change.delimiter !== undefined;
  return {
    encoding: row.encoding ?? undefined, delimiter: row.delimiter ?? undefined, sheet: row.sheet ?? undefined,
    headerLine: anew ? undefined : row.header_line, country: row.country, dateOrder: row.date_order,
  };
}

function defined(options: ImportOptions): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function chosenBefore(row: ImportRow, columns: readonly ImportColumn[]): Mapping {
  const guessed = new Map(row.columns.map(({ name, guess }) => [name, guess]));
  return Object.fromEntries(columns.filter(({ name }) => guessed.has(name) && row.mapping[name] !== guessed.get(name)).map(({ name }) => [name, row.mapping[name] ?? null]));
}

function checkMapping(type: RecordType, columns: readonly ImportColumn[], mapping: Mapping): Mapping {
  const names = columns.map(({ name }) => name);
  const checked: Mapping = {};
  for (const [column, target] of Object.entries(mapping)) {
    const name = names.find((one) => one === column) ?? names.find((one) => one.toLowerCase() === column.trim().toLowerCase());
    if (name === undefined) throw unknownColumn({ column, columns: names.join(', ') });
    if (target && !readTarget(type, target)) throw unknownTarget({ field: target });
    checked[name] = target || null;
  }
  return checked;
}

function requireReady(ctx: Ctx, type: RecordType, mapping: Mapping): void {
  const targets = Object.values(mapping).flatMap((key) => (key ? readTarget(type, key) ?? [] : []));
  if (targets.length === 0) throw nothingMapped();
  const filled = new Set(targets.flatMap((target) => (target.form === 'fullName' ? ['firstName', 'lastName'] : [target.field.key])));
  const wanting = Object.values(type.fields).find((field) => field.required && !field.readOnly && !filled.has(field.key));
  if (wanting) throw requiredUnmapped({ field: translate(wanting.label, ctx.actor.language) });
}

async function startFromTop(tx: Tx, importId: Id): Promise<void> {
  for (const table of ['import_errors', 'import_links']) {
    await tx.run(sql`delete from ${sql.table(table)} where account_id = ${tx.account.id} and import_id = ${importId}`);
  }
  await tx.run(sql`update imports set position = 0, created_count = 0, failed_count = 0, related_count = 0, held_by = null, held_until = null where account_id = ${tx.account.id} and id = ${importId}`);
}
