import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Field } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Tx } from '../context.ts';
import { compiled, preparedQuery } from '../database/query.ts';
import type { Sendable } from '../database/query.ts';
import type { RecordTypes } from './registry.ts';

/** A row as the engine selects it: columns under their own names, related titles under `<key>__title`. */
export type Row = Record<string, unknown> & { id: Id; title: string; version: number; custom: Record<string, unknown>; created_at: Date; updated_at: Date };

const wholeColumns = new WeakMap<RecordType, Map<string, RawBuilder<unknown>>>();

/** The columns to select for these fields (all when null), from `alias`. */
export function columnsOf(type: RecordType, alias: string, keys: ReadonlySet<string> | null): RawBuilder<unknown> {
  if (keys) return someColumns(type, alias, keys);
  const known = wholeColumns.get(type) ?? new Map<string, RawBuilder<unknown>>();
  wholeColumns.set(type, known);
  // One piece of text instead of thirty names to be put together for every page.
  const columns = known.get(alias) ?? sql.raw(compiled(someColumns(type, alias, null)).sql);
  known.set(alias, columns);
  return columns;
}

function someColumns(type: RecordType, alias: string, keys: ReadonlySet<string> | null): RawBuilder<unknown> {
  const columns = new Set(['id', 'title', 'version', 'created_at', 'updated_at', 'deleted_at']);
  let custom = keys === null;
  for (const field of Object.values(type.fields)) {
    if (keys && !keys.has(field.key)) continue;
    if (field.custom) custom = true;
    else if (field.type === 'reference') for (const part of referenceColumns(field)) columns.add(part);
    else columns.add(field.column!);
  }
  if (custom) columns.add('custom');
  return sql.join([...columns].map((column) => sql.ref(`${alias}.${column}`)));
}

/** Titles of standard relations, looked up for the rows of one page only. */
export function titlesOf(type: RecordType, types: RecordTypes, alias: string, accountId: Id | RawBuilder<unknown>, keys: ReadonlySet<string> | null): RawBuilder<unknown>[] {
  return Object.values(type.fields)
    .filter((field) => field.type === 'relation' && !field.custom && (!keys || keys.has(field.key)) && types.has(field.to!))
    .map((field) => sql`(select t.title from ${sql.table(types.get(field.to!)!.table)} t where t.account_id = ${accountId} and t.id = ${sql.ref(`${alias}.${field.column!}`)}) as ${sql.id(`${field.key}__title`)}`);
}

export function referenceColumns(field: Field): [string, string] {
  return [`${field.column!}_type`, `${field.column!}_id`];
}

const fixedTexts = new WeakMap<RecordType, Map<string, string>>();

/**
 * A query whose text depends on nothing but the record type, put together once and sent by name. `build` writes its
 * parameters as $1, $2 …
 */
export function fixedQuery(type: RecordType, shape: string, parameters: readonly unknown[], build: () => RawBuilder<unknown>): Sendable {
  const known = fixedTexts.get(type) ?? new Map<string, string>();
  fixedTexts.set(type, known);
  const text = known.get(shape) ?? compiled(build()).sql;
  known.set(shape, text);
  return preparedQuery(text, parameters);
}

/** The value of a field to compare and sort by. */
export function comparableOf(field: Field, alias: string): RawBuilder<unknown> | null {
  const fieldType = fieldTypeOf(field.type);
  return field.custom
    ? fieldType.sql.comparable(sql`${sql.ref(`${alias}.custom`)}->${sql.lit(field.key)}`, 'jsonb')
    : fieldType.sql.comparable(sql.ref(`${alias}.${field.type === 'reference' ? referenceColumns(field)[1] : field.column!}`), 'column');
}

/** The live rows of the account: the first condition of every read. */
export function liveRows(tx: Tx, alias: string, options: { trash?: boolean | undefined } = {}): RawBuilder<boolean> {
  const deleted = sql.ref(`${alias}.deleted_at`);
  return sql<boolean>`${sql.ref(`${alias}.account_id`)} = ${tx.account.id} and ${deleted} ${options.trash ? sql`is not null` : sql`is null`}`;
}

/** Titles of records of any types, for references and custom relations. */
export async function lookUpTitles(tx: Tx, types: RecordTypes, wanted: Map<string, Set<Id>>): Promise<Map<Id, string>> {
  const titles = new Map<Id, string>();
  const found = await Promise.all([...wanted].filter(([name, ids]) => types.has(name) && ids.size > 0).map(([name, ids]) =>
    tx.all<{ id: Id; title: string }>(sql`select id, title from ${sql.table(types.get(name)!.table)} where account_id = ${tx.account.id} and id = any(${[...ids]}::uuid[])`)));
  for (const row of found.flat()) titles.set(row.id, row.title);
  return titles;
}
