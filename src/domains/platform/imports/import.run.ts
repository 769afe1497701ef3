import { newId, type Id } from '#kernel/id.ts';
import { msg, type Message } from '#kernel/message.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { RecordType } from '#kernel/record.ts';
import { createCtx, inBatch, type Ctx, type Tx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { typesOf } from '#server/records/registry.ts';
import { openTable } from '#server/tabular/openTable.ts';
import type { Table } from '#server/tabular/table.ts';
import { checkChunk, writeChunk, type Chunk, type Work } from './import.chunk.ts';
import { makeLaterLinks } from './import.laterLinks.ts';
import { finishImport, getImport, holdImport, releaseImport } from './import.progress.ts';
import { rowReader, type ReadRow } from './import.reading.ts';
import { importSurroundings } from './import.surroundings.ts';
import type { ImportRow } from './import.table.ts';

const chunkRows = 1000;
const rowsAtOnce = 25;
const tellEveryMs = 500;
const broken = msg`The import stopped because something broke on our side. Start it again: it goes on where it stopped.`;

/**
 * Checks or imports the rows of a started import from where it stands, chunk by chunk, until its end, a cancellation or the
 * process's stop. Safe to run twice and after a crash: each chunk's records, errors and position are one transaction.
 */
export async function runImport(ctx: Ctx, store: FileStore, importId: Id, { signal, onMoved = () => undefined }: Watch): Promise<void> {
  const holder = newId();
  const row = await holdImport(ctx, importId, { holder, signal });
  if (!row) return;
  const own = actingFor(ctx, row);
  try {
    const finished = await workThrough(own, store, { row, holder, signal, onMoved });
    if (finished) await finishImport(own, importId, { holder, state: row.state === 'checking' ? 'ready' : 'done' });
    else await releaseImport(own, importId, holder);
  } catch (error) {
    await failOrRelease(own, importId, { holder, error });
  }
  onMoved(await getImport(own, importId));
}

/** When to stop, and who is told how far it is. */
export type Watch = { signal: AbortSignal; onMoved?: (row: ImportRow) => void };

/** The import writes in the name of the member who started it, all in one batch. */
function actingFor(ctx: Ctx, row: ImportRow): Ctx {
  const actor = row.created_by ? { ...ctx.actor, kind: 'user' as const, memberId: row.created_by } : ctx.actor;
  const { onWritten: _, ...rest } = ctx;
  return inBatch(createCtx({ ...rest, actor }), { id: row.batch_id, kind: 'import', reason: row.file_name });
}

// A refusal is the file's fault and ends the import with its sentence. A database that went away comes back, and the job
// is then repeated; anything else is ours, and a person may start it again.
async function failOrRelease(ctx: Ctx, importId: Id, { holder, error }: { holder: Id; error: unknown }): Promise<void> {
  if (isConnectionLost(error)) {
    await releaseImport(ctx, importId, holder).catch(() => undefined);
    throw error;
  }
  const sentence: Message = error instanceof Refusal ? error.sentence : broken;
  await finishImport(ctx, importId, { holder, state: 'failed', failure: sentence });
  if (!(error instanceof Refusal)) throw error;
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(08\w{3}|57P0\d|ECONN\w+|EPIPE|ENOENT)$/.test(code) || /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/.test(error.message);
}

type Run = { row: ImportRow; holder: Id; signal: AbortSignal; onMoved: (row: ImportRow) => void };

async function workThrough(ctx: Ctx, store: FileStore, run: Run): Promise<boolean> {
  const { row, holder, signal } = run;
  const table = await openTable(store.path(row.stored_as), {
    encoding: row.encoding ?? undefined, delimiter: row.delimiter ?? undefined, sheet: row.sheet ?? undefined, headerLine: row.header_line,
  });
  const work = await ctx.read(async (tx): Promise<Work> => {
    const types = await typesOf(tx);
    return { importId: row.id, runId: row.run_id!, holder, types, type: types.get(row.record_type)!, known: new Map() };
  });
  const act = row.state === 'checking' ? checkChunk : writeChunk;
  const told = { at: 0 };
  // The next rows are read while the database writes the last ones.
  let writing: Promise<boolean> = Promise.resolve(true);
  for await (const chunk of chunksOf(table, await readerFor(ctx, { row, type: work.type, table }), row.position)) {
    if (!(await writing) || signal.aborted) return false;
    writing = act(ctx, work, chunk).then((going) => (going ? tell(ctx, run, told).then(() => true) : false));
    // The rejection is met by the await above or below; until then it must not count as unhandled.
    writing.catch(() => undefined);
  }
  if (!(await writing)) return false;
  return row.state === 'checking' || makeLaterLinks(ctx, work, signal);
}

async function readerFor(ctx: Ctx, { row, type, table }: { row: ImportRow; type: RecordType; table: Table }) {
  const around = await ctx.read((tx: Tx) => importSurroundings(tx, row));
  return rowReader(type, table, row.mapping, around);
}

/** Rows of the file from a position on, read into records a thousand at a time. */
async function* chunksOf(table: Table, read: ReturnType<typeof rowReader>, position: number): AsyncGenerator<Chunk> {
  let at = 0;
  let rows: ReadRow[] = [];
  for await (const row of table.rows()) {
    at += 1;
    if (at <= position) continue;
    rows.push(read(row));
    // The chunk being written, and other work of this process, get their turn between rows.
    if (at % rowsAtOnce === 0) await new Promise(setImmediate);
    if (rows.length < chunkRows) continue;
    yield { from: at - rows.length, rows, total: Math.round(at / Math.max(table.share(), 1e-9)) };
    rows = [];
  }
  yield { from: at - rows.length, rows, total: at };
}

async function tell(ctx: Ctx, run: Run, told: { at: number }): Promise<void> {
  const now = Date.now();
  if (now - told.at < tellEveryMs) return;
  told.at = now;
  run.onMoved(await getImport(ctx, run.row.id));
}

