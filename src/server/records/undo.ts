import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import { inBatch } from '../context.ts';
import type { Ctx, Tx } from '../context.ts';
import { db } from '../database/query.ts';
import { notFound } from '../refusals.ts';
import { authorize } from '../permission.ts';
import type { Values } from './behaviour.ts';
import { lockRows, moveToTrash, takeFromTrash, writeUpdates } from './change.ts';
import { valuesOf } from './present.ts';
import { typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import type { Row } from './select.ts';
import { sameValue } from './values.ts';

/** A later edit that an undo kept: the field's value now, and what it was before the batch. */
export type Conflict = { recordType: string; recordId: Id; title: string; field: string | null; now: unknown; was: unknown };
export type Undone = { batchId: Id; undone: number; conflicts: Conflict[] };

const alreadyUndone = refusal('platform.already_undone', 409, msg`This has been undone already.`);
const chunkSize = 500;

type Step = { record_type: string; record_id: Id; what: string; before: Values | null; after: Values | null };

/**
 * Undoes a batch: what it created goes to the trash, what it deleted comes back, and each field it changed gets its earlier value.
 * A field that somebody changed later keeps the later value and is listed as a conflict. The undo is a batch too, so it can be undone.
 */
export async function undoBatch(ctx: Ctx, batchId: Id, onProgress: (done: number) => Promise<void> = async () => undefined): Promise<Undone> {
  authorize(ctx, 'records.write');
  if (!isId(batchId)) throw notFound();
  const undoing = inBatch(ctx, { kind: 'undo', undoes: batchId });
  await undoing.transaction((tx) => claim(tx, batchId));
  const conflicts: Conflict[] = [];
  let undone = 0;
  for (;;) {
    const step = await undoing.transaction((tx) => undoChunk(tx, batchId));
    conflicts.push(...step.conflicts);
    undone += step.undone;
    await onProgress(undone);
    if (step.ended) return { batchId: undoing.batch!.id, undone, conflicts };
  }
}

async function claim(tx: Tx, batchId: Id): Promise<void> {
  const batch = await tx.first<{ undone_by: Id | null }>(db.selectFrom('batches').select('undone_by').where('account_id', '=', tx.account.id).where('id', '=', batchId).forUpdate());
  if (!batch) throw notFound();
  if (batch.undone_by) throw alreadyUndone();
  await tx.run(db.updateTable('batches').set({ undone_by: tx.batch!.id }).where('account_id', '=', tx.account.id).where('id', '=', batchId));
}

// Each record is undone once, from the first value the batch found to the last it left; records already undone by this undo are those it has events for.
async function undoChunk(tx: Tx, batchId: Id): Promise<{ undone: number; conflicts: Conflict[]; ended: boolean }> {
  const records = await tx.all<{ record_type: string; record_id: Id }>(sql`
    select distinct record_type, record_id from events e where account_id = ${tx.account.id} and batch_id = ${batchId}
    and not exists (select 1 from events u where u.account_id = ${tx.account.id} and u.batch_id = ${tx.batch!.id} and u.record_id = e.record_id)
    and record_id > ${tx.batch!.cursor ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by record_id limit ${chunkSize}`);
  if (records.length === 0) return { undone: 0, conflicts: [], ended: true };
  tx.batch!.cursor = records.at(-1)!.record_id;
  const steps = await tx.all<Step>(sql`select record_type, record_id, split_part(name, '.', 3) as what, before, after from events
    where account_id = ${tx.account.id} and batch_id = ${batchId} and record_id = any(${records.map((record) => record.record_id)}::uuid[]) order by id`);
  const types = await typesOf(tx);
  const conflicts: Conflict[] = [];
  let undone = 0;
  for (const [name, of] of Map.groupBy(steps, (step) => step.record_type)) {
    const type = types.get(name);
    if (!type) continue;
    const result = await undoRecords(tx, types, type, Map.groupBy(of, (step) => step.record_id));
    undone += result.undone;
    conflicts.push(...result.conflicts);
  }
  return { undone, conflicts, ended: records.length < chunkSize };
}

async function undoRecords(tx: Tx, types: RecordTypes, type: RecordType, steps: Map<Id, Step[]>): Promise<{ undone: number; conflicts: Conflict[] }> {
  const rows = await lockRows(tx, type, [...steps.keys()], { missing: 'skip' });
  const conflicts: Conflict[] = [];
  const trash: Id[] = [];
  const back: Id[] = [];
  const updates: { id: Id; current: Row; patch: Values }[] = [];
  const later = await editedLater(tx, type, steps);
  for (const [id, of] of steps) {
    const row = rows.get(id);
    if (!row) continue;
    const gone = row['deleted_at'] !== null;
    const born = of[0]!.what === 'created' || of[0]!.what === 'restored';
    const died = of.at(-1)!.what === 'deleted';
    if (born && !died && !gone) {
      if (later.has(id)) conflicts.push({ recordType: type.name, recordId: id, title: row.title, field: null, now: null, was: null });
      else trash.push(id);
    } else if (died && !born && gone) back.push(id);
    if (!born) updates.push({ id, current: row, patch: earlierValues(type, row, of, conflicts) });
  }
  const real = updates.filter((update) => Object.keys(update.patch).length > 0);
  if (trash.length) await moveToTrash(tx, type, trash);
  if (back.length) await takeFromTrash(tx, type, back);
  if (real.length) await writeUpdates(tx, types, type, real);
  return { undone: trash.length + new Set([...back, ...real.map((update) => update.id)]).size, conflicts };
}

// What each field was before the batch, for those that still hold what the batch left.
function earlierValues(type: RecordType, row: Row, steps: readonly Step[], conflicts: Conflict[]): Values {
  const now = valuesOf(type, row);
  const first: Values = {};
  const last: Values = {};
  for (const step of steps.filter((one) => one.what === 'updated')) {
    for (const key of Object.keys(step.after ?? {})) {
      if (!(key in first)) first[key] = step.before?.[key] ?? null;
      last[key] = step.after![key];
    }
  }
  const patch: Values = {};
  for (const key of Object.keys(last)) {
    if (sameValue(now[key], last[key])) patch[key] = first[key];
    else if (!sameValue(now[key], first[key])) conflicts.push({ recordType: type.name, recordId: row.id, title: row.title, field: key, now: now[key] ?? null, was: first[key] ?? null });
  }
  return patch;
}

// Records the batch created that somebody else has edited since: they are kept.
async function editedLater(tx: Tx, type: RecordType, steps: Map<Id, Step[]>): Promise<Set<Id>> {
  const created = [...steps].filter(([, of]) => of[0]!.what === 'created').map(([id]) => id);
  if (created.length === 0) return new Set();
  const rows = await tx.all<{ record_id: Id }>(sql`select distinct e.record_id from events e
    join batches b on b.account_id = ${tx.account.id} and b.id = e.batch_id
    where e.account_id = ${tx.account.id} and e.record_type = ${type.name} and e.record_id = any(${created}::uuid[]) and e.batch_id <> ${tx.batch!.undoes!}
    and split_part(e.name, '.', 3) = 'updated' and b.undone_by is null and b.undoes is null`);
  return new Set(rows.map((row) => row.record_id));
}
