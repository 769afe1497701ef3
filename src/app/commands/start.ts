import { sectors } from '#domains/platform/contract.ts';
import { isLanguage, languages } from '#kernel/language.ts';
import { createLog } from '#server/log.ts';
import { parseWords, UsageProblem, type Command } from '../command.ts';
import { isSector, type DemoWish } from '../demoWish.ts';
import { start } from '../start.ts';
import { configHere } from '../surroundings.ts';

export const startCommand: Command = {
  name: 'start',
  summary: 'Start the product and keep it running until Ctrl-C.',
  usage: '[--demo [--language CODE] [--sector NAME]]',
  help: [
    '--demo            open a made-up firm in a data folder of its own',
    `--language CODE   language of the made-up firm: ${languages.join(', ')}`,
    `--sector NAME     what it does: ${sectors.join(', ')}`,
    'PORT, HOST, PUBLIC_URL, DATA_DIR and DATABASE_URL are read from the environment.',
  ],
  async run(words) {
    const { values } = parseWords(words, { demo: { type: 'boolean' }, language: { type: 'string' }, sector: { type: 'string' } }, { least: 0, most: 0, names: 'No further words' });
    const demo = demoWish(values);
    await start({ config: configHere({ demo: demo !== undefined }), demo, log: createLog() });
  },
};

function demoWish(values: { demo?: boolean | undefined; language?: string | undefined; sector?: string | undefined }): DemoWish | undefined {
  if (!values.demo && (values.language ?? values.sector) !== undefined) throw new UsageProblem('--language and --sector go with --demo.');
  if (!values.demo) return undefined;
  const { language = 'en', sector = 'wholesale' } = values;
  if (!isLanguage(language)) throw new UsageProblem(`There is no language "${language}": choose one of ${languages.join(', ')}.`);
  if (!isSector(sector)) throw new UsageProblem(`There is no sector "${sector}": choose one of ${sectors.join(', ')}.`);
  return { language, sector };
}
