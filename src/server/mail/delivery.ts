import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { signInOf } from '../auth/signIn.ts';
import { unseal } from '../auth/seal.ts';
import type { Ctx } from '../context.ts';
import { db } from '../database/query.ts';
import { translate } from '../i18n.ts';
import { sendBySmtp } from './smtp.ts';
import type { Outcome, SmtpServer } from './smtp.ts';

const secondsUntilTry = [60, 300, 900, 3_600, 4 * 3_600, 8 * 3_600, 12 * 3_600];
const sendingAtMostMs = 10 * 60_000;

const mayHaveArrived = msg`The line broke after the mail was handed over: it may have arrived. Send it again if it did not.`;

type Taken = { id: Id; kind: string; recipient: string; subject: string; body_text: string; body_html: string; attempts: number };

/**
 * Sends one queued mail. Safe to run twice and by several processes: a mail is taken before it is sent, and one whose
 * fate is unknown is never sent again by itself.
 */
export async function deliverMail(ctx: Ctx, mailId: Id): Promise<void> {
  const server = await findSmtpServer(ctx);
  if (!server) return;
  const mail = await takeMail(ctx, mailId);
  if (!mail) return;
  const outcome = await sendBySmtp(server, {
    messageId: `<${mail.id}@${server.from.address.split('@')[1] ?? 'localhost'}>`,
    to: mail.recipient, subject: mail.subject, text: mail.body_text, html: mail.body_html,
  });
  await noteOutcome(ctx, mail, outcome);
}

/** The mails due now: those to be tried again, and those a stopped process left queued. */
export async function mailsDue(ctx: Ctx): Promise<Id[]> {
  const abandoned = new Date(ctx.now().getTime() - sendingAtMostMs);
  return ctx.transaction(async (tx) => {
    // Nobody knows how far the process came that held these.
    await tx.run(db.updateTable('mails').set({ state: 'failed', error: translate(mayHaveArrived, ctx.account.language), updated_at: ctx.now() })
      .where('account_id', '=', ctx.account.id).where('state', '=', 'sending').where('updated_at', '<', abandoned));
    const due = await tx.all<{ id: Id }>(db.selectFrom('mails').select('id')
      .where('account_id', '=', ctx.account.id).where('state', '=', 'queued').where('next_attempt_at', '<=', ctx.now())
      .orderBy('next_attempt_at').limit(200));
    return due.map(({ id }) => id);
  });
}

/** The firm's mail server; none until an administrator sets one up. */
export async function findSmtpServer(ctx: Ctx): Promise<SmtpServer | undefined> {
  const row = await ctx.read((tx) => tx.first<{ host: string; port: number; secure: boolean; user_name: string | null; password_sealed: string | null; from_address: string; from_name: string }>(
    db.selectFrom('mail_settings').selectAll().where('account_id', '=', ctx.account.id)));
  return row && {
    host: row.host, port: row.port, secure: row.secure, user: row.user_name, from: { name: row.from_name, address: row.from_address },
    password: row.password_sealed && unseal(signInOf(ctx.database).mailKey, ctx.account.id, row.password_sealed),
  };
}

function takeMail(ctx: Ctx, mailId: Id): Promise<Taken | undefined> {
  return ctx.transaction((tx) => tx.first<Taken>(db.updateTable('mails')
    .set({ state: 'sending', attempts: sql<number>`attempts + 1`, updated_at: ctx.now() })
    .where('account_id', '=', ctx.account.id).where('id', '=', mailId).where('state', '=', 'queued')
    .returning(['id', 'kind', 'recipient', 'subject', 'body_text', 'body_html', 'attempts'])));
}

async function noteOutcome(ctx: Ctx, mail: Taken, outcome: Outcome): Promise<void> {
  const now = ctx.now();
  await ctx.transaction((tx) => tx.run(db.updateTable('mails').set({ ...changeFor(ctx, mail, outcome, now), updated_at: now })
    .where('account_id', '=', ctx.account.id).where('id', '=', mail.id).where('state', '=', 'sending')));
}

function changeFor(ctx: Ctx, mail: Taken, outcome: Outcome, now: Date) {
  if (outcome.result === 'sent') {
    const used = mail.kind === 'password-reset' ? { body_text: null, body_html: null } : {};
    return { state: 'sent', sent_at: now, error: null, next_attempt_at: null, ...used };
  }
  const wait = secondsUntilTry[mail.attempts - 1];
  if (outcome.result === 'retry' && wait !== undefined) return { state: 'queued', error: outcome.answer, next_attempt_at: new Date(now.getTime() + wait * 1_000) };
  const error = outcome.result === 'unknown' ? `${translate(mayHaveArrived, ctx.account.language)} (${outcome.answer})` : outcome.answer;
  return { state: 'failed', error, next_attempt_at: null };
}
