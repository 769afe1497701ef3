import { z } from 'zod';
import { criteriaSchema } from '#kernel/criteria/criteria.ts';
import { checkCriteria } from '#kernel/criteria/check.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { notFound } from '#server/refusals.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { typesOf } from '#server/records/registry.ts';
import { criteriaScope } from '#server/records/scope.ts';

const shape = z.object({
  recordType: z.string().max(60),
  name: z.string().trim().min(1).max(100),
  layout: z.enum(['table', 'board', 'calendar']).default('table'),
  criteria: criteriaSchema.nullable().default(null),
  sort: z.string().max(100).nullable().default(null),
  columns: z.array(z.string().max(100)).max(200).nullable().default(null),
  groupBy: z.string().max(100).nullable().default(null),
  shared: z.boolean().default(false),
});
export const newView = shape;
export const viewChange = shape.omit({ recordType: true }).partial().extend({ position: z.number().int().min(0).optional() });

/** A saved view: a filter, an order, columns and a layout under a name. */
export type View = { id: Id; recordType: string; name: string; layout: string; criteria: unknown; sort: string | null; columns: string[] | null; groupBy: string | null; shared: boolean; mine: boolean; position: number };

type Row = { id: Id; record_type: string; name: string; layout: string; criteria: unknown; sort: string | null; columns: string[] | null; group_by: string | null; shared: boolean; owner_id: Id | null; position: number };

const notYours = refusal('platform.view_not_yours', 403, msg`Only the person who saved this view, or an administrator, can change it.`);

/** The shared views and the actor's own, in their order. */
export async function listViews(ctx: Ctx, recordType: string): Promise<View[]> {
  authorize(ctx, 'records.read');
  const rows = await ctx.read((tx) => tx.all<Row>(db.selectFrom('views').selectAll().where('account_id', '=', ctx.account.id).where('record_type', '=', recordType)
    .where((where) => where.or([where('shared', '=', true), ...(ctx.actor.memberId ? [where('owner_id', '=', ctx.actor.memberId)] : [])])).orderBy('position').orderBy('created_at')));
  return rows.map((row) => presentView(ctx, row));
}

/** Saves a view. Refuses a filter that cannot be used. Records `platform.view.created`. */
export async function createView(ctx: Ctx, input: z.output<typeof newView>): Promise<View> {
  authorize(ctx, 'records.read');
  return ctx.transaction(async (tx) => {
    await checkView(tx, input.recordType, input.criteria);
    const row: Row = {
      id: newId(), record_type: input.recordType, name: input.name, layout: input.layout, criteria: input.criteria, sort: input.sort, columns: input.columns,
      group_by: input.groupBy, shared: input.shared, owner_id: tx.actor.memberId, position: Date.now() % 2_000_000_000,
    };
    await tx.run(db.insertInto('views').values({ ...row, criteria: json(row.criteria), columns: json(row.columns), account_id: tx.account.id, created_at: tx.now() }));
    await recordEvents(tx, [{ name: 'platform.view.created', recordType: 'view', recordId: row.id, after: { name: row.name } }], 'settings');
    return presentView(tx, row);
  });
}

/** Changes a view. Refuses one that belongs to somebody else. Records `platform.view.updated`. */
export async function updateView(ctx: Ctx, id: Id, change: z.output<typeof viewChange>): Promise<View> {
  return ctx.transaction(async (tx) => {
    const row = await getMine(tx, id);
    if (change.criteria) await checkView(tx, row.record_type, change.criteria);
    const after: Row = {
      ...row, name: change.name ?? row.name, layout: change.layout ?? row.layout, shared: change.shared ?? row.shared, position: change.position ?? row.position,
      criteria: change.criteria === undefined ? row.criteria : change.criteria, sort: change.sort === undefined ? row.sort : change.sort,
      columns: change.columns === undefined ? row.columns : change.columns, group_by: change.groupBy === undefined ? row.group_by : change.groupBy,
    };
    const { id: _id, record_type: _type, owner_id: _owner, ...set } = after;
    await tx.run(db.updateTable('views').set({ name: set.name, layout: set.layout, shared: set.shared, position: set.position, sort: set.sort, group_by: set.group_by, criteria: json(set.criteria), columns: json(set.columns) })
      .where('account_id', '=', tx.account.id).where('id', '=', id));
    await recordEvents(tx, [{ name: 'platform.view.updated', recordType: 'view', recordId: id, before: { name: row.name }, after: { name: after.name } }], 'settings');
    return presentView(tx, after);
  });
}

/** Removes a view; the records it showed stay. Records `platform.view.deleted`. */
export async function deleteView(ctx: Ctx, id: Id): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await getMine(tx, id);
    await tx.run(db.deleteFrom('views').where('account_id', '=', tx.account.id).where('id', '=', id));
    await recordEvents(tx, [{ name: 'platform.view.deleted', recordType: 'view', recordId: id, before: { name: row.name } }], 'settings');
  });
}

async function checkView(tx: Tx, recordType: string, criteria: unknown): Promise<void> {
  const types = await typesOf(tx);
  const type = types.get(recordType);
  if (!type) throw notFound();
  if (criteria) checkCriteria(criteria, type, criteriaScope(tx, types));
}

async function getMine(tx: Tx, id: Id): Promise<Row> {
  authorize(tx, 'records.read');
  if (!isId(id)) throw notFound();
  const row = await tx.first<Row>(db.selectFrom('views').selectAll().where('account_id', '=', tx.account.id).where('id', '=', id).forUpdate());
  if (!row || (!row.shared && row.owner_id !== tx.actor.memberId)) throw notFound();
  if (row.owner_id !== tx.actor.memberId && !['owner', 'admin'].includes(tx.actor.role)) throw notYours();
  return row;
}

function presentView(ctx: Ctx, row: Row): View {
  return {
    id: row.id, recordType: row.record_type, name: row.name, layout: row.layout, criteria: row.criteria, sort: row.sort, columns: row.columns,
    groupBy: row.group_by, shared: row.shared, mine: row.owner_id === ctx.actor.memberId, position: row.position,
  };
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
