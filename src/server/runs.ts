import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { db } from './database/query.ts';
import type { Ctx, Tx } from './context.ts';
import { publish } from './live/hub.ts';
import { authorize } from './permission.ts';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work as the screens show it: how far, how fast, how long still. */
export type RunJson = { id: Id; kind: string; title: string; state: RunState; done: number; total: number | null; perSecond: number | null; secondsLeft: number | null; startedAt: string; finishedAt: string | null; details: Record<string, unknown> };

type Row = { id: Id; kind: string; title: string; state: RunState; done: number; total: number | null; details: Record<string, unknown>; started_at: Date; updated_at: Date; finished_at: Date | null };

/** Opens a run that a person can watch. */
export async function startRun(tx: Tx, run: { id?: Id; kind: string; title: string; total?: number | null; details?: Record<string, unknown> }): Promise<Id> {
  const id = run.id ?? newId();
  await tx.run(db.insertInto('runs').values({
    account_id: tx.account.id, id, kind: run.kind, title: run.title, state: 'waiting', total: run.total ?? null, details: JSON.stringify(run.details ?? {}),
    actor_id: tx.actor.memberId, started_at: tx.now(), updated_at: tx.now(),
  }));
  publish(tx.account.id, { event: 'run', data: { id } });
  return id;
}

/** Says how far a run has come; listeners hear of it after this call's transaction. */
export async function moveRun(tx: Tx, id: Id, to: { state?: RunState; done?: number; total?: number; details?: Record<string, unknown> }): Promise<void> {
  const ended = to.state && ['done', 'failed', 'cancelled'].includes(to.state);
  await tx.run(sql`update runs set updated_at = ${tx.now()}
    ${to.state ? sql`, state = ${to.state}` : sql``} ${to.done === undefined ? sql`` : sql`, done = ${to.done}`} ${to.total === undefined ? sql`` : sql`, total = ${to.total}`}
    ${to.details ? sql`, details = details || ${JSON.stringify(to.details)}::jsonb` : sql``} ${ended ? sql`, finished_at = ${tx.now()}` : sql``}
    where account_id = ${tx.account.id} and id = ${id}`);
  publish(tx.account.id, { event: 'run', data: { id } });
}

const shownHours = 24;

/** Work running now and ended in the last day, newest first. */
export async function listRuns(ctx: Ctx): Promise<RunJson[]> {
  authorize(ctx, 'records.read');
  const since = new Date(ctx.now().getTime() - shownHours * 3_600_000);
  const rows = await ctx.read((tx) => tx.all<Row>(sql`select * from runs where account_id = ${tx.account.id} and (finished_at is null or finished_at > ${since}) order by updated_at desc limit 50`));
  return rows.map((row) => presentRun(row, ctx.now()));
}

function presentRun(row: Row, now: Date): RunJson {
  const seconds = Math.max(((row.finished_at ?? now).getTime() - row.started_at.getTime()) / 1000, 0.001);
  const perSecond = row.done > 0 ? row.done / seconds : null;
  return {
    id: row.id, kind: row.kind, title: row.title, state: row.state, done: row.done, total: row.total,
    perSecond: perSecond && Math.round(perSecond),
    secondsLeft: row.total && perSecond && !row.finished_at ? Math.ceil(Math.max(row.total - row.done, 0) / perSecond) : null,
    startedAt: row.started_at.toISOString(), finishedAt: row.finished_at?.toISOString() ?? null, details: row.details,
  };
}
