import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportRecords } from '#domains/platform/exports/export.service.ts';
import { isLanguage, languages } from '#kernel/language.ts';
import { StartProblem } from '#server/config.ts';
import { createCtx, type Ctx } from '#server/context.ts';
import { createLog } from '#server/log.ts';
import { filterOf } from '#server/records/records.routes.ts';
import { typesOf } from '#server/records/registry.ts';
import { parseWords, UsageProblem, type Command } from '../command.ts';
import { assembleDomains } from '../domains.ts';
import { configHere } from '../surroundings.ts';
import { inWorkspace } from '../workspace.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write people, companies or other records to a CSV or Excel file.',
  usage: 'people [--format csv|xlsx] [--out FILE] [--filter JSON]',
  help: [
    '--format FORMAT    csv (when left out) or xlsx',
    '--out FILE         where to; without it the file goes to standard output',
    '--filter JSON      which records, as the API filters them: \'{"field":"lifecycleStage","op":"is","value":"customer"}\'',
    '--sort FIELD       in which order; -FIELD for the other way',
    '--fields a,b       which columns; all when left out',
    '--language CODE    language of the headings, the firm\'s when left out',
  ],
  async run(words) {
    const { values, positionals: [record] } = parseWords(words, {
      format: { type: 'string' }, out: { type: 'string' }, filter: { type: 'string' }, sort: { type: 'string' }, fields: { type: 'string' }, language: { type: 'string' },
    }, { least: 1, most: 1, names: 'The kind of record is' });
    const { format = 'csv', language } = values;
    if (format !== 'csv' && format !== 'xlsx') throw new UsageProblem('--format is csv or xlsx.');
    if (language !== undefined && !isLanguage(language)) throw new UsageProblem(`There is no language "${language}": choose one of ${languages.join(', ')}.`);
    const config = configHere({ demo: false });
    assembleDomains({ dataDir: config.dataDir });
    await inWorkspace({ config, log: createLog('warn') }, async (ctx) => {
      const speaking = language ? createCtx({ ...ctx, actor: { ...ctx.actor, language } }) : ctx;
      const file = await exportRecords(speaking, await typeNamed(speaking, record!), {
        format, criteria: filterOf(values.filter), sort: values.sort, fields: values.fields?.split(',').filter(Boolean),
      });
      await pipeline(Readable.from(file.bytes), values.out ? createWriteStream(resolve(values.out)) : process.stdout, { end: values.out !== undefined });
      if (values.out) process.stdout.write(`${resolve(values.out)} is written.\n`);
    });
  },
};

async function typeNamed(ctx: Ctx, words: string): Promise<string> {
  const types = await ctx.read((tx) => typesOf(tx));
  const type = [...types.values()].find(({ name, plural }) => name === words || plural === words);
  if (!type) throw new StartProblem(`There are no ${words}: choose one of ${[...types.values()].map(({ plural }) => plural).join(', ')}.`);
  return type.name;
}
