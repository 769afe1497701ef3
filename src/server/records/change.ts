import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import { refusal } from '#kernel/refusal.ts';
import { surroundingsOf } from '../context.ts';
import type { Ctx, Tx } from '../context.ts';
import { preparedQuery } from '../database/query.ts';
import type { Sendable } from '../database/query.ts';
import { inputInvalid, notFound } from '../refusals.ts';
import { authorize } from '../permission.ts';
import type { Change, Values } from './behaviour.ts';
import { recordEvents } from './event.ts';
import { presentRecords, valuesOf } from './present.ts';
import { behaviourOf, typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { columnsOf, fixedQuery } from './select.ts';
import type { Row } from './select.ts';
import { hideTimeline, showTimeline, writeTimeline } from './timeline.ts';
import { columnValues, missing, namesOf, readValues, sameValue, touchesNames } from './values.ts';
import { danglingProblems, eventName } from './write.ts';

/** A change to one record: the fields to write, and the version the editor saw (a later one refuses). */
export type Patch = { id: Id; patch: Record<string, unknown>; ifVersion?: number | undefined };

const changedMeanwhile = refusal('platform.changed_meanwhile', 412, msg`Somebody else changed this record while you were editing. Both versions are kept for you to choose from.`);

/**
 * Changes records of one type, all or none; fields left out stay. Only what differs is written, and a patch that changes nothing records nothing.
 * Refuses a record that is not there, a stale `ifVersion` (412, with the record as it is now) and every wrong value. Records `<domain>.<type>.updated`.
 */
export async function updateRecords(ctx: Ctx, typeName: string, patches: readonly Patch[]): Promise<void> {
  authorize(ctx, 'records.write');
  await ctx.transaction(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const problems: FieldProblem[] = [];
    const read = patches.map(({ patch }, row) => {
      const one = readValues(type, patch, surroundingsOf(tx));
      problems.push(...[...one.problems, ...missing(type, one.values, 'update')].map((problem) => (patches.length > 1 ? { ...problem, row } : problem)));
      return one.values;
    });
    if (problems.length) throw inputInvalid({}, { problems });
    const rows = await lockRows(tx, type, patches.map((patch) => patch.id));
    await refuseStale(tx, types, type, patches, rows);
    await writeUpdates(tx, types, type, patches.map(({ id }, index) => ({ id, current: rows.get(id)!, patch: read[index]! })));
  });
}

/** Writes new field values over rows already locked; undo and verbs of a domain call it too. */
export async function writeUpdates(tx: Tx, types: RecordTypes, type: RecordType, updates: readonly { id: Id; current: Row; patch: Values }[]): Promise<Change[]> {
  const behaviour = behaviourOf(type);
  const known = updates.map(({ id, current, patch }) => ({ id, row: current, current: valuesOf(type, current), patch: { ...patch } }));
  await behaviour.beforeUpdate?.(tx, known);
  const problems = await danglingProblems(tx, types, type, known.map(({ patch }) => patch));
  if (problems.length) throw inputInvalid({}, { problems: updates.length > 1 ? problems : problems.map(({ row: _, ...problem }) => problem) });

  const changes: Change[] = [];
  const writes: Promise<unknown>[] = [];
  for (const { id, row, current, patch } of known) {
    const keys = Object.keys(patch).filter((key) => !sameValue(current[key], patch[key]));
    if (keys.length === 0) continue;
    const changed = Object.fromEntries(keys.map((key) => [key, patch[key] ?? null]));
    changes.push({ id, before: Object.fromEntries(keys.map((key) => [key, current[key] ?? null])), after: changed });
    writes.push(tx.run(updateRow(tx, type, row, { ...current, ...changed }, changed)));
  }
  writes.push(
    recordEvents(tx, changes.map((change) => ({ name: eventName(type, 'updated'), recordType: type.name, recordId: change.id, before: change.before, after: change.after }))),
    writeTimeline(tx, types, type, changes, (id) => known.find((one) => one.id === id)!.current),
  );
  tx.later(Promise.all(writes));
  await behaviour.afterWrite?.(tx, changes);
  return changes;
}

function updateRow(tx: Tx, type: RecordType, row: Row, whole: Values, changed: Values): Sendable {
  const { custom, ...columns } = columnValues(type, changed);
  const parameters: unknown[] = [tx.account.id, row.id];
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const sets = Object.entries(columns).map(([column, value]) => `"${column}" = ${place(value)}`);
  // Emptied custom fields leave the document, so that "is empty" means one thing.
  if (custom) sets.push(`custom = jsonb_strip_nulls(custom || ${place(JSON.stringify(custom))}::jsonb)`);
  if (touchesNames(type, changed)) {
    const names = namesOf(type, whole);
    sets.push(`title = ${place(names.title)}`, `search_keys = ${place(names.searchKeys)}`);
  }
  sets.push('version = version + 1', `updated_at = ${place(tx.now())}`, `updated_by = ${place(tx.actor.memberId)}`);
  // People change the same few fields again and again: such an update is planned once a connection.
  return preparedQuery(`update "${type.table}" set ${sets.join(', ')} where account_id = $1 and id = $2`, parameters);
}

/** Puts records into the trash. Refuses one that is not there. Records `<domain>.<type>.deleted`. */
export async function deleteRecords(ctx: Ctx, typeName: string, ids: readonly Id[]): Promise<void> {
  authorize(ctx, 'records.write');
  await ctx.transaction(async (tx) => {
    const type = (await typesOf(tx)).get(typeName)!;
    await lockRows(tx, type, ids);
    await moveToTrash(tx, type, ids);
  });
}

/** Takes records out of the trash. Records `<domain>.<type>.restored`. */
export async function restoreRecords(ctx: Ctx, typeName: string, ids: readonly Id[]): Promise<void> {
  authorize(ctx, 'records.write');
  await ctx.transaction(async (tx) => {
    const type = (await typesOf(tx)).get(typeName)!;
    await lockRows(tx, type, ids, { trash: true });
    await takeFromTrash(tx, type, ids);
  });
}

export async function moveToTrash(tx: Tx, type: RecordType, ids: readonly Id[]): Promise<void> {
  await Promise.all([
    tx.run(sql`update ${sql.table(type.table)} set deleted_at = ${tx.now()}, deleted_by = ${tx.actor.memberId}, version = version + 1 where account_id = ${tx.account.id} and id = any(${[...ids]}::uuid[])`),
    recordEvents(tx, ids.map((id) => ({ name: eventName(type, 'deleted'), recordType: type.name, recordId: id })), 'delete'),
    hideTimeline(tx, type, ids),
  ]);
}

export async function takeFromTrash(tx: Tx, type: RecordType, ids: readonly Id[]): Promise<void> {
  await Promise.all([
    tx.run(sql`update ${sql.table(type.table)} set deleted_at = null, deleted_by = null, version = version + 1 where account_id = ${tx.account.id} and id = any(${[...ids]}::uuid[])`),
    recordEvents(tx, ids.map((id) => ({ name: eventName(type, 'restored'), recordType: type.name, recordId: id })), 'restore'),
  ]);
  await showTimeline(tx, type, ids);
}

/** Locks rows in the order of their ids (two edits of many records never wait for each other) and gives them by id. */
export async function lockRows(tx: Tx, type: RecordType, ids: readonly Id[], options: { trash?: boolean; missing?: 'refuse' | 'skip' } = {}): Promise<Map<Id, Row>> {
  if (!ids.every(isId)) throw notFound();
  const which = options.missing === 'skip' ? '' : options.trash ? 'and r.deleted_at is not null' : 'and r.deleted_at is null';
  const rows = await tx.all<Row>(fixedQuery(type, `lock ${which}`, [tx.account.id, ids], () => sql`select ${columnsOf(type, 'r', null)} from ${sql.table(type.table)} r
    where r.account_id = $1 and r.id = any($2::uuid[]) ${sql.raw(which)} order by r.id for update`));
  if (options.missing !== 'skip' && rows.length < new Set(ids).size) throw notFound();
  return new Map(rows.map((row) => [row.id, row]));
}

async function refuseStale(tx: Tx, types: RecordTypes, type: RecordType, patches: readonly Patch[], rows: Map<Id, Row>): Promise<void> {
  const stale = patches.find((patch) => patch.ifVersion !== undefined && rows.get(patch.id)!.version !== patch.ifVersion);
  if (!stale) return;
  const [current] = await presentRecords(tx, types, type, [rows.get(stale.id)!]);
  throw changedMeanwhile({}, { extra: { current } });
}
