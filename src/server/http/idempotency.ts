import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx } from '../context.ts';
import { db } from '../database/query.ts';

const keyReused = refusal('platform.idempotency_key_reused', 422, msg`This Idempotency-Key was used for a different request.`);
const stillRunning = refusal('platform.request_running', 409, msg`The first request with this Idempotency-Key has not ended yet.`);

type Repeatable = { key: string; request: FastifyRequest; reply: FastifyReply; status: number; run: () => Promise<unknown> };

/**
 * Runs a POST once per Idempotency-Key and answers a repeat with the first answer (kept 24 hours).
 * A refused request leaves the key free, since nothing was changed.
 */
export async function answeringOnce(ctx: Ctx, { key, request, reply, status, run }: Repeatable): Promise<unknown> {
  const hash = createHash('sha256').update(`${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex');
  const owner = ctx.actor.memberId ?? ctx.account.id;
  const mine = { account_id: ctx.account.id, actor_id: owner, key };
  const claimed = await ctx.transaction((tx) => tx.run(db.insertInto('idempotent_answers')
    .values({ ...mine, request_hash: hash, created_at: ctx.now() })
    .onConflict((conflict) => conflict.columns(['account_id', 'actor_id', 'key']).doNothing())));
  if (!claimed) return repeated(ctx, { mine, hash, reply });
  try {
    const body = await run();
    await ctx.transaction((tx) => tx.run(db.updateTable('idempotent_answers')
      .set({ status, body: sql`${JSON.stringify(body ?? null)}::jsonb` })
      .where('account_id', '=', mine.account_id).where('actor_id', '=', mine.actor_id).where('key', '=', key)));
    return body;
  } catch (error) {
    await ctx.transaction((tx) => tx.run(db.deleteFrom('idempotent_answers')
      .where('account_id', '=', mine.account_id).where('actor_id', '=', mine.actor_id).where('key', '=', key)));
    throw error;
  }
}

async function repeated(ctx: Ctx, again: { mine: { account_id: string; actor_id: string; key: string }; hash: string; reply: FastifyReply }): Promise<unknown> {
  const first = await ctx.read((tx) => tx.first<{ request_hash: string; status: number | null; body: unknown }>(db.selectFrom('idempotent_answers')
    .select(['request_hash', 'status', 'body'])
    .where('account_id', '=', again.mine.account_id).where('actor_id', '=', again.mine.actor_id).where('key', '=', again.mine.key)));
  if (!first || first.status === null) throw stillRunning();
  if (first.request_hash !== again.hash) throw keyReused();
  again.reply.status(first.status).header('idempotency-replayed', 'true');
  return first.body;
}
