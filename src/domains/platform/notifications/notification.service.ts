import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { insertRows } from '#server/database/query.ts';
import { publish } from '#server/live/hub.ts';
import { authorize } from '#server/permission.ts';
import { typesOf } from '#server/records/registry.ts';
import { lookUpTitles } from '#server/records/select.ts';

/** What a member is told: what kind of news, about which record, from whom. */
export type Notice = { memberId: Id; kind: 'task-assigned' | 'task-due' | 'import-ended'; recordType?: string; recordId?: Id; details?: Record<string, unknown> };

export type NotificationJson = { id: Id; kind: string; record: { type: string; id: Id; title: string } | null; details: Record<string, unknown>; at: string; readAt: string | null };

type Row = { id: Id; kind: string; record_type: string | null; record_id: Id | null; details: Record<string, unknown>; created_at: Date; read_at: Date | null };

/** Tells members something, in the transaction of what they are told of. */
export async function notify(tx: Tx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => [tx.account.id, newId(), notice.memberId, notice.kind, notice.recordType ?? null, notice.recordId ?? null, notice.details ?? {}, tx.now()]);
  await tx.run(insertRows('notifications', ['account_id', 'id', 'member_id', 'kind', 'record_type', 'record_id', 'details', 'created_at'], rows));
  tx.written.types.set('notification', new Set(notices.map((notice) => notice.memberId)));
}

/** The actor's notifications, newest first, and how many are unread. */
export async function listNotifications(ctx: Ctx): Promise<{ items: NotificationJson[]; unread: number }> {
  authorize(ctx, 'records.read');
  const { memberId } = ctx.actor;
  if (!memberId) return { items: [], unread: 0 };
  return ctx.read(async (tx) => {
    const [rows, unread] = await Promise.all([
      tx.all<Row>(sql`select * from notifications where account_id = ${tx.account.id} and member_id = ${memberId} order by created_at desc, id desc limit 50`),
      tx.first<{ count: number }>(sql`select count(*) as count from notifications where account_id = ${tx.account.id} and member_id = ${memberId} and read_at is null`),
    ]);
    const wanted = new Map<string, Set<Id>>();
    for (const row of rows) if (row.record_type && row.record_id) wanted.set(row.record_type, (wanted.get(row.record_type) ?? new Set()).add(row.record_id));
    const titles = await lookUpTitles(tx, await typesOf(tx), wanted);
    return { items: rows.map((row) => present(row, titles)), unread: unread!.count };
  });
}

/** Marks the actor's notifications as read: all, or those up to one. */
export async function readNotifications(ctx: Ctx): Promise<void> {
  authorize(ctx, 'records.read');
  await ctx.transaction((tx) => tx.run(sql`update notifications set read_at = ${tx.now()} where account_id = ${tx.account.id} and member_id = ${tx.actor.memberId} and read_at is null`));
  publish(ctx.account.id, { event: 'changed', data: { recordType: 'notification', ids: [ctx.actor.memberId] } });
}

function present(row: Row, titles: Map<Id, string>): NotificationJson {
  const record = row.record_type && row.record_id ? { type: row.record_type, id: row.record_id, title: titles.get(row.record_id) ?? '' } : null;
  return { id: row.id, kind: row.kind, record, details: row.details, at: row.created_at.toISOString(), readAt: row.read_at?.toISOString() ?? null };
}
