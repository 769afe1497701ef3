import { localPhone } from '#kernel/phones.ts';
import type { Field } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Tx } from '../context.ts';
import { memberNames } from '../auth/memberNames.ts';
import { may } from '../permission.ts';
import type { Values } from './behaviour.ts';
import type { RecordTypes } from './registry.ts';
import { lookUpTitles, referenceColumns } from './select.ts';
import type { Row } from './select.ts';

/** A record as the API shows it. */
export type RecordJson = Record<string, unknown> & { id: Id; title: string; version: number };

/** Shows rows of one type: related names and titles in, local phone forms in, everything else as stored. */
export async function presentRecords(tx: Tx, types: RecordTypes, type: RecordType, rows: readonly Row[], keys: ReadonlySet<string> | null = null): Promise<RecordJson[]> {
  const fields = Object.values(type.fields).filter((field) => !keys || keys.has(field.key));
  const [names, titles] = await Promise.all([memberNames(tx), titlesFor(tx, types, fields, rows)]);
  const writes = may(tx, 'records.write');
  const show = { names, titles, country: tx.account.country };
  const can = { update: writes, delete: writes };
  const shown = fields.map(columnShown);
  return rows.map((row) => {
    const json: RecordJson = { id: row.id, title: row.title, version: row.version };
    for (const { key, showIn } of shown) json[key] = showIn(row, show);
    if (row['deleted_at']) json['deletedAt'] = row['deleted_at'];
    json['can'] = can;
    return json;
  });
}

/** The stored value of a field in a row, by the field's own form. */
export function storedValue(field: Field, row: Row): unknown {
  if (field.custom) return row.custom[field.key] ?? null;
  if (field.type === 'reference') {
    const [typeColumn, idColumn] = referenceColumns(field);
    return row[idColumn] ? { type: row[typeColumn], id: row[idColumn] } : null;
  }
  const value = row[field.column!] ?? null;
  return value instanceof Date ? value.toISOString() : value;
}

/** All field values of a row, in stored form. */
export function valuesOf(type: RecordType, row: Row): Values {
  return Object.fromEntries(Object.values(type.fields).map((field) => [field.key, storedValue(field, row)]));
}

type Show = { names: Map<Id, string>; titles: Map<Id, string>; country: string };

type ColumnShown = { key: string; showIn: (row: Row, show: Show) => unknown };

const known = new WeakMap<Field, ColumnShown>();

// What a field's type asks for is decided once, not for each of a page's thousand values.
function columnShown(field: Field): ColumnShown {
  let column = known.get(field);
  if (!column) {
    column = { key: field.key, showIn: showerOf(field) };
    known.set(field, column);
  }
  return column;
}

function showerOf(field: Field): ColumnShown['showIn'] {
  const asks = ['user', 'relation', 'file', 'reference', 'phones', 'dateTime'].includes(field.type);
  if (field.custom || asks) return (row, show) => shownValue(field, row, show);
  const column = field.column!;
  return (row) => row[column] ?? null;
}

function shownValue(field: Field, row: Row, show: Show): unknown {
  const value = storedValue(field, row);
  if (value === null) return null;
  switch (field.type) {
    case 'user': return { id: value, name: show.names.get(value as Id) ?? '' };
    case 'relation':
    case 'file': return { id: value, title: row[`${field.key}__title`] ?? show.titles.get(value as Id) ?? '' };
    case 'reference': return { ...(value as object), title: show.titles.get((value as { id: Id }).id) ?? '' };
    case 'phones': return (value as { value: string }[]).map((phone) => ({ ...phone, local: localPhone(phone.value, show.country) }));
    default: return value;
  }
}

async function titlesFor(tx: Tx, types: RecordTypes, fields: Field[], rows: readonly Row[]): Promise<Map<Id, string>> {
  const wanted = new Map<string, Set<Id>>();
  const want = (name: string, id: unknown) => {
    if (!wanted.has(name)) wanted.set(name, new Set());
    wanted.get(name)!.add(id as Id);
  };
  for (const field of fields.filter((one) => one.type === 'reference' || one.type === 'file' || (one.type === 'relation' && one.custom))) {
    for (const row of rows) {
      const value = storedValue(field, row) as { type: string; id: Id } | Id | null;
      if (value === null) continue;
      if (typeof value === 'object') want(value.type, value.id);
      else want(field.type === 'file' ? 'file' : field.to!, value);
    }
  }
  return wanted.size ? lookUpTitles(tx, types, wanted) : new Map();
}
