import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getImport } from '#domains/platform/imports/import.progress.ts';
import { errorsFile, listErrors } from '#domains/platform/imports/import.queries.ts';
import { runImport } from '#domains/platform/imports/import.run.ts';
import { beginImport, cancelImport, changeMapping, createImport } from '#domains/platform/imports/import.service.ts';
import type { ImportRow, Mapping } from '#domains/platform/imports/import.table.ts';
import { StartProblem } from '#server/config.ts';
import { createCtx, type Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { progressLine, type ImportResult } from './importReport.ts';

const errorsListed = 10_000;

/** What the command line was asked to import, and how. */
export type ImportWish = {
  record: string; path: string; json: boolean; checkOnly: boolean; mapping: Mapping;
  reading: { encoding?: string; delimiter?: string; sheet?: string; country?: string; dateOrder?: 'dayFirst' | 'monthFirst' };
};

/** Imports a file here and now, and says what became of it. */
export async function importFile(anyCtx: Ctx, store: FileStore, given: ImportWish): Promise<ImportResult> {
  const ctx = inEnglish(anyCtx);
  const { storedAs } = await store.put(ctx.account.id, createReadStream(given.path));
  const { id } = await createImport(ctx, store, { recordType: given.record, fileName: basename(given.path), storedAs, ...given.reading });
  if (Object.keys(given.mapping).length) await changeMapping(ctx, store, id, { mapping: given.mapping });
  await beginImport(ctx, id, given.checkOnly ? 'checking' : 'running');
  const row = await workWatched(ctx, store, id, given);
  const errors = await listErrors(ctx, id, { limit: errorsListed });
  return {
    file: basename(given.path), record: row.record_type, checkOnly: given.checkOnly, state: row.state,
    created: row.created_count, failed: row.failed_count, related: row.related_count, errors,
    errorFile: row.failed_count > 0 ? await writeErrors(ctx, id, given.path) : null,
    batchId: given.checkOnly ? null : row.batch_id, mapping: Object.fromEntries(row.columns.map(({ name }) => [name, row.mapping[name] ?? null])),
    notMapped: row.columns.filter(({ name, samples }) => !row.mapping[name] && samples.length > 0).map(({ name, doubt }) => ({ column: name, doubt })),
    emptyColumns: row.columns.filter(({ samples }) => samples.length === 0).map(({ name }) => name),
  };
}

// The command line speaks English whatever the firm's language is.
function inEnglish(ctx: Ctx): Ctx {
  return createCtx({ ...ctx, actor: { ...ctx.actor, language: 'en' } });
}

/** Does the import here and now, showing how far it is; Ctrl-C stops it between two chunks. */
async function workWatched(ctx: Ctx, store: FileStore, id: string, { json }: ImportWish): Promise<ImportRow> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const shows = !json && process.stderr.isTTY;
  const began = Date.now();
  try {
    await runImport(ctx, store, id, {
      signal: stopping.signal,
      onMoved: (row) => { if (shows) process.stderr.write(`\r\u001B[K${progressLine(row, Date.now() - began)}`); },
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    if (shows) process.stderr.write('\r\u001B[K');
  }
  const row = await getImport(ctx, id);
  return stopping.signal.aborted && ['running', 'checking'].includes(row.state) ? cancelImport(ctx, id) : row;
}

/** Beside the file it was imported from; where nothing can be written there, in the current folder or that for temporary files. */
async function writeErrors(ctx: Ctx, id: string, path: string): Promise<string> {
  const name = `${basename(path).replace(/\.[^.]+$/, '')}.errors.csv`;
  for (const folder of [dirname(path), process.cwd(), tmpdir()]) {
    const writable = await access(folder, constants.W_OK).then(() => true, () => false);
    if (!writable) continue;
    await pipeline(Readable.from(await errorsFile(ctx, id)), createWriteStream(join(folder, name)));
    return join(folder, name);
  }
  throw new StartProblem('The rows that were left out could be written nowhere.');
}
