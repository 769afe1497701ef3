import { fieldTypeOf } from '#kernel/fields/registry.ts';
import { ValueProblem, type Field, type Surroundings } from '#kernel/fields/fieldType.ts';
import { isId, newId, type Id } from '#kernel/id.ts';
import { msg, withValues, type Message } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { withoutGuard } from '#server/tabular/csvWriter.ts';
import type { Row, RowTrouble, Table } from '#server/tabular/table.ts';
import type { Values } from '#server/records/behaviour.ts';
import { readTarget, type Target } from './import.targets.ts';
import type { Mapping } from './import.table.ts';

/** What is wrong with a row, and where. */
export type RowProblem = { column: string | null; field: string | null; code: string; sentence: Message; value: string };

/** A record this row points to by its name, to be found or made. */
export type Wish = { field: Field; words: string; column: string };

/** One row of the file as a record about to be written. */
export type ReadRow = { id: Id; line: number; cells: string[]; values: Values; wishes: Wish[]; problems: RowProblem[] };

const troubles: Record<RowTrouble, { code: string; sentence: Message }> = {
  quote: { code: 'imports.open_quote', sentence: msg`A quotation mark is opened in this row and never closed.` },
  long: { code: 'imports.too_many_cells', sentence: msg({ message: 'This row has {cells, number} cells where the headings are {columns, number}.' }) },
  broken: { code: 'imports.broken_row', sentence: msg({ message: 'This row has a single cell where the headings are {columns, number}.' }) },
};
const emptyRow = msg`Nothing in this row goes to any field.`;

type Step = { index: number; column: string; target: Target };
type Reading = { row: ReadRow; around: Surroundings; lists: Map<Field, { entries: unknown[]; columns: number }>; parts: Map<string, { field: Field; column: string; entry: Record<string, string> }> };

/** Makes the function that turns a row of this file into field values, reading each cell as its field is written. */
export function rowReader(type: RecordType, table: Pick<Table, 'header' | 'format'>, mapping: Mapping, around: Surroundings): (row: Row) => ReadRow {
  const steps = table.header.flatMap((column, index): Step[] => {
    const target = mapping[column] ? readTarget(type, mapping[column]) : undefined;
    return target ? [{ index, column, target }] : [];
  });
  const guarded = table.format === 'csv';
  return (row) => {
    const read: ReadRow = { id: newId(), line: row.line, cells: row.cells, values: {}, wishes: [], problems: [] };
    if (row.trouble) {
      const { code, sentence } = troubles[row.trouble];
      read.problems.push({ column: null, field: null, code, sentence: withValues(sentence, { cells: row.cells.length, columns: table.header.length }), value: '' });
      return read;
    }
    const reading: Reading = { row: read, around, lists: new Map(), parts: new Map() };
    for (const step of steps) readCell(reading, step, guarded ? withoutGuard(row.cells[step.index]!) : row.cells[step.index]!);
    gatherParts(reading);
    gatherLists(reading);
    if (Object.keys(read.values).length === 0 && read.wishes.length === 0 && read.problems.length === 0) {
      read.problems.push({ column: null, field: null, code: 'imports.empty_row', sentence: emptyRow, value: '' });
    }
    return read;
  };
}

function readCell(reading: Reading, { column, target }: Step, text: string): void {
  if (text === '' || text.trim() === '') return;
  const { row, around } = reading;
  const { field } = target;
  try {
    switch (target.form) {
      case 'fullName': return readFullName(row.values, text);
      case 'relation': return readRelation(row, { field, words: text.trim(), column });
      case 'addressPart': return keepPart(reading, { target, column, text });
      case 'pair': return keepPair(reading, target, text);
      case 'list': return keepList(reading, target, fieldTypeOf(field.type).fromText(text, field, around) as unknown[] | null);
      default: return keepValue(row.values, field, fieldTypeOf(field.type).fromText(text, field, around));
    }
  } catch (error) {
    noteProblem(row, error, { column, field: target.key, value: text });
  }
}

function noteProblem(row: ReadRow, error: unknown, at: { column: string; field: string; value: string }): void {
  if (!(error instanceof ValueProblem)) throw error;
  row.problems.push({ column: at.column, field: at.field, code: error.code, sentence: error.sentence, value: at.value.slice(0, 1000) });
}

// Two columns may tell of one field: long text takes both, any other the first.
function keepValue(values: Values, field: Field, value: unknown): void {
  if (value === null) return;
  const known = values[field.key];
  if (known === undefined) values[field.key] = value;
  else if (field.type === 'longText' && known !== value) values[field.key] = `${String(known)}\n${String(value)}`;
}

function readRelation(row: ReadRow, wish: Wish): void {
  if (isId(wish.words)) row.values[wish.field.key] ??= wish.words.toLowerCase();
  else if (!row.wishes.some((other) => other.field === wish.field)) row.wishes.push(wish);
}

function keepList(reading: Reading, { field, kind }: Target, entries: unknown[] | null): void {
  if (!entries) return;
  const said = kind === undefined ? entries : entries.map((entry) => ({ ...(entry as object), kind }));
  const list = reading.lists.get(field);
  if (!list) {
    reading.lists.set(field, { entries: said, columns: 1 });
    return;
  }
  // The first column that has any keeps its primary one.
  list.entries = list.entries.concat(typeof said[0] === 'object' ? said.map((entry) => ({ ...(entry as object), primary: false })) : said);
  list.columns += 1;
}

function keepPart(reading: Reading, { target, column, text }: { target: Target; column: string; text: string }): void {
  const { field, kind, part = '' } = target;
  const place = `${field.key}[${kind ?? ''}]`;
  const known = reading.parts.get(place) ?? { field, column, entry: kind === undefined ? {} : { kind } };
  reading.parts.set(place, known);
  const before = known.entry[part];
  // A country stands twice in many files, by name and by code; two lines of a street are one street.
  if (before === undefined || part === 'country') known.entry[part] = before ?? checkedPart(field, part, text, reading.around);
  else known.entry[part] = `${before}\n${text.trim()}`;
}

// Only a country can be wrong by itself; the other parts are read with the whole address.
function checkedPart(field: Field, part: string, text: string, around: Surroundings): string {
  if (part !== 'country') return text;
  const type = fieldTypeOf(field.type);
  type.parse(field.type === 'addresses' ? [{ [part]: text }] : { [part]: text }, field, around);
  return text;
}

function keepPair(reading: Reading, { field, part = '' }: Target, text: string): void {
  const pairs = (reading.row.values[field.key] ?? {}) as Record<string, string>;
  reading.row.values[field.key] = fieldTypeOf(field.type).parse({ ...pairs, [part]: text.trim() }, field, reading.around);
}

function gatherParts(reading: Reading): void {
  for (const { field, column, entry } of reading.parts.values()) {
    try {
      const type = fieldTypeOf(field.type);
      if (field.type === 'address') keepValue(reading.row.values, field, type.parse(entry, field, reading.around));
      else keepList(reading, { key: field.key, form: 'list', field }, type.parse([entry], field, reading.around) as unknown[] | null);
    } catch (error) {
      noteProblem(reading.row, error, { column, field: field.key, value: Object.values(entry).join(', ') });
    }
  }
}

// One column's list is already as it is kept; lists of several columns are settled together.
function gatherLists(reading: Reading): void {
  for (const [field, list] of reading.lists) {
    try {
      reading.row.values[field.key] = list.columns === 1 ? list.entries : fieldTypeOf(field.type).parse(list.entries, field, reading.around);
    } catch (error) {
      noteProblem(reading.row, error, { column: '', field: field.key, value: '' });
    }
  }
}

/** Words that belong to the family name that follows them. */
const particles = new Set(['van', 'von', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'dos', 'du', 'la', 'le', 'bin', 'binti', 'ibn', 'al', 'el', 'ter', 'ten', 'mac', 'st']);

/** 'Perera, Kamal' and 'Kamal Perera' → first and last name; a single word is a first name. */
export function readFullName(values: Values, text: string): void {
  const whole = text.replace(/\s+/g, ' ').trim();
  const [family, given] = whole.split(/\s*,\s*/, 2) as [string, string | undefined];
  const { first, last } = given ? { first: given, last: family } : splitName(whole);
  if (first) values['firstName'] ??= first;
  if (last) values['lastName'] ??= last;
}

function splitName(whole: string): { first: string; last: string } {
  const words = whole.split(' ');
  if (words.length === 1) return { first: whole, last: '' };
  let from = words.length - 1;
  while (from > 1 && particles.has(words[from - 1]!.toLowerCase())) from -= 1;
  return { first: words.slice(0, from).join(' '), last: words.slice(from).join(' ') };
}
