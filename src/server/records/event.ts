import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { insertRows, preparedQuery } from '../database/query.ts';
import type { Batch, Tx } from '../context.ts';

/** What a verb says happened: the event's name, the record, and the changed values before and after. */
export type Happening = {
  name: string;
  recordType: string;
  recordId: Id;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  details?: Record<string, unknown>;
};

const eventColumns = ['account_id', 'id', 'name', 'record_type', 'record_id', 'before', 'after', 'details', 'actor_kind', 'actor_id', 'at', 'batch_id'];
const batchText = `insert into batches (account_id, id, kind, reason, undoes, actor_kind, actor_id, actor_name, started_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (account_id, id) do nothing`;

/**
 * Writes events in this transaction: history and outbox in one row each, under the transaction's batch.
 * Whatever reacts (jobs, live lists, webhooks) reads them after the commit.
 */
export async function recordEvents(tx: Tx, happenings: readonly Happening[], kind = 'edit'): Promise<void> {
  if (happenings.length === 0) return;
  const { actor, account } = tx;
  const at = tx.now();
  tx.written.batch ??= { id: newId(), kind };
  const batch = tx.written.batch;
  const rows = happenings.map((one) => [
    account.id, newId(), one.name, one.recordType, one.recordId, json(one.before), json(one.after), json(one.details),
    actor.kind, actor.memberId, at, batch.id,
  ]);
  for (const one of happenings) markWritten(tx, one.recordType, one.recordId);
  await Promise.all([openBatch(tx, batch), tx.run(insertRows('events', eventColumns, rows))]);
}

// A batch may span several transactions (an import's chunks); its row is written by the first.
async function openBatch(tx: Tx, batch: Batch): Promise<void> {
  if (tx.written.started) return;
  tx.written.started = true;
  await tx.run(preparedQuery(batchText, [
    tx.account.id, batch.id, batch.kind, batch.reason ?? null, batch.undoes ?? null, tx.actor.kind, tx.actor.memberId, tx.actor.name, tx.now(),
  ]));
}

function markWritten(tx: Tx, recordType: string, id: Id): void {
  const ids = tx.written.types.get(recordType);
  if (ids) ids.add(id);
  else tx.written.types.set(recordType, new Set([id]));
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
