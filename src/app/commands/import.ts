import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getImport } from '#domains/platform/imports/import.progress.ts';
import { errorsFile, listErrors } from '#domains/platform/imports/import.queries.ts';
import { runImport } from '#domains/platform/imports/import.run.ts';
import { beginImport, cancelImport, changeMapping, createImport } from '#domains/platform/imports/import.service.ts';
import type { ImportRow, Mapping } from '#domains/platform/imports/import.table.ts';
import { StartProblem } from '#server/config.ts';
import { createCtx, type Ctx } from '#server/context.ts';
import { openFileStore, type FileStore } from '#server/files/store.ts';
import { createLog } from '#server/log.ts';
import { answer, parseWords, UsageProblem, type Command } from '../command.ts';
import { assembleDomains } from '../domains.ts';
import { configHere } from '../surroundings.ts';
import { inWorkspace } from '../workspace.ts';
import { importReport, progressLine, type ImportResult } from './importReport.ts';

const options = {
  map: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, encoding: { type: 'string' },
  delimiter: { type: 'string' }, sheet: { type: 'string' }, country: { type: 'string' }, 'date-order': { type: 'string' },
} as const;

const errorsListed = 10_000;
const dateOrders: Record<string, 'dayFirst' | 'monthFirst'> = { dmy: 'dayFirst', mdy: 'monthFirst' };

export const importCommand: Command = {
  name: 'import',
  summary: 'Bring people, companies or other records in from a CSV or Excel file.',
  usage: 'people FILE [--map column=field]… [--dry-run] [--json] [--encoding NAME] [--delimiter CHAR]',
  help: [
    '--map column=field   where a column goes, such as "Tel=phones[work]" or "Town=addresses.city"; "Tel=" leaves it out',
    '--dry-run            check every row and write nothing',
    '--json               print {"created", "failed", "errors", "errorFile", "batchId"} for programs',
    '--encoding NAME      how its letters are written, such as utf-8 or windows-1252, when the guess is wrong',
    '--delimiter CHAR     what parts its columns: , ; | or tab',
    '--sheet NAME         which sheet of a workbook',
    '--country CODE       whose telephone numbers and dates they are, when not the firm\'s own',
    '--date-order ORDER   dmy or mdy: how 05/03/2024 is meant',
    'Ends with 0 when every row went in, 2 when some were left out, 1 when nothing could be read.',
    'Rows that were left out are written beside the file, with what is wrong, to be mended and imported again.',
  ],
  async run(words) {
    const { values, positionals: [record, file] } = parseWords(words, options, { least: 2, most: 2, names: 'The kind of record and a file are' });
    const path = resolve(file!);
    await requireFile(path);
    const config = configHere({ demo: false });
    assembleDomains({ dataDir: config.dataDir });
    const store = openFileStore(config.dataDir);
    const given: Given = { record: record!, path, json: values.json ?? false, checkOnly: values['dry-run'] ?? false, mapping: readMapping(values.map ?? []), reading: readingOf(values) };
    const result = await inWorkspace({ config, log: createLog('warn') }, (ctx) => importFile(inEnglish(ctx), store, given));
    answer(given.json, result, importReport(result));
    if (result.failed > 0) process.exitCode = 2;
  },
};

type Given = {
  record: string; path: string; json: boolean; checkOnly: boolean; mapping: Mapping;
  reading: { encoding?: string; delimiter?: string; sheet?: string; country?: string; dateOrder?: 'dayFirst' | 'monthFirst' };
};

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new StartProblem(`There is no file ${path}.`);
}

function readMapping(pairs: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new UsageProblem(`--map "${pair}" is no column=field.`);
    mapping[pair.slice(0, at).trim()] = pair.slice(at + 1).trim() || null;
  }
  return mapping;
}

function readingOf(values: { [key in 'encoding' | 'delimiter' | 'sheet' | 'country' | 'date-order']?: string | undefined }): Given['reading'] {
  const { encoding, delimiter, sheet, country } = values;
  const order = values['date-order'];
  const dateOrder = order === undefined ? undefined : dateOrders[order];
  if (order !== undefined && !dateOrder) throw new UsageProblem('--date-order is dmy or mdy.');
  return {
    ...(encoding && { encoding }), ...(delimiter && { delimiter: /^(tab|\\t)$/i.test(delimiter) ? '\t' : delimiter }),
    ...(sheet && { sheet }), ...(country && { country: country.toUpperCase() }), ...(dateOrder && { dateOrder }),
  };
}

// The command line speaks English whatever the firm's language is.
function inEnglish(ctx: Ctx): Ctx {
  return createCtx({ ...ctx, actor: { ...ctx.actor, language: 'en' } });
}

async function importFile(ctx: Ctx, store: FileStore, given: Given): Promise<ImportResult> {
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

/** Does the import here and now, showing how far it is; Ctrl-C stops it between two chunks. */
async function workWatched(ctx: Ctx, store: FileStore, id: string, { json }: Given): Promise<ImportRow> {
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
