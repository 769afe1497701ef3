import { sql } from 'kysely';
import { z } from 'zod';
import { criteriaSchema } from '#kernel/criteria/criteria.ts';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { inBatch, surroundingsOf } from '../context.ts';
import type { Ctx, Tx } from '../context.ts';
import { inputInvalid } from '../refusals.ts';
import { authorize } from '../permission.ts';
import { lockRows, writeUpdates } from './change.ts';
import { valuesOf } from './present.ts';
import { typesOf } from './registry.ts';
import { conditionOf } from './scope.ts';
import { missing, readValues, sameValue } from './values.ts';

export const bulkEditAsked = z.object({
  criteria: criteriaSchema.nullish(),
  q: z.string().max(200).optional(),
  ids: z.array(z.uuid()).max(100_000).optional(),
  patch: z.record(z.string(), z.unknown()),
  preview: z.boolean().default(false),
  reason: z.string().max(200).optional(),
});
export type BulkEditAsked = z.output<typeof bulkEditAsked>;

/** What a bulk edit does or would do: how many change, how many already are so, and the first differences. */
export type BulkEditResult = {
  matched: number; changed: number; unchanged: number; batchId: Id | null;
  differences: { id: Id; title: string; changes: { field: string; before: unknown; after: unknown }[] }[];
};

const nothingChosen = refusal('platform.nothing_chosen', 422, msg`Choose the records to change: by a filter or one by one.`);
const chunkSize = 1000;
const shownDifferences = 20;

/** Changes the same fields of many records, in chunks of one batch that can be undone; `preview` only says what would change. */
export async function bulkEdit(ctx: Ctx, typeName: string, asked: BulkEditAsked): Promise<BulkEditResult> {
  authorize(ctx, 'records.write');
  if (!asked.ids && asked.criteria === undefined && asked.q === undefined) throw nothingChosen();
  const editing = inBatch(ctx, { kind: 'bulk-edit', ...(asked.reason ? { reason: asked.reason } : {}) });
  const result: BulkEditResult = { matched: 0, changed: 0, unchanged: 0, batchId: null, differences: [] };
  let after: Id | null = null;
  do {
    after = await editing.transaction((tx) => editChunk(tx, typeName, asked, after, result));
  } while (after);
  result.batchId = result.changed && !asked.preview ? editing.batch!.id : null;
  return result;
}

async function editChunk(tx: Tx, typeName: string, asked: BulkEditAsked, after: Id | null, result: BulkEditResult): Promise<Id | null> {
  const types = await typesOf(tx);
  const type = types.get(typeName)!;
  const read = readValues(type, asked.patch, surroundingsOf(tx));
  const problems = [...read.problems, ...missing(type, read.values, 'update')];
  if (problems.length) throw inputInvalid({}, { problems });
  const chosen = await tx.all<{ id: Id }>(sql`select r.id from ${sql.table(type.table)} r where ${conditionOf(tx, types, type, 'r', asked)}
    ${asked.ids ? sql`and r.id = any(${asked.ids}::uuid[])` : sql``} ${after ? sql`and r.id > ${after}::uuid` : sql``} order by r.id limit ${chunkSize}`);
  const rows = await lockRows(tx, type, chosen.map((row) => row.id));
  const updates = [...rows.values()].map((current) => ({ id: current.id, current, patch: read.values }));
  for (const { id, current } of updates) {
    const now = valuesOf(type, current);
    const keys = Object.keys(read.values).filter((key) => !sameValue(now[key], read.values[key]));
    result.matched += 1;
    if (keys.length === 0) result.unchanged += 1;
    else result.changed += 1;
    if (keys.length && result.differences.length < shownDifferences) {
      result.differences.push({ id, title: current.title, changes: keys.map((key) => ({ field: key, before: now[key] ?? null, after: read.values[key] ?? null })) });
    }
  }
  if (!asked.preview) await writeUpdates(tx, types, type, updates);
  return chosen.length === chunkSize ? chosen.at(-1)!.id : null;
}
