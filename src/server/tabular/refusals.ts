import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';

export const emptyFile = refusal('tabular.empty_file', 422, msg`The file is empty. Choose a file with a row of headings and at least one row beneath it.`);
export const notATable = refusal('tabular.not_a_table', 422, msg`This is not a table Rapport can read. Save it as CSV or as an Excel workbook (.xlsx) and try again.`);
export const lockedWorkbook = refusal('tabular.locked', 422, msg`This workbook is locked with a password. Save it without the password and try again.`);
export const damagedWorkbook = refusal('tabular.damaged', 422, msg`This workbook is damaged or incomplete. Open it in your spreadsheet program, save it again and try once more.`);
export const tooBigInside = refusal('tabular.too_big', 422, msg`This workbook unpacks to far more than its size promises, so it was not opened. Save the rows you need as CSV and try again.`);
export const rowTooLong = refusal('tabular.row_too_long', 422, msg({ message: 'Line {line} is longer than a row of a table can be. Look for a quotation mark that is opened there and never closed.' }));
export const unknownEncoding = refusal('tabular.unknown_encoding', 422, msg({ message: 'The encoding {encoding} is not known. Choose another, such as utf-8 or windows-1252.' }));
export const unknownSheet = refusal('tabular.unknown_sheet', 422, msg({ message: 'The workbook has no sheet called {sheet}.' }));
export const unknownDelimiter = refusal('tabular.unknown_delimiter', 422, msg`Columns can be separated by a comma, a semicolon, a tab or a vertical bar.`);
export const tooManyColumns = refusal('tabular.too_many_columns', 422, msg({ message: 'The file has more than {limit, number} columns.' }));
