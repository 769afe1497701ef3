import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import type { Ctx } from '#server/context.ts';
import { notFound } from '#server/refusals.ts';
import { authorize } from '#server/permission.ts';

/** One batch of changes: what kind, who, why, when, how many records, and whether it was undone. */
export type BatchJson = { id: Id; kind: string; reason: string | null; by: { id: Id | null; name: string }; at: string; records: { recordType: string; what: string; count: number }[]; undoneBy: Id | null; undoes: Id | null };

type Row = { id: Id; kind: string; reason: string | null; actor_id: Id | null; actor_name: string; started_at: Date; undone_by: Id | null; undoes: Id | null; records: { recordType: string; what: string; count: number }[] | null };

/** Batches, newest first, of everybody or of one member. */
export async function listBatches(ctx: Ctx, asked: { limit?: number | undefined; cursor?: string | undefined; by?: Id | undefined }): Promise<{ items: BatchJson[]; nextCursor: string | null }> {
  authorize(ctx, 'records.read');
  const limit = Math.min(asked.limit ?? 50, 200);
  const [at, id] = asked.cursor ? asked.cursor.split('~') as [string, string] : [null, null];
  return ctx.read(async (tx) => {
    const rows = await tx.all<Row & { place: string }>(sql`select b.*, b.started_at::text as place, ${recordCounts(tx.account.id)} as records from (
      select * from batches where account_id = ${tx.account.id} ${asked.by ? sql`and actor_id = ${asked.by}::uuid` : sql``}
      ${at && isId(id) ? sql`and (started_at, id) < (${at}::timestamptz, ${id}::uuid)` : sql``} order by started_at desc, id desc limit ${limit + 1}) b`);
    const last = rows.length > limit ? rows[limit - 1]! : null;
    return { items: rows.slice(0, limit).map(presentBatch), nextCursor: last && `${last.place}~${last.id}` };
  });
}

/** One batch. Refuses one that is not there. */
export async function getBatch(ctx: Ctx, id: Id): Promise<BatchJson> {
  authorize(ctx, 'records.read');
  if (!isId(id)) throw notFound();
  const row = await ctx.read((tx) => tx.first<Row>(sql`select b.*, ${recordCounts(tx.account.id)} as records from batches b where b.account_id = ${tx.account.id} and b.id = ${id}`));
  if (!row) throw notFound();
  return presentBatch(row);
}

function recordCounts(accountId: Id) {
  return sql`(select jsonb_agg(jsonb_build_object('recordType', c.record_type, 'what', c.what, 'count', c.records)) from (
    select record_type, split_part(name, '.', 3) as what, count(distinct record_id) as records from events e
    where e.account_id = ${accountId} and e.batch_id = b.id group by record_type, what order by record_type, what) c)`;
}

function presentBatch(row: Row): BatchJson {
  return {
    id: row.id, kind: row.kind, reason: row.reason, by: { id: row.actor_id, name: row.actor_name }, at: row.started_at.toISOString(),
    // The start of an import is an event of its batch too, but no record.
    records: (row.records ?? []).filter(({ recordType }) => recordType !== 'import'), undoneBy: row.undone_by, undoes: row.undoes,
  };
}
