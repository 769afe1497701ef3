import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Field } from '#kernel/fields/fieldType.ts';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import { isId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import { notFound } from '../refusals.ts';
import type { Ctx, Tx } from '../context.ts';
import { authorize } from '../permission.ts';
import { presentRecords } from './present.ts';
import type { RecordJson } from './present.ts';
import { typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { conditionOf } from './scope.ts';
import type { Asked } from './scope.ts';
import { columnsOf, comparableOf, fixedQuery, titlesOf } from './select.ts';
import type { Row } from './select.ts';

export type PageAsked = Asked & { sort?: string | undefined; limit?: number | undefined; cursor?: string | undefined; offset?: number | undefined; fields?: readonly string[] | undefined };
export type Page = { items: RecordJson[]; nextCursor: string | null };

const cursorInvalid = refusal('platform.cursor_invalid', 400, msg`This cursor does not belong to this list. Start again without one.`);
const cannotSort = refusal('platform.cannot_sort', 422, msg({ message: 'A list cannot be sorted by {field}.' }));

/** One record the actor may see; refuses one that is not there. */
export async function getRecord(ctx: Ctx, typeName: string, id: Id): Promise<RecordJson> {
  authorize(ctx, 'records.read');
  if (!isId(id)) throw notFound();
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const rows = await oneRow(tx, types, type, id);
    if (!rows[0]) throw notFound();
    return (await presentRecords(tx, types, type, rows))[0]!;
  });
}

/** Runs a write of one record and gives the record as it stands then: its row is read in the packet that writes it. */
export async function writtenRecord(ctx: Ctx, typeName: string, write: (tx: Tx) => Promise<Id>): Promise<RecordJson> {
  const { types, type, rows } = await ctx.transaction(async (tx) => {
    const id = await write(tx);
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const rows = oneRow(tx, types, type, id);
    tx.later(rows);
    return { types, type, rows };
  });
  const found = await rows;
  if (!found[0]) throw notFound();
  return ctx.read(async (tx) => (await presentRecords(tx, types, type, found))[0]!);
}

function oneRow(tx: Tx, types: RecordTypes, type: RecordType, id: Id): Promise<Row[]> {
  return tx.all<Row>(fixedQuery(type, 'one', [tx.account.id, id], () => sql`select ${columnsOf(type, 'r', null)}${more(titlesOf(type, types, 'r', sql`$1`, null))}
    from ${sql.table(type.table)} r where r.account_id = $1 and r.id = $2`));
}

/** A page of records by filter, words and order; the cursor continues exactly after the last one seen. */
export async function queryRecords(ctx: Ctx, typeName: string, asked: PageAsked): Promise<Page> {
  authorize(ctx, 'records.read');
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const limit = Math.min(Math.max(asked.limit ?? 50, 1), 1000);
    const order = orderOf(type, asked.sort ?? type.defaultSort, tx.actor.language);
    const keys = asked.fields?.length ? new Set(asked.fields) : null;
    const query = { types, type, asked, order, keys, want: limit + 1 };
    const after = asked.cursor ? readCursor(asked.cursor, order) : asked.offset ? await keyAt(tx, query, asked.offset - 1) : null;
    if (after === 'past the end') return { items: [], nextCursor: null };
    const rows = await pageRows(tx, { ...query, after });
    const items = await presentRecords(tx, types, type, rows.slice(0, limit), keys);
    return { items, nextCursor: rows.length > limit ? writeCursor(order, rows[limit - 1]!) : null };
  });
}

/** How many records a filter and words find. */
export async function countRecords(ctx: Ctx, typeName: string, asked: Asked): Promise<number> {
  authorize(ctx, 'records.read');
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const row = await tx.first<{ count: number }>(sql`select count(*) as count from ${sql.table(type.table)} r where ${conditionOf(tx, types, type, 'r', asked)}`);
    return row!.count;
  });
}

type Order = { spec: string; field: Field | null; expression: RawBuilder<unknown>; descending: boolean; cast: string; nullable: boolean };
type After = { value: string | null; id: Id };
type PageQuery = { types: RecordTypes; type: RecordType; asked: Asked; order: Order; keys: ReadonlySet<string> | null; after: After | null; want: number };

const collations: Record<Language, string> = { en: 'und-x-icu', si: 'si-x-icu', ta: 'ta-x-icu', am: 'am-x-icu', bn: 'bn-x-icu', hy: 'hy-x-icu' };

function orderOf(type: RecordType, spec: string, language: Language): Order {
  const descending = spec.startsWith('-');
  const key = spec.replace(/^[-+]/, '');
  const collation = sql.id(collations[language]);
  if (key === 'title') return { spec, field: null, expression: sql`r.title collate ${collation}`, descending, cast: 'text', nullable: false };
  const field = type.fields[key];
  const comparable = field && fieldTypeOf(field.type).sql.sortable ? comparableOf(field, 'r') : null;
  if (!field || !comparable) throw cannotSort({ field: key });
  const nullable = field.custom === true || !['created_at', 'updated_at', 'happened_at', 'name'].includes(field.column!);
  if (field.type === 'choice') {
    const values = (field.options ?? []).map((option) => option.value);
    return { spec, field, expression: sql`array_position(${values}::text[], ${comparable})`, descending, cast: 'int', nullable: true };
  }
  const cast = castOf(field);
  return { spec, field, expression: cast === 'text' ? sql`${comparable} collate ${collation}` : comparable, descending, cast, nullable };
}

function castOf(field: Field): string {
  switch (field.type) {
    case 'number': case 'percent': case 'money': return 'numeric';
    case 'date': return 'date';
    case 'dateTime': return 'timestamptz';
    case 'yesNo': return 'boolean';
    case 'user': case 'relation': case 'file': case 'reference': return 'uuid';
    default: return 'text';
  }
}

type Placed = { value: string | null; id: Id };

// Somebody drags a scrollbar to the middle of a million rows: the key of the row before the page is counted out, over the
// index alone, and the page itself is read from there like any other.
async function keyAt(tx: Tx, query: Omit<PageQuery, 'after'>, place: number): Promise<After | 'past the end'> {
  const { order, types, type, asked } = query;
  const direction = order.descending ? sql`desc` : sql`asc`;
  const condition = conditionOf(tx, types, type, 'r', asked);
  const keyed = (where: RawBuilder<unknown>, ordering: RawBuilder<unknown>, offset: number) => tx.first<Placed>(sql`select (${order.expression})::text as value, r.id
    from ${sql.table(type.table)} r where ${condition} and ${where} order by ${ordering} offset ${offset} limit 1`);
  const filled = order.nullable ? sql`${order.expression} is not null` : sql`true`;
  const found = await keyed(filled, sql`${order.expression} ${direction}, r.id ${direction}`, place);
  if (found || !order.nullable) return found ?? 'past the end';

  const { count } = (await tx.first<{ count: number }>(sql`select count(*) as count from ${sql.table(type.table)} r where ${condition} and ${filled}`))!;
  const empty = await keyed(sql`${order.expression} is null`, sql`r.id ${direction}`, place - Number(count));
  return empty ?? 'past the end';
}

// Empty values come last in either direction. They are read by a query of their own once the others have ended, since
// `or … is null` beside the cursor would keep the index from serving deep pages.
async function pageRows(tx: Tx, query: PageQuery): Promise<Row[]> {
  const { order, after, want } = query;
  const direction = order.descending ? sql`desc` : sql`asc`;
  const ordering = sql`${order.expression} ${direction}, r.id ${direction}`;
  if (!order.nullable) return part(tx, query, { where: after && past(order, after), ordering, want });

  const inEmpty = after !== null && after.value === null;
  const filled = inEmpty ? [] : await part(tx, query, {
    where: sql`${order.expression} is not null${after ? sql` and ${past(order, after)}` : sql``}`, ordering, want,
  });
  if (filled.length >= want) return filled;
  const empty = await part(tx, query, {
    where: sql`${order.expression} is null${inEmpty ? sql` and ${pastId(order, after.id)}` : sql``}`, ordering: sql`r.id ${direction}`, want: want - filled.length,
  });
  return [...filled, ...empty];
}

type Part = { where: RawBuilder<unknown> | null; ordering: RawBuilder<unknown>; want: number };

// Related titles are looked up outside the limited query: for the rows of the page, never for those it passes over.
function part(tx: Tx, { types, type, order, keys, asked }: PageQuery, { where, ordering, want }: Part): Promise<Row[]> {
  return tx.all<Row>(sql`select r.*${more(titlesOf(type, types, 'r', tx.account.id, keys))} from (
    select ${columnsOf(type, 'r', keys)}, (${order.expression})::text as cursor_value from ${sql.table(type.table)} r
    where ${conditionOf(tx, types, type, 'r', asked)}${where ? sql` and ${where}` : sql``} order by ${ordering} limit ${want}) r`);
}

function past(order: Order, after: After): RawBuilder<unknown> {
  const value = sql`${after.value}::${sql.raw(order.cast)}`;
  return order.descending ? sql`(${order.expression}, r.id) < (${value}, ${after.id}::uuid)` : sql`(${order.expression}, r.id) > (${value}, ${after.id}::uuid)`;
}

function pastId(order: Order, id: Id): RawBuilder<unknown> {
  return order.descending ? sql`r.id < ${id}::uuid` : sql`r.id > ${id}::uuid`;
}

function writeCursor(order: Order, row: Row): string {
  return Buffer.from(JSON.stringify([order.spec, row['cursor_value'] ?? null, row.id])).toString('base64url');
}

function readCursor(cursor: string, order: Order): After {
  try {
    const [spec, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string | null, Id];
    if (spec !== order.spec || !isId(id) || (value !== null && typeof value !== 'string')) throw cursorInvalid();
    return { value, id };
  } catch {
    throw cursorInvalid();
  }
}

function more(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return parts.length ? sql`, ${sql.join(parts)}` : sql``;
}
