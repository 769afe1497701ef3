import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import type { Ctx, Tx } from '../context.ts';
import { memberNames } from '../auth/memberNames.ts';
import { notFound } from '../refusals.ts';
import { authorize } from '../permission.ts';
import type { Values } from './behaviour.ts';
import { typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { lookUpTitles } from './select.ts';

/** One change of a record: who, when, in which batch, and each field's value before and after. */
export type HistoryItem = {
  id: Id; at: string; name: string; recordType: string; recordId: Id; title?: string; batchId: Id;
  by: { id: Id | null; name: string };
  changes: { field: string; before: unknown; after: unknown }[];
};
export type HistoryPage = { items: HistoryItem[]; nextCursor: string | null };

type EventRow = { id: Id; at: Date; name: string; record_type: string; record_id: Id; batch_id: Id; before: Values | null; after: Values | null; actor_id: Id | null; actor_name: string };

/** Every change of one record, newest first. Refuses a record that is not there. */
export async function historyOf(ctx: Ctx, typeName: string, id: Id, asked: { limit?: number | undefined; cursor?: string | undefined }): Promise<HistoryPage> {
  authorize(ctx, 'records.read');
  if (!isId(id)) throw notFound();
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const there = await tx.first(sql`select 1 as there from ${sql.table(types.get(typeName)!.table)} where account_id = ${tx.account.id} and id = ${id}`);
    if (!there) throw notFound();
    return eventPage(tx, types, sql`e.record_type = ${typeName} and e.record_id = ${id}`, asked);
  });
}

/** Every change of one batch, newest first. */
export async function changesOfBatch(ctx: Ctx, batchId: Id, asked: { limit?: number | undefined; cursor?: string | undefined }): Promise<HistoryPage> {
  authorize(ctx, 'records.read');
  if (!isId(batchId)) throw notFound();
  return ctx.read(async (tx) => eventPage(tx, await typesOf(tx), sql`e.batch_id = ${batchId}`, asked));
}

async function eventPage(tx: Tx, types: RecordTypes, which: ReturnType<typeof sql>, asked: { limit?: number | undefined; cursor?: string | undefined }): Promise<HistoryPage> {
  const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200);
  const rows = await tx.all<EventRow>(sql`select e.id, e.at, e.name, e.record_type, e.record_id, e.batch_id, e.before, e.after, e.actor_id, b.actor_name
    from events e join batches b on b.account_id = ${tx.account.id} and b.id = e.batch_id
    where e.account_id = ${tx.account.id} and ${which} ${asked.cursor && isId(asked.cursor) ? sql`and e.id < ${asked.cursor}::uuid` : sql``}
    order by e.id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const names = await nameValues(tx, types, shown);
  return { items: shown.map((row) => presentEvent(types, row, names)), nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
}

function presentEvent(types: RecordTypes, row: EventRow, names: Map<Id, string>): HistoryItem {
  const title = names.get(row.record_id);
  return {
    id: row.id, at: row.at.toISOString(), name: row.name, recordType: row.record_type, recordId: row.record_id, batchId: row.batch_id,
    ...(title === undefined ? {} : { title }),
    by: { id: row.actor_id, name: row.actor_name },
    changes: [...new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])].map((field) => ({
      field, before: shown(types, row, field, row.before?.[field], names), after: shown(types, row, field, row.after?.[field], names),
    })),
  };
}

function shown(types: RecordTypes, row: EventRow, key: string, value: unknown, names: Map<Id, string>): unknown {
  if (value === undefined || value === null) return null;
  const field = types.get(row.record_type)?.fields[key];
  if (field?.type === 'user') return { id: value, name: names.get(value as Id) ?? '' };
  if (field?.type === 'relation' || field?.type === 'file') return { id: value, title: names.get(value as Id) ?? '' };
  if (field?.type === 'reference') return { ...(value as object), title: names.get((value as { id: Id }).id) ?? '' };
  return value;
}

// Names of the records, members and related records that a page of changes speaks of.
async function nameValues(tx: Tx, types: RecordTypes, rows: readonly EventRow[]): Promise<Map<Id, string>> {
  const wanted = new Map<string, Set<Id>>();
  const want = (name: string, id: Id) => {
    if (!wanted.has(name)) wanted.set(name, new Set());
    wanted.get(name)!.add(id);
  };
  for (const row of rows) {
    want(row.record_type, row.record_id);
    for (const [key, value] of [...Object.entries(row.before ?? {}), ...Object.entries(row.after ?? {})]) {
      const field = types.get(row.record_type)?.fields[key];
      if (value === null || !field) continue;
      if (field.type === 'relation') want(field.to!, value as Id);
      if (field.type === 'file') want('file', value as Id);
      if (field.type === 'reference') want((value as { type: string }).type, (value as { id: Id }).id);
    }
  }
  const [members, titles] = await Promise.all([memberNames(tx), lookUpTitles(tx, types, wanted)]);
  return new Map([...members, ...titles]);
}
