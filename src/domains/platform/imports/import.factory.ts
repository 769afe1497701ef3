import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Ctx } from '#server/context.ts';
import { openFileStore, type FileStore } from '#server/files/store.ts';
import type { ImportOptions } from './import.file.ts';
import { getImport } from './import.progress.ts';
import { runImport } from './import.run.ts';
import { beginImport, changeMapping, createImport } from './import.service.ts';
import type { ImportRow, Mapping } from './import.table.ts';

/** Files of one test file, gone after it. */
export async function buildStore(): Promise<FileStore> {
  const folder = await mkdtemp(join(tmpdir(), 'imports-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return openFileStore(folder);
}

export type ImportGiven = ImportOptions & { content: string | Uint8Array; record?: string; fileName?: string };

/** An uploaded file whose columns are guessed and not yet changed. */
export async function buildImport(ctx: Ctx, store: FileStore, given: ImportGiven): Promise<ImportRow> {
  const { content, record = 'people', fileName = 'customers.csv', ...options } = given;
  const { storedAs } = await store.put(ctx.account.id, Readable.from([Buffer.from(content)]));
  return createImport(ctx, store, { recordType: record, fileName, storedAs, ...options });
}

/** A whole import, done in this process. */
export async function importNow(ctx: Ctx, store: FileStore, given: ImportGiven & { mapping?: Mapping }): Promise<ImportRow> {
  const { mapping, ...rest } = given;
  const { id } = await buildImport(ctx, store, rest);
  if (mapping) await changeMapping(ctx, store, id, { mapping });
  return finishNow(ctx, store, id, 'running');
}

/** Starts an import or its check and does it in this process. */
export async function finishNow(ctx: Ctx, store: FileStore, id: Id, to: 'checking' | 'running'): Promise<ImportRow> {
  await beginImport(ctx, id, to);
  await runImport(ctx, store, id, { signal: new AbortController().signal });
  return getImport(ctx, id);
}
