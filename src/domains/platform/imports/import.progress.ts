import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Message } from '#kernel/message.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { notFound } from '#server/refusals.ts';
import { moveRun } from '#server/runs.ts';
import type { ImportRow, ImportState } from './import.table.ts';

/** How long a process may be silent before another takes its import over. */
const holdMs = 10_000;
const lookAgainMs = 1_000;

/** One import of this firm; refuses one that is not there. */
export async function getImport(ctx: Ctx, importId: Id): Promise<ImportRow> {
  return ctx.read((tx) => readImport(tx, importId));
}

export async function readImport(tx: Tx, importId: Id): Promise<ImportRow> {
  const row = await tx.first<ImportRow>(sql`select * from imports where account_id = ${tx.account.id} and id = ${importId}`);
  if (!row) throw notFound();
  return row;
}

/**
 * Takes a started import for this process; undefined when there is nothing to do or another process is at it. One that was
 * killed has left its hold behind: it is waited for, and taken when nobody renews it.
 */
export async function holdImport(ctx: Ctx, importId: Id, input: { holder: Id; signal: AbortSignal }): Promise<ImportRow | undefined> {
  const seen = (await getImport(ctx, importId)).held_until?.getTime();
  for (;;) {
    const taken = await tryHold(ctx, importId, input.holder);
    if (taken) return taken;
    const row = await getImport(ctx, importId);
    const left = !['checking', 'running'].includes(row.state) || (row.held_until && row.held_until.getTime() !== seen);
    if (left || input.signal.aborted) return undefined;
    await pause(lookAgainMs);
  }
}

async function tryHold(ctx: Ctx, importId: Id, holder: Id): Promise<ImportRow | undefined> {
  return ctx.transaction(async (tx) => {
    const row = await tx.first<ImportRow>(sql`update imports set held_by = ${holder}, held_until = ${heldUntil(tx)}
      where account_id = ${tx.account.id} and id = ${importId} and state in ('checking', 'running') and (held_until is null or held_until < ${tx.now()}) returning *`);
    if (row?.run_id) await moveRun(tx, row.run_id, { state: 'running', done: row.position });
    return row;
  });
}

/** Lets the import go, for the next process to go on with. */
export async function releaseImport(ctx: Ctx, importId: Id, holder: Id): Promise<void> {
  await ctx.transaction((tx) => tx.run(sql`update imports set held_by = null, held_until = null where account_id = ${tx.account.id} and id = ${importId} and held_by = ${holder}`));
}

export type Advance = { importId: Id; runId: Id; holder: Id; from: number; read: number; total: number; created: number; failed: number; related: number };

/**
 * Moves an import's position within the transaction that wrote the rows. False when it was cancelled, or another process
 * holds it or has written these rows: then the whole transaction must be given up.
 */
export async function advance(tx: Tx, step: Advance): Promise<boolean> {
  const to = step.from + step.read;
  const changed = await tx.run(sql`update imports set position = ${to}, total = ${step.total}, held_until = ${heldUntil(tx)},
    created_count = created_count + ${step.created}, failed_count = failed_count + ${step.failed}, related_count = related_count + ${step.related}
    where account_id = ${tx.account.id} and id = ${step.importId} and state in ('checking', 'running') and held_by = ${step.holder} and position = ${step.from}`);
  if (changed === 0) return false;
  await moveRun(tx, step.runId, { done: to, total: step.total });
  return true;
}

/** Ends a started import; one that was cancelled meanwhile stays cancelled. */
export async function finishImport(ctx: Ctx, importId: Id, end: { holder: Id; state: ImportState; failure?: Message }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await tx.first<ImportRow>(sql`update imports set state = ${end.state}, failure = ${end.failure ? JSON.stringify(end.failure) : null},
      held_by = null, held_until = null, finished_at = ${tx.now()}
      where account_id = ${tx.account.id} and id = ${importId} and held_by = ${end.holder} and state in ('checking', 'running') returning *`);
    if (row?.run_id) await moveRun(tx, row.run_id, { done: row.position, state: end.state === 'failed' ? 'failed' : 'done', details: countsOf(row) });
  });
}

function countsOf(row: ImportRow): Record<string, unknown> {
  return { importId: row.id, batchId: row.batch_id, created: row.created_count, failed: row.failed_count };
}

function heldUntil(tx: Tx): Date {
  return new Date(tx.now().getTime() + holdMs);
}
