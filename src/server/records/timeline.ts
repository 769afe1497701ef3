import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { isId, newId } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx, Tx } from '../context.ts';
import { db, insertRows, rowsPerStatement } from '../database/query.ts';
import { notFound } from '../refusals.ts';
import { authorize } from '../permission.ts';
import type { Change, Values } from './behaviour.ts';
import { presentRecords, valuesOf } from './present.ts';
import type { RecordJson } from './present.ts';
import { standardTypes, typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { columnsOf, fixedQuery, titlesOf } from './select.ts';
import type { Row } from './select.ts';

const timelineColumns = ['account_id', 'record_type', 'record_id', 'at', 'source_type', 'source_id', 'kind'];
const cursorInvalid = refusal('platform.cursor_invalid', 400, msg`This cursor does not belong to this list. Start again without one.`);

/** One thing that happened: the record it came from, whole, or the change of a milestone field. */
export type TimelineItem = { id: Id; at: string; kind: string; type: string; record?: RecordJson; change?: { field: string; before: unknown; after: unknown; by: Id | null } };

/** Keeps the timelines of related records in step with a write; `whole` gives the values a partial change leaves out. */
export async function writeTimeline(tx: Tx, types: RecordTypes, type: RecordType, changes: readonly Change[], whole?: (id: Id) => Values): Promise<void> {
  const { timeline } = type;
  const sent: Promise<unknown>[] = [];
  if (timeline) {
    const moved = changes.filter((change) => change.before === null || [...timeline.on, timeline.at].some((key) => key in change.after!));
    const rewritten = moved.filter((change) => change.before !== null).map((change) => change.id);
    if (rewritten.length) sent.push(removeEntries(tx, rewritten));
    sent.push(...insertEntries(tx, moved.flatMap((change) => entriesOf(tx, types, type, change.id, { ...whole?.(change.id), ...change.after }))));
  }
  if (type.milestone) sent.push(...insertEntries(tx, milestones(tx, type, changes)));
  await Promise.all(sent);
}

function entriesOf(tx: Tx, types: RecordTypes, type: RecordType, id: Id, values: Values): unknown[][] {
  const { on, at, kind } = type.timeline!;
  const when = values[at] ?? tx.now();
  const what = (type.fields[kind] ? values[kind] : kind) ?? type.name;
  return on.flatMap((key) => {
    const field = type.fields[key]!;
    const value = values[key] as Id | { type: string; id: Id } | null | undefined;
    if (!value) return [];
    const subject = typeof value === 'object' ? value : { type: field.to!, id: value };
    return types.has(subject.type) ? [[tx.account.id, subject.type, subject.id, when, type.name, id, what]] : [];
  });
}

// A stage of life stands on the timeline as the event that changed it; the entry's id is made here and kept by the entry alone.
function milestones(tx: Tx, type: RecordType, changes: readonly Change[]): unknown[][] {
  return changes.filter((change) => change.before !== null && change.after?.[type.milestone!] !== undefined)
    .map((change) => [tx.account.id, type.name, change.id, tx.now(), 'change', newId(), type.milestone]);
}

function insertEntries(tx: Tx, entries: unknown[][]): Promise<unknown>[] {
  const size = rowsPerStatement(timelineColumns.length);
  const sent: Promise<unknown>[] = [];
  for (let start = 0; start < entries.length; start += size) sent.push(tx.run(insertRows('timeline_entries', timelineColumns, entries.slice(start, start + size))));
  return sent;
}

function removeEntries(tx: Tx, sourceIds: readonly Id[]): Promise<number> {
  return tx.run(sql`delete from timeline_entries where account_id = ${tx.account.id} and source_id = any(${[...sourceIds]}::uuid[])`);
}

/** A record in the trash leaves the timelines it stood on. */
export async function hideTimeline(tx: Tx, type: RecordType, ids: readonly Id[]): Promise<void> {
  if (type.timeline) await removeEntries(tx, ids);
}

/** A restored record stands on its timelines again. */
export async function showTimeline(tx: Tx, type: RecordType, ids: readonly Id[]): Promise<void> {
  if (!type.timeline) return;
  const types = await typesOf(tx);
  const rows = await tx.all<Row>(sql`select ${columnsOf(type, 'r', null)} from ${sql.table(type.table)} r where r.account_id = ${tx.account.id} and r.id = any(${[...ids]}::uuid[])`);
  await writeTimeline(tx, types, type, rows.map((row) => ({ id: row.id, before: null, after: valuesOf(type, row) })));
}

type Entry = { at: Date; source_type: string; source_id: Id; kind: string; place: string };

/** What happened around a record, newest first, a page at a time; `kind` keeps one kind. Refuses a record that is not there. */
export async function timelineOf(ctx: Ctx, typeName: string, id: Id, asked: { limit?: number | undefined; cursor?: string | undefined; kind?: string | undefined }): Promise<{ items: TimelineItem[]; nextCursor: string | null }> {
  authorize(ctx, 'records.read');
  if (!isId(id)) throw notFound();
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const limit = Math.min(Math.max(asked.limit ?? 50, 1), 200);
    const after = asked.cursor ? readCursor(asked.cursor) : null;
    const type = types.get(typeName)!;
    const mine = sql`account_id = ${tx.account.id} and record_type = ${typeName} and record_id = ${id}`;
    const [there, entries] = await Promise.all([
      tx.first(fixedQuery(type, 'there', [tx.account.id, id], () => sql`select 1 as there from ${sql.table(type.table)} where account_id = $1 and id = $2`)),
      tx.all<Entry>(sql`select at, source_type, source_id, kind, at::text as place from timeline_entries where ${mine}
        ${asked.kind ? sql`and kind = ${asked.kind}` : sql``} ${after ? sql`and (at, source_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
        order by at desc, source_id desc limit ${limit + 1}`),
    ]);
    if (!there) throw notFound();
    const last = entries.length > limit ? entries[limit - 1]! : null;
    return { items: await fillEntries(tx, types, entries.slice(0, limit), id), nextCursor: last && Buffer.from(JSON.stringify([last.place, last.source_id])).toString('base64url') };
  });
}

async function fillEntries(tx: Tx, types: RecordTypes, entries: readonly Entry[], recordId: Id): Promise<TimelineItem[]> {
  const bySource = Map.groupBy(entries.filter((entry) => types.has(entry.source_type)), (entry) => entry.source_type);
  const records = new Map<Id, RecordJson>();
  await Promise.all([...bySource].map(async ([name, of]) => {
    const type = types.get(name)!;
    const rows = await tx.all<Row>(fixedQuery(type, 'several', [tx.account.id, of.map((entry) => entry.source_id)], () =>
      sql`select ${sql.join([columnsOf(type, 'r', null), ...titlesOf(type, types, 'r', sql`$1`, null)])} from ${sql.table(type.table)} r
        where r.account_id = $1 and r.id = any($2::uuid[])`));
    for (const json of await presentRecords(tx, types, type, rows)) records.set(json.id, json);
  }));
  const changes = await changesAt(tx, recordId, entries.filter((entry) => entry.source_type === 'change'));
  return entries.map((entry) => {
    const item: TimelineItem = { id: entry.source_id, at: entry.at.toISOString(), kind: entry.kind, type: entry.source_type };
    const record = records.get(entry.source_id);
    const change = changes.get(entry.at.getTime());
    return { ...item, ...(record ? { record } : {}), ...(entry.source_type === 'change' && change ? { change: { field: entry.kind, before: change.before?.[entry.kind] ?? null, after: change.after?.[entry.kind] ?? null, by: change.actor_id } } : {}) };
  });
}

type EventRow = { at: Date; before: Values | null; after: Values | null; actor_id: Id | null };

async function changesAt(tx: Tx, recordId: Id, entries: readonly Entry[]): Promise<Map<number, EventRow>> {
  const type = entries.length ? standardTypes().find((one) => one.milestone === entries[0]!.kind) : undefined;
  if (!type) return new Map();
  const rows = await tx.all<EventRow>(db.selectFrom('events').select(['at', 'before', 'after', 'actor_id'])
    .where('account_id', '=', tx.account.id).where('record_id', '=', recordId).where('at', 'in', entries.map((entry) => entry.at)));
  return new Map(rows.filter((row) => row.after?.[type.milestone!] !== undefined).map((row) => [row.at.getTime(), row]));
}

function readCursor(cursor: string): { at: string; id: Id } {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, Id];
    if (typeof at !== 'string' || !isId(id)) throw cursorInvalid();
    return { at, id };
  } catch {
    throw cursorInvalid();
  }
}
