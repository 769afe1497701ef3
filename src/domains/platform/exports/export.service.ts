import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Field, Surroundings } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import { msg, type Message } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import { surroundingsOf, type Ctx } from '#server/context.ts';
import { translate } from '#server/i18n.ts';
import { authorize } from '#server/permission.ts';
import { queryRecords } from '#server/records/page.ts';
import type { RecordJson } from '#server/records/present.ts';
import { typesOf } from '#server/records/registry.ts';
import { csvWriter } from '#server/tabular/csvWriter.ts';
import type { FileCell, TableWriter } from '#server/tabular/fileCell.ts';
import { xlsxWriter } from '#server/tabular/xlsxWriter.ts';
import { loneNames, type LoneNames } from './export.names.ts';

/** What of a list goes into a file: its filter, words, order and columns, as the list itself is asked for. */
export type ExportAsked = { format: 'csv' | 'xlsx'; criteria?: unknown; q?: string | undefined; sort?: string | undefined; fields?: readonly string[] | undefined };

export type ExportFile = { fileName: string; contentType: string; bytes: AsyncGenerator<Uint8Array> };

const pageSize = 1000;
const unknownField = refusal('platform.unknown_column', 422, msg({ message: 'There is no column called {field}.' }));
const titleLabel = msg`Name`;

type Column = { key: string; label: Message | string; field: Field | null };

/**
 * Writes a list to a file, a page at a time: the same filter, order and columns as on screen, headings in the reader's
 * language, values in the form the import reads back.
 */
export async function exportRecords(ctx: Ctx, typeName: string, asked: ExportAsked): Promise<ExportFile> {
  authorize(ctx, 'records.read');
  const type = (await ctx.read((tx) => typesOf(tx))).get(typeName)!;
  const columns = columnsOf(type, asked.fields);
  const plural = translate(type.pluralLabel, ctx.actor.language);
  const writer: TableWriter = asked.format === 'xlsx' ? xlsxWriter(plural) : csvWriter;
  const bytes = writer.write(rowsOf(ctx, { type, columns, asked }));
  // The first piece comes before the answer begins, so that a wrong filter is still refused as such.
  const first = await bytes.next();
  return {
    fileName: `${plural} ${ctx.now().toISOString().slice(0, 10)}.${writer.extension}`,
    contentType: writer.contentType,
    bytes: continued(first, bytes),
  };
}

async function* continued(first: IteratorResult<Uint8Array>, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!first.done) yield first.value;
  yield* rest;
}

/** Without a choice every field of the record goes into the file. */
function columnsOf(type: RecordType, asked: readonly string[] | undefined): Column[] {
  const keys = asked?.length ? asked : Object.values(type.fields).map((field) => field.key);
  return keys.map((key): Column => {
    const field = Object.hasOwn(type.fields, key) ? type.fields[key]! : null;
    if (field) return { key, label: field.label, field };
    if (key === 'title') return { key, label: titleLabel, field: null };
    if (key === 'id') return { key, label: 'id', field: null };
    throw unknownField({ field: key });
  });
}

async function* rowsOf(ctx: Ctx, list: { type: RecordType; columns: Column[]; asked: ExportAsked }): AsyncGenerator<FileCell[]> {
  const { type, columns, asked } = list;
  yield headings(ctx, columns);
  const fields = columns.map((column) => column.key);
  let cursor: string | undefined;
  do {
    const page = await queryRecords(ctx, type.name, { criteria: asked.criteria, q: asked.q, sort: asked.sort, fields, limit: pageSize, cursor });
    const names = await loneNames(ctx, type, page.items);
    const around = fileSurroundings(ctx, names);
    for (const record of page.items) yield columns.map((column) => cellOf(column, record, around, asked.format));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** Two columns of one heading are told apart by their keys, which the import reads too. */
function headings(ctx: Ctx, columns: readonly Column[]): string[] {
  const words = columns.map((column) => translate(column.label, ctx.actor.language));
  return words.map((word, index) => (words.indexOf(word) === index ? word : columns[index]!.key));
}

function fileSurroundings(ctx: Ctx, names: LoneNames): Surroundings {
  return {
    ...surroundingsOf(ctx),
    nameOf: (field, value) => {
      const option = field.options?.find((one) => one.value === value);
      return option ? translate(option.label, ctx.actor.language) : names.nameOf(field, value);
    },
    lookUp: (field, words) => (field.options ? optionCalled(ctx, field, words) : names.idOf(field, words)),
  };
}

function optionCalled(ctx: Ctx, field: Field, words: string): string | undefined {
  return field.options?.find((option) => translate(option.label, ctx.actor.language) === words)?.value;
}

function cellOf({ key, field }: Column, record: RecordJson, around: Surroundings, format: 'csv' | 'xlsx'): FileCell {
  const value = record[key];
  if (value === null || value === undefined) return '';
  if (!field) return String(value);
  const text = fieldTypeOf(field.type).toFile(storedForm(field, value), field, around);
  switch (field.type) {
    case 'number': return String(Number(text)) === text ? Number(text) : text;
    case 'date': return { date: text };
    // What the engine notes to the millisecond nobody imports; what people enter keeps what it has.
    case 'dateTime': return timeCell(field.readOnly ? text.replace(/\.\d+/, '') : text, format);
    case 'reference': return (value as { title: string }).title;
    default: return text;
  }
}

/** A workbook holds the firm's wall clock; the offset, which it cannot hold, is the firm's anyway when it comes back. */
function timeCell(text: string, format: 'csv' | 'xlsx'): FileCell {
  const wall = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[+-]\d\d:\d\d$/.exec(text)?.[1];
  return format === 'xlsx' && wall ? { date: wall } : text;
}

/** What is shown as {id, title} is kept as the id. */
function storedForm(field: Field, value: unknown): unknown {
  // The local spelling is shown beside a number; it is no part of it.
  if (field.type === 'phones') return (value as { local?: string }[]).map(({ local: _local, ...phone }) => phone);
  return ['relation', 'user', 'file'].includes(field.type) ? (value as { id: Id }).id : value;
}
