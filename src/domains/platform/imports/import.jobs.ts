import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import type { Ctx } from '#server/context.ts';
import type { FileStore } from '#server/files/store.ts';
import { defineJob, type Listener, type Schedule } from '#server/jobs/job.ts';
import { runImport } from './import.run.ts';

const fileDays = 30;

/** The jobs of imports: doing a started one, taking up those whose process was killed, forgetting old files. All are safe to repeat. */
export function importJobs(store: FileStore): { listens: Record<string, Listener>; schedules: Schedule[] } {
  const run = defineJob('platform.run-import', z.object({ importId: z.string() }), async (ctx, { importId }, signal) => {
    await runImport(ctx, store, importId, { signal });
    // A stop in the midst leaves the job to be taken up by the next start.
    if (signal.aborted) throw new Error('The program is stopping: the import goes on at the next start.');
  });
  const resume = defineJob('platform.resume-imports', z.object({}), (ctx, _none, signal) => resumeImports(ctx, store, signal));
  const forget = defineJob('platform.forget-import-files', z.object({}), (ctx) => forgetFiles(ctx, store));
  return {
    listens: { 'platform.import.started': { job: run, payload: (event) => ({ importId: event.recordId }) } },
    schedules: [{ job: resume, cron: '* * * * *' }, { job: forget, cron: '17 3 * * *' }],
  };
}

/** Goes on with imports that nobody works on, one after the other. */
async function resumeImports(ctx: Ctx, store: FileStore, signal: AbortSignal): Promise<void> {
  const left = await ctx.read((tx) => tx.all<{ id: Id }>(sql`select id from imports where account_id = ${ctx.account.id}
    and state in ('checking', 'running') and (held_until is null or held_until < ${ctx.now()}) order by created_at`));
  for (const { id } of left) await runImport(ctx, store, id, { signal });
}

/** A month after the end, or of lying untouched, the file and its raw wrong rows are personal data nobody needs any more. */
export async function forgetFiles(ctx: Ctx, store: FileStore): Promise<void> {
  const before = new Date(ctx.now().getTime() - fileDays * 86_400_000);
  const old = await ctx.read((tx) => tx.all<{ id: Id; stored_as: string }>(sql`select id, stored_as from imports where account_id = ${ctx.account.id} and stored_as <> ''
    and state not in ('checking', 'running') and coalesce(finished_at, created_at) < ${before}`));
  for (const { id, stored_as: storedAs } of old) {
    await rm(store.path(storedAs), { force: true });
    await ctx.transaction(async (tx) => {
      await tx.run(sql`delete from import_errors where account_id = ${tx.account.id} and import_id = ${id}`);
      await tx.run(sql`update imports set stored_as = '', columns = '[]', state = case when state = 'done' then 'done' else 'cancelled' end where account_id = ${tx.account.id} and id = ${id}`);
    });
  }
}
