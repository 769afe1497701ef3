import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Database } from '../database/pool.ts';
import type { Log } from '../log.ts';
import type { EventSeen, Listener } from './job.ts';

export type Enqueue = (jobs: { name: string; accountId: Id; payload: Record<string, unknown>; key: string }[]) => Promise<void>;

/** What reacts to each event, by the event's name. */
export type Listens = ReadonlyMap<string, readonly (readonly [string, Listener])[]>;

const pageSize = 500;
const soonMs = 100;
// Writes come in bursts: those of one moment are handed over together.
const gatherMs = 20;

/**
 * Turns committed events into jobs, in order, with the event's id as the job's key: a crash between the two repeats the
 * hand-over and changes nothing. Only events whose transaction is surely past every other open one are read, so a slow
 * transaction is never overtaken.
 */
export function createRelay(options: { database: Database; listens: Listens; enqueue: Enqueue; log: Log }) {
  const busy = new Map<Id, Promise<void>>();
  const again = new Set<Id>();
  const names = [...options.listens.keys()];

  const drain = async (accountId: Id): Promise<void> => {
    for (let more = true; more;) {
      again.delete(accountId);
      const { handed, waiting } = await relayPage(options, names, accountId);
      more = handed === pageSize || again.has(accountId);
      // Some transaction of the server is still open and may yet write before these: look again soon.
      if (waiting && !more) setTimeout(() => nudge(accountId), soonMs).unref();
    }
  };
  const nudge = (accountId: Id): void => {
    if (names.length === 0) return;
    if (busy.has(accountId)) {
      again.add(accountId);
      return;
    }
    const work = pause(gatherMs).then(() => drain(accountId)).catch((error: unknown) => options.log.error('Events could not be turned into jobs; trying again soon.', { error })).finally(() => busy.delete(accountId));
    busy.set(accountId, work);
  };
  return { nudge, settled: () => Promise.all(busy.values()) };
}

type Position = { written_in: string; event_id: Id; horizon: string };
type EventRow = { past: boolean; id: Id; name: string; record_type: string; record_id: Id; batch_id: Id; written_in: string };

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function relayPage(options: { database: Database; listens: Listens; enqueue: Enqueue }, names: string[], accountId: Id): Promise<{ handed: number; waiting: boolean }> {
  return options.database.transaction({ account: accountId }, async (session) => {
    // A position lost in a crash only means handing the same jobs over again: nobody waits for the disk here.
    await session.run(sql`set local synchronous_commit = off`);
    await session.run(sql`insert into relay_positions (account_id, written_in, event_id) values (${accountId}, '0', '00000000-0000-0000-0000-000000000000') on conflict do nothing`);
    const position = (await session.first<Position>(sql`select written_in::text, event_id, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
      from relay_positions where account_id = ${accountId} for update`))!;
    const found = await session.all<EventRow>(sql`select id, name, record_type, record_id, batch_id, written_in::text, written_in < ${position.horizon}::xid8 as past from events
      where account_id = ${accountId} and (written_in, id) > (${position.written_in}::xid8, ${position.event_id}::uuid)
      and name = any(${names}::text[])
      order by written_in, id limit ${pageSize}`);
    const rows = found.filter((row) => row.past);
    await options.enqueue(rows.flatMap((row) => jobsFor(options.listens, accountId, row)));
    const reached = reachedBy(position, rows);
    if (reached) await session.run(sql`update relay_positions set written_in = ${reached.written_in}::xid8, event_id = ${reached.id} where account_id = ${accountId}`);
    return { handed: rows.length, waiting: rows.length < found.length };
  });
}

// Once a page is not full, everything before the horizon has been read, also what nobody listens to: it is never read again.
function reachedBy(position: Position, rows: readonly EventRow[]): { written_in: string; id: Id } | null {
  if (rows.length === pageSize) return rows.at(-1)!;
  const written = BigInt(position.horizon) - 1n;
  return written > BigInt(position.written_in) ? { written_in: String(written), id: lastId } : null;
}

function jobsFor(listens: Listens, accountId: Id, row: EventRow) {
  const event: EventSeen = { id: row.id, name: row.name, recordType: row.record_type, recordId: row.record_id, batchId: row.batch_id };
  return listens.get(row.name)!.flatMap(([, { job, payload }]) => {
    const asked = payload(event);
    return asked ? [{ name: job.name, accountId, payload: asked, key: `${row.id}:${job.name}` }] : [];
  });
}
