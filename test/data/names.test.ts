import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { searchKeys, searchPattern } from '#kernel/names/searchKeys.ts';
import { trigramSimilarity } from './trigramSimilarity.ts';

/** Common names by country (CC0), laid beside the project: see docs. Nobody looked at them while making the tables. */
const folder = [join(process.cwd(), '../shared/data/names'), join(process.cwd(), '../../shared/data/names')].find((path) => existsSync(path));
const scripts = /[\u0370-\u03ff\u0400-\u04ff\u0530-\u058f\u0900-\u097f\u0980-\u09ff\u10a0-\u10ff]/;

type Row = { Country: string; 'Localized Name': string; 'Romanized Name': string };

function rows(): Row[] {
  return ['common-forenames-by-country.csv', 'common-surnames-by-country.csv'].flatMap((file) =>
    Papa.parse<Row>(readFileSync(join(folder!, file), 'utf8').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data);
}

test.runIf(folder)('common names in Armenian, Bengali, Devanagari, Cyrillic, Greek and Georgian are found by their Latin spelling', async ({ annotate }) => {
  const pairs = rows().filter((row) => scripts.test(row['Localized Name']) && row['Romanized Name']);
  const result = pairs.map((row) => {
    const keys = searchKeys([row['Localized Name']]);
    const words = searchPattern(row['Romanized Name']).words;
    const fragment = words.every((word) => word.keys.some((key) => keys.includes(key)));
    return { row, fragment, found: fragment || words.every((word) => trigramSimilarity(word.key, keys) >= 0.3) };
  });
  const share = (count: number) => Math.round((count / pairs.length) * 1000) / 10;
  await annotate(`${pairs.length} names: ${share(result.filter((one) => one.fragment).length)} % by fragment, ${share(result.filter((one) => one.found).length)} % with a typo allowed`);
  const missed = result.filter((one) => !one.found).map(({ row }) => `${row.Country} ${row['Localized Name']} ${row['Romanized Name']}`);
  if (missed.length > 0) await annotate(`missed: ${missed.join(', ')}`);
  expect(result.filter((one) => one.found).length / pairs.length).toBeGreaterThan(0.95);
});

test.runIf(folder)('every Sri Lankan, Indian, Bangladeshi and Armenian name in Latin letters finds itself, also without its last letter', () => {
  for (const { Country, 'Localized Name': name } of rows()) {
    if (!['LK', 'IN', 'BD', 'AM'].includes(Country) || !/^[a-z ]+$/i.test(name)) continue;
    for (const typed of [name, name.slice(0, -1)]) {
      const keys = searchKeys([name]);
      expect([typed, searchPattern(typed).words.every((word) => word.keys.some((key) => keys.includes(key)))]).toEqual([typed, true]);
    }
  }
});

test.skipIf(folder)('name lists: not run, because ../shared/data/names is not beside this copy of the project', () => undefined);
