import { msg, withValues } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx } from '#server/context.ts';
import { translate } from '#server/i18n.ts';
import { openTable } from '#server/tabular/openTable.ts';
import type { Table, TableOptions } from '#server/tabular/table.ts';
import { guessColumns } from './import.guess.ts';
import { importSurroundings } from './import.surroundings.ts';
import type { ImportColumn, Mapping } from './import.table.ts';

const unnamedColumn = msg({ message: 'Column {position}' });

/** How a file is to be read, where the guess is not right. */
export type ImportOptions = {
  encoding?: string | undefined; delimiter?: string | undefined; sheet?: string | undefined; headerLine?: number | undefined;
  country?: string | undefined; dateOrder?: 'dayFirst' | 'monthFirst' | null | undefined;
};

type FileRead = Pick<Table, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'headerLine'>
  & { country: string; dateOrder: 'dayFirst' | 'monthFirst' | null; columns: ImportColumn[]; mapping: Mapping };

/** Finds out how a file is written and guesses which column is which field. */
export async function readImportFile(ctx: Ctx, file: { type: RecordType; path: string; options: ImportOptions }): Promise<FileRead> {
  const { country = ctx.account.country, dateOrder = null, ...options } = file.options;
  const table = await openTable(file.path, {
    ...tableOptions(options), country,
    unnamed: (position) => translate(withValues(unnamedColumn, { position }), ctx.actor.language),
  });
  const around = await ctx.read((tx) => importSurroundings(tx, { country, date_order: dateOrder }));
  const columns = guessColumns(file.type, table.header, table.sample, around);
  const { format, encoding, delimiter, sheets, sheet, headerLine } = table;
  return { format, encoding, delimiter, sheets, sheet, headerLine, country, dateOrder, columns, mapping: Object.fromEntries(columns.map(({ name, guess }) => [name, guess])) };
}

function tableOptions(options: ImportOptions): TableOptions {
  const { encoding, delimiter, sheet, headerLine } = options;
  return { encoding, delimiter, sheet, headerLine };
}
