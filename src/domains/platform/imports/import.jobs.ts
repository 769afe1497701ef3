import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import type { Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { defineJob, type Listener, type Schedule } from '#server/jobs/job.ts';
import { runImport } from './import.run.ts';

/** The jobs of imports: doing a started one, and taking up those whose process was killed. Both are safe to repeat. */
export function importJobs(store: FileStore): { listens: Record<string, Listener>; schedules: Schedule[] } {
  const run = defineJob('platform.run-import', z.object({ importId: z.string() }), (ctx, { importId }, signal) => runImport(ctx, store, importId, { signal }));
  const resume = defineJob('platform.resume-imports', z.object({}), (ctx, _none, signal) => resumeImports(ctx, store, signal));
  return {
    listens: { 'platform.import.started': { job: run, payload: (event) => ({ importId: event.recordId }) } },
    schedules: [{ job: resume, cron: '* * * * *' }],
  };
}

/** Goes on with imports that nobody works on, one after the other. */
async function resumeImports(ctx: Ctx, store: FileStore, signal: AbortSignal): Promise<void> {
  const left = await ctx.read((tx) => tx.all<{ id: Id }>(sql`select id from imports where account_id = ${ctx.account.id}
    and state in ('checking', 'running') and (held_until is null or held_until < ${ctx.now()}) order by created_at`));
  for (const { id } of left) await runImport(ctx, store, id, { signal });
}
