import { setTimeout as pause } from 'node:timers/promises';
import { APIError } from 'better-auth/api';
import type { Id } from '#kernel/id.ts';
import { msg, withValues } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { endAccess } from '#server/auth/memory.ts';
import { requireGoodPassword } from '#server/auth/password.ts';
import { signInOf } from '#server/auth/signIn.ts';
import type { ResetAsked } from '#server/auth/signIn.ts';
import { clearTries, takeTry } from '#server/auth/tries.ts';
import { systemCtx } from '#server/context.ts';
import type { Ctx, Role } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import { sendMail } from '#server/mail/outbox.ts';
import { findUser, findUserByEmail, normalEmail } from '../users/user.queries.ts';
import { requirePerson } from '../users/user.service.ts';
import { headersOf } from './session.service.ts';
import type { Place } from './session.service.ts';

const wrongPassword = refusal('platform.wrong_password', 422, msg`The present password is not right.`);
const linkOver = refusal('platform.reset_over', 410, msg`This link has been used or is too old. Ask for a new one.`);

const answerAfterMs = 300;
const mostMailsAnHour = 3;

const resetSubject = msg`Your new password for Rapport`;
const resetGreeting = msg({ message: 'Hello {name},' });
const resetText = msg`Somebody, probably you, asked for a new password for your sign-in to Rapport. Follow the link within one hour to choose it.`;
const resetNothing = msg`If it was not you, you need not do anything: your password stays as it is.`;
const resetButton = msg`Choose a new password`;

/** Changes the reader's own password; all their other sessions end. Refuses a wrong present password and a weak new one. */
export async function changePassword(ctx: Ctx, { current, next }: { current: string; next: string }, place: Place): Promise<string[]> {
  const userId = requirePerson(ctx);
  const user = (await ctx.read((tx) => findUser(tx, userId)))!;
  requireGoodPassword(next, user, 'next');
  await takeTry(ctx.database, user.email, new Date());
  const { library } = signInOf(ctx.database);
  const { headers } = await library.api.changePassword({
    body: { currentPassword: current, newPassword: next, revokeOtherSessions: true }, headers: headersOf(place), returnHeaders: true,
  }).catch((error: unknown): never => { throw error instanceof APIError ? wrongPassword() : error; });
  await clearTries(ctx.database, user.email);
  // The library began a new session in place of all others; it goes on in the same firm.
  await ctx.transaction((tx) => tx.run(db.updateTable('sessions').set({ active_account_id: tx.account.id }).where('user_id', '=', userId)));
  await endAccess(ctx.database, userId);
  return headers.getSetCookie();
}

/**
 * Mails a link for a new password to a member, at most three an hour. Says nothing about whether anybody has this e-mail:
 * the answer is the same and takes as long.
 */
export async function requestPasswordReset(database: Database, typed: string): Promise<void> {
  await Promise.all([pause(answerAfterMs), sendResetLink(database, normalEmail(typed)).catch((error: Error) => {
    signInOf(database).log.error('A mail for a new password could not be written', { error });
  })]);
}

/** Sets a new password with the token of a mail; all sessions end and a lock is lifted. Refuses a used or old token and a weak password. */
export async function resetPassword(database: Database, token: string, password: string): Promise<void> {
  const { library } = signInOf(database);
  const context = await library.$context;
  const asked = await context.internalAdapter.findVerificationValue(`reset-password:${token}`);
  const user = asked && await database.read('system', (session) => findUser(session, asked.value));
  if (!user) throw linkOver();
  requireGoodPassword(password, user);
  await library.api.resetPassword({ body: { token, newPassword: password } })
    .catch((error: unknown): never => { throw error instanceof APIError ? linkOver() : error; });
  await clearTries(database, user.email);
  await endAccess(database, user.id);
}

/** Writes the mail with the link into the outbox of the firm the person works in. */
export async function mailResetLink(database: Database, { userId, email, token }: ResetAsked): Promise<void> {
  const member = await latestMembership(database, userId);
  if (!member) return;
  const ctx = await systemCtx(database, member.account_id);
  await ctx.transaction(async (tx) => {
    const user = (await findUser(tx, userId))!;
    await sendMail(tx, {
      kind: 'password-reset', to: email, language: user.language, forRole: member.role,
      letter: {
        subject: resetSubject, paragraphs: [withValues(resetGreeting, { name: user.name }), resetText, resetNothing],
        button: { label: resetButton, url: `${signInOf(database).publicUrl}/reset/${token}` },
      },
    });
  });
}

async function sendResetLink(database: Database, email: string): Promise<void> {
  const user = await database.read('system', (session) => findUserByEmail(session, email));
  if (!user || !await latestMembership(database, user.id) || await mailsThisHour(database, user.id) >= mostMailsAnHour) return;
  await signInOf(database).library.api.requestPasswordReset({ body: { email } });
}

async function mailsThisHour(database: Database, userId: string): Promise<number> {
  const hourAgo = new Date(Date.now() - 3_600_000);
  const row = await database.read('system', (session) => session.first<{ count: number }>(db.selectFrom('verifications')
    .select(({ fn }) => fn.countAll<number>().as('count')).where('value', '=', userId).where('created_at', '>', hourAgo)));
  return row?.count ?? 0;
}

// An owner anywhere counts as one: the mail opens every firm the person belongs to.
async function latestMembership(database: Database, userId: string): Promise<{ account_id: Id; role: Role } | undefined> {
  const rows = await database.read('system', (session) => session.all<{ account_id: Id; role: Role }>(db.selectFrom('members').select(['account_id', 'role'])
    .where('user_id', '=', userId).where('suspended_at', 'is', null).orderBy('joined_at', 'desc')));
  const [latest] = rows;
  return latest && { ...latest, role: rows.some(({ role }) => role === 'owner') ? 'owner' : latest.role };
}
