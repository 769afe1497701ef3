import { Logger, makeWorkerUtils, parseCronItems, run } from 'graphile-worker';
import type { Runner, TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { systemCtx } from '../context.ts';
import type { ConnectionUrl } from '../database/connection.ts';
import { openPool } from '../database/pool.ts';
import type { Database } from '../database/pool.ts';
import type { Domain } from '../domain.ts';
import type { Log } from '../log.ts';
import { watchWrites } from '../live/hub.ts';
import type { Job } from './job.ts';
import { createRelay } from './relay.ts';

export type Jobs = { nudge(accountId: Id): void; close(): Promise<void> };

const sweepMs = 5_000;

/**
 * Runs the jobs of every domain: those events ask for, through the relay, and those that come round by the clock.
 * `alone`: no other process works on this database, so jobs a killed process held are taken up at once.
 */
export async function startJobs(options: { database: Database; ownerUrl: ConnectionUrl; domains: readonly Domain[]; alone: boolean; log: Log; concurrency?: number }): Promise<Jobs> {
  const { database, domains, log } = options;
  const pool = openPool({ connectionString: options.ownerUrl, max: 6 });
  const logger = new Logger(() => (level, message) => { if (level === 'error') log.error(message); });
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  if (options.alone) await releaseHeld(pool);

  const stopping = new AbortController();
  const taskList: TaskList = {};
  for (const job of allJobs(domains)) {
    taskList[job.name] = async (payload) => runJob(database, job, payload as JobPayload, stopping.signal);
  }
  for (const { job } of domains.flatMap((domain) => domain.schedules)) {
    taskList[`every-firm:${job.name}`] = async () => {
      for (const id of await accountIds(database)) await utils.addJob(job.name, { accountId: id, payload: {} }, { jobKey: `${job.name}:${id}` });
    };
  }
  const runner: Runner = await run({
    pgPool: pool, taskList, logger, concurrency: options.concurrency ?? 2, noHandleSignals: true, pollInterval: 2_000,
    parsedCronItems: parseCronItems(domains.flatMap((domain) => domain.schedules).map(({ job, cron }) => ({ task: `every-firm:${job.name}`, match: cron, options: { backfillPeriod: 0 } }))),
  });

  const relay = createRelay({
    database, log,
    listens: Map.groupBy(domains.flatMap((domain) => Object.entries(domain.listens)), ([event]) => event),
    enqueue: async (jobs) => {
      for (const { name, accountId, payload, key } of jobs) await utils.addJob(name, { accountId, payload }, { jobKey: key, jobKeyMode: 'preserve_run_at', maxAttempts: 12 });
    },
  });
  const unwatch = watchWrites((accountId) => setImmediate(() => relay.nudge(accountId)));
  const sweep = async () => { for (const id of await accountIds(database)) relay.nudge(id); };
  await sweep();
  const timer = setInterval(() => void sweep().catch(() => undefined), sweepMs);
  return {
    nudge: relay.nudge,
    close: async () => {
      unwatch();
      clearInterval(timer);
      stopping.abort();
      await relay.settled();
      await runner.stop();
      await utils.release();
      await pool.end();
    },
  };
}

type JobPayload = { accountId: Id; payload: Record<string, unknown> };

async function runJob(database: Database, job: Job, { accountId, payload }: JobPayload, signal: AbortSignal): Promise<void> {
  const ctx = await systemCtx(database, accountId);
  await job.run(ctx, job.payload.parse(payload) as never, signal);
}

function allJobs(domains: readonly Domain[]): Job[] {
  return [...new Set(domains.flatMap((domain) => [...domain.jobs, ...domain.schedules.map((schedule) => schedule.job), ...Object.values(domain.listens).map((listener) => listener.job)]))];
}

async function accountIds(database: Database): Promise<Id[]> {
  const rows = await database.read('system', (session) => session.all<{ id: Id }>({ sql: 'select id from accounts', parameters: [] } as never));
  return rows.map((row) => row.id);
}

// A job locked by a process that was killed would otherwise wait four hours.
async function releaseHeld(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>('select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null');
  if (rows.length) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [rows.map((row) => row.worker)]);
}
