import { newId, type Id } from '#kernel/id.ts';
import { msg, type Message } from '#kernel/message.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { insertRows, rowsPerStatement } from '#server/database/query.ts';
import { behaviourOf, type RecordTypes } from '#server/records/registry.ts';
import { missing } from '#server/records/values.ts';
import { insertDrafts } from '#server/records/write.ts';
import { insertMade, rememberNames, resolveWishes, type KnownNames, type LaterLink, type Linked } from './import.links.ts';
import { advance } from './import.progress.ts';
import type { ReadRow, RowProblem } from './import.reading.ts';

/** Rows of the file that are written together; `from` is how many rows stand before them. */
export type Chunk = { from: number; rows: ReadRow[]; total: number };

/** What stays the same for a whole import. */
export type Work = { importId: Id; runId: Id; holder: Id; types: RecordTypes; type: RecordType; known: KnownNames };

const cannotBeSaved = msg`The database refused this row.`;

/** Another process or a cancellation came between: nothing of this chunk is kept. */
class Overtaken extends Error {}

/** Checks rows without writing any record: what is wrong is kept, to be looked at before the import. */
export async function checkChunk(ctx: Ctx, work: Work, chunk: Chunk): Promise<boolean> {
  noteMissing(work.type, chunk.rows);
  try {
    const linked = await ctx.transaction(async (tx) => {
      await askBehaviour(tx, work.type, chunk.rows);
      const found = await resolveWishes(tx, work.types, work.type, { rows: goodOf(chunk.rows), known: work.known });
      const bad = chunk.rows.filter((row) => row.problems.length > 0);
      await step(tx, work, chunk, { created: chunk.rows.length - bad.length, failed: bad.length, related: found.made.length });
      await keepErrors(tx, work, bad);
      return found;
    });
    rememberNames(work.known, linked.found);
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

/** What the type's own rule would refuse, asked without writing. */
async function askBehaviour(tx: Tx, type: RecordType, rows: readonly ReadRow[]): Promise<void> {
  const { beforeCreate } = behaviourOf(type);
  for (let asking = beforeCreate !== undefined; asking;) {
    try {
      await beforeCreate!(tx, goodOf(rows).map(({ id, values }) => ({ id, values: { ...values } })));
      asking = false;
    } catch (error) {
      if (!noteRefusal(rows, error)) throw error;
    }
  }
}

function goodOf(rows: readonly ReadRow[]): ReadRow[] {
  return rows.filter((row) => row.problems.length === 0);
}

/**
 * Writes rows with their history, the errors of the wrong ones and the new position in one transaction. A row that only the
 * engine or the database finds wrong is taken out, and the others are written without it. False when the import was taken away.
 */
export async function writeChunk(ctx: Ctx, work: Work, chunk: Chunk): Promise<boolean> {
  noteMissing(work.type, chunk.rows);
  for (;;) {
    try {
      const linked = await tryChunk(ctx, work, chunk);
      rememberNames(work.known, linked.found);
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      if (noteRefusal(chunk.rows, error)) continue;
      if (!isAboutData(error)) throw error;
      if (chunk.rows.length > 1) return writeHalves(ctx, work, chunk);
      chunk.rows[0]!.problems.push({ column: null, field: null, code: 'imports.cannot_be_saved', sentence: sentenceOf(error), value: '' });
    }
  }
}

async function tryChunk(ctx: Ctx, work: Work, chunk: Chunk): Promise<Linked> {
  return ctx.transaction(async (tx) => {
    const good = goodOf(chunk.rows);
    const linked = await resolveWishes(tx, work.types, work.type, { rows: good, known: work.known });
    const drafts = good.filter((row) => row.problems.length === 0).map(({ id, values }) => ({ id, values: { ...values } }));
    const bad = chunk.rows.filter((row) => row.problems.length > 0);
    await step(tx, work, chunk, { created: drafts.length, failed: bad.length, related: linked.made.length });
    await insertMade(tx, work.types, linked.made);
    if (drafts.length) await insertDrafts(tx, work.types, work.type, drafts);
    const written = new Set(drafts.map((draft) => draft.id));
    await Promise.all([keepErrors(tx, work, bad), keepLinks(tx, work, linked.later.filter((link) => written.has(link.recordId)))]);
    return linked;
  });
}

/** Halves are transactions of their own, so one unsavable row among a thousand is found in ten steps. */
async function writeHalves(ctx: Ctx, work: Work, { from, rows, total }: Chunk): Promise<boolean> {
  const middle = Math.ceil(rows.length / 2);
  return (await writeChunk(ctx, work, { from, rows: rows.slice(0, middle), total }))
    && writeChunk(ctx, work, { from: from + middle, rows: rows.slice(middle), total });
}

async function step(tx: Tx, work: Work, chunk: Chunk, counts: { created: number; failed: number; related: number }): Promise<void> {
  const { importId, runId, holder } = work;
  const going = await advance(tx, { importId, runId, holder, from: chunk.from, read: chunk.rows.length, total: chunk.total, ...counts });
  if (!going) throw new Overtaken();
}

function noteMissing(type: RecordType, rows: readonly ReadRow[]): void {
  for (const row of goodOf(rows)) {
    const wished = new Set(row.wishes.map((wish) => wish.field.key));
    for (const problem of missing(type, row.values, 'create').filter(({ field }) => !wished.has(field))) {
      row.problems.push({ column: null, field: problem.field, code: problem.code, sentence: problem.message, value: '' });
    }
  }
}

/** The engine names the rows it refused by their place among those it was given. */
function noteRefusal(rows: readonly ReadRow[], error: unknown): boolean {
  if (!(error instanceof Refusal) || error.problems.length === 0) return false;
  const good = goodOf(rows);
  let noted = false;
  for (const { field, code, message, row } of error.problems) {
    const at = row ?? (good.length === 1 ? 0 : -1);
    good[at]?.problems.push({ column: null, field, code, sentence: message, value: '' });
    noted ||= good[at] !== undefined;
  }
  return noted;
}

/** A value the database cannot hold (class 22) or a rule of a table it breaks (23). */
function isAboutData(error: unknown): boolean {
  return error instanceof Refusal || (error instanceof Error && 'code' in error && /^2[23]\w{3}$/.test(String(error.code)));
}

function sentenceOf(error: unknown): Message {
  return error instanceof Refusal ? error.sentence : cannotBeSaved;
}

const errorColumns = ['account_id', 'import_id', 'line', 'ordinal', 'column_name', 'field', 'code', 'sentence', 'value', 'cells'];

async function keepErrors(tx: Tx, work: Work, bad: readonly ReadRow[]): Promise<void> {
  const rows = bad.flatMap((row) => row.problems.map((problem, ordinal) => errorRow(tx, work, { row, problem, ordinal })));
  await insertAll(tx, 'import_errors', errorColumns, rows);
}

function errorRow(tx: Tx, work: Work, { row, problem, ordinal }: { row: ReadRow; problem: RowProblem; ordinal: number }): unknown[] {
  // The raw row stands once, with its first problem. PostgreSQL keeps no NUL.
  const cells = ordinal === 0 ? JSON.stringify(row.cells.map((cell) => cell.replaceAll('\u0000', '').toWellFormed())) : null;
  const value = problem.value.replaceAll('\u0000', '').toWellFormed();
  return [tx.account.id, work.importId, row.line, ordinal, problem.column, problem.field, problem.code, JSON.stringify(problem.sentence).replaceAll('\\u0000', ''), value, cells];
}

async function keepLinks(tx: Tx, work: Work, links: readonly LaterLink[]): Promise<void> {
  const rows = links.map((link) => [tx.account.id, work.importId, newId(), link.recordId, link.field, link.words, link.line]);
  await insertAll(tx, 'import_links', ['account_id', 'import_id', 'id', 'record_id', 'field', 'words', 'line'], rows);
}

async function insertAll(tx: Tx, table: 'import_errors' | 'import_links', columns: string[], rows: unknown[][]): Promise<void> {
  const size = rowsPerStatement(columns.length);
  for (let start = 0; start < rows.length; start += size) await tx.run(insertRows(table, columns, rows.slice(start, start + size)));
}
