import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openTable } from '#server/tabular/openTable.ts';
import { hasSharedData, sharedFile } from './sharedData.ts';

const names = hasSharedData ? readdirSync(sharedFile('files/csv_spectrum/csvs')).map((file) => file.replace(/\.csv$/, '')) : [];

describe.skipIf(!hasSharedData)('the awkward files of csv-spectrum', () => {
  test('there are eleven of them', () => {
    expect(names).toHaveLength(11);
  });

  test.each(names)('%s reads as its JSON says', async (name) => {
    const expected = JSON.parse(readFileSync(sharedFile(`files/csv_spectrum/json/${name}.json`), 'utf8')) as Record<string, string>[];
    const table = await openTable(sharedFile(`files/csv_spectrum/csvs/${name}.csv`), { headerLine: 1 });
    const rows: Record<string, string>[] = [];
    for await (const { cells } of table.rows()) rows.push(Object.fromEntries(table.header.map((heading, index) => [heading, cells[index] ?? ''])));
    expect(rows).toEqual(expected);
  });
});
