import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Mapping } from '#domains/platform/imports/import.table.ts';
import { StartProblem } from '#server/config.ts';
import { openFileStore } from '#server/files/store.ts';
import { createLog } from '#server/log.ts';
import { answer, parseWords, UsageProblem, type Command } from '../command.ts';
import { assembleDomains } from '../domains.ts';
import { configHere } from '../surroundings.ts';
import { inWorkspace } from '../workspace.ts';
import { importFile, type ImportWish } from './importFile.ts';
import { importReport } from './importReport.ts';

const options = {
  map: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, encoding: { type: 'string' },
  delimiter: { type: 'string' }, sheet: { type: 'string' }, country: { type: 'string' }, 'date-order': { type: 'string' },
} as const;

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
    const given: ImportWish = { record: record!, path, json: values.json ?? false, checkOnly: values['dry-run'] ?? false, mapping: readMapping(values.map ?? []), reading: readingOf(values) };
    const result = await inWorkspace({ config, log: createLog('warn') }, (ctx) => importFile(ctx, store, given));
    answer(given.json, result, importReport(result));
    if (result.failed > 0) process.exitCode = 2;
  },
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

function readingOf(values: { [key in 'encoding' | 'delimiter' | 'sheet' | 'country' | 'date-order']?: string | undefined }): ImportWish['reading'] {
  const { encoding, delimiter, sheet, country } = values;
  const order = values['date-order'];
  const dateOrder = order === undefined ? undefined : dateOrders[order];
  if (order !== undefined && !dateOrder) throw new UsageProblem('--date-order is dmy or mdy.');
  return {
    ...(encoding && { encoding }), ...(delimiter && { delimiter: /^(tab|\\t)$/i.test(delimiter) ? '\t' : delimiter }),
    ...(sheet && { sheet }), ...(country && { country: country.toUpperCase() }), ...(dateOrder && { dateOrder }),
  };
}
