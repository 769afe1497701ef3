import type { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import type { Ctx } from '../context.ts';

/** Work done apart from any request: a name, a shape, one call, safe to run twice. */
export type Job = {
  name: string;
  payload: z.ZodType;
  run: (ctx: Ctx, payload: never, signal: AbortSignal) => Promise<void>;
};

export function defineJob<P extends z.ZodType>(name: string, payload: P, run: (ctx: Ctx, payload: z.output<P>, signal: AbortSignal) => Promise<void>): Job {
  return { name, payload, run: run as Job['run'] };
}

/** A job that comes round by the clock, once for every firm. `cron` as crontab(5), in UTC. */
export type Schedule = { job: Job; cron: string };

/** An event as those who react to it see it. */
export type EventSeen = { id: Id; name: string; recordType: string; recordId: Id; batchId: Id };

/** Turns an event into a job; runs after the event is committed, at least once, keyed by the event's id. */
export type Listener = { job: Job; payload: (event: EventSeen) => Record<string, unknown> | null };
