import { sql } from 'kysely';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Database } from '../database/pool.ts';
import { db } from '../database/query.ts';

const mostTries = 10;
const lockMs = 15 * 60_000;

export const lockedOut = refusal('platform.locked_out', 429, msg({
  message: 'Too many wrong passwords for this e-mail. Try again in {minutes, plural, one {# minute} other {# minutes}}, or set a new password with “Forgot password”.',
}));

/**
 * Counts a try before its password is looked at, so that a hundred tries at once are a hundred tries. After ten within
 * a quarter of an hour it refuses for a quarter of an hour; whether anybody has this e-mail makes no difference.
 */
export async function takeTry(database: Database, email: string, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - lockMs);
  const row = await database.transaction('system', (session) => session.first<{ tries: number; locked_until: Date | null }>(sql`
    insert into sign_in_tries as known (email, tries, last_at) values (${email}, 1, ${now})
    on conflict (email) do update set
      tries = case when known.locked_until > ${now} then known.tries when known.locked_until is not null or known.last_at < ${stale} then 1 else known.tries + 1 end,
      locked_until = case when known.locked_until > ${now} then known.locked_until
        when known.locked_until is null and known.last_at >= ${stale} and known.tries >= ${mostTries} then ${new Date(now.getTime() + lockMs)}::timestamptz end,
      last_at = ${now}
    returning tries, locked_until`));
  if (row?.locked_until) throw lockedOut({ minutes: Math.max(1, Math.ceil((row.locked_until.getTime() - now.getTime()) / 60_000)) });
}

/** Forgets the tries of an e-mail whose owner has shown who they are. */
export async function clearTries(database: Database, email: string): Promise<void> {
  await database.transaction('system', (session) => session.run(db.deleteFrom('sign_in_tries').where('email', '=', email)));
}
