import { isId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { seal } from '#server/auth/seal.ts';
import { signInOf } from '#server/auth/signIn.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { findSmtpServer } from '#server/mail/delivery.ts';
import { writeLetter } from '#server/mail/letter.ts';
import { sendBySmtp } from '#server/mail/smtp.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { inputInvalid, notFound } from '#server/refusals.ts';

export type MailSettings = { host: string; port: number; secure: boolean; user?: string | null | undefined; password?: string | null | undefined; fromAddress: string; fromName: string };

export type ShownSettings = { configured: false } | ({ configured: true; hasPassword: boolean } & Omit<MailSettings, 'password'>);

const noServer = refusal('platform.no_mail_server', 409, msg`No mail server is set up yet. Enter its address first.`);
const serverRefused = refusal('platform.mail_refused', 422, msg({ message: 'The mail server did not take the mail. It answered: {answer}' }));
const onlyOwners = refusal('platform.mail_for_owners', 403, msg`This mail lets its reader sign in as an owner. Only an owner may read it.`);
const passwordNeeded = msg`Enter the password again: it is not handed to another mail server.`;

/** Shows where the firm's mail goes out, without the password. */
export async function getMailSettings(ctx: Ctx): Promise<ShownSettings> {
  authorize(ctx, 'firm.manage');
  const row = await ctx.read((tx) => findSettings(tx));
  if (!row) return { configured: false };
  return { configured: true, host: row.host, port: row.port, secure: row.secure, user: row.user_name, hasPassword: row.password_sealed !== null, fromAddress: row.from_address, fromName: row.from_name };
}

/**
 * Sets up the firm's mail server; a password left out stays as it is. Held mails wait for somebody to send or discard
 * them. Refuses to hand a kept password to another server. Records `platform.mail_settings.changed`.
 */
export async function changeMailSettings(ctx: Ctx, to: MailSettings): Promise<ShownSettings> {
  await ctx.transaction(async (tx) => {
    authorize(tx, 'firm.manage');
    const before = await findSettings(tx);
    const row = {
      host: to.host, port: to.port, secure: to.secure, user_name: to.user || null, password_sealed: passwordToKeep(tx, before, to),
      from_address: to.fromAddress, from_name: to.fromName, updated_at: tx.now(), updated_by: tx.actor.memberId,
    };
    await tx.run(db.insertInto('mail_settings').values({ account_id: tx.account.id, ...row })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row)));
    await recordEvents(tx, [{
      name: 'platform.mail_settings.changed', recordType: 'mailSettings', recordId: tx.account.id,
      before: before ? { host: before.host, port: before.port } : null, after: { host: to.host, port: to.port },
    }], 'settings');
  });
  return getMailSettings(ctx);
}

/** Takes the mail server away: mail is held in the outbox again. Records `platform.mail_settings.changed`. */
export async function removeMailSettings(ctx: Ctx): Promise<void> {
  await ctx.transaction(async (tx) => {
    authorize(tx, 'firm.manage');
    const before = await findSettings(tx);
    if (!before) return;
    await tx.run(db.deleteFrom('mail_settings').where('account_id', '=', tx.account.id));
    await tx.run(db.updateTable('mails').set({ state: 'held', next_attempt_at: null, updated_at: tx.now() }).where('account_id', '=', tx.account.id).where('state', '=', 'queued'));
    await recordEvents(tx, [{ name: 'platform.mail_settings.changed', recordType: 'mailSettings', recordId: tx.account.id, before: { host: before.host, port: before.port }, after: null }], 'settings');
  });
}

/** Sends a test mail at once, past the outbox, so that the server's own answer is seen. Refuses with that answer. */
export async function sendTestMail(ctx: Ctx, to: string): Promise<void> {
  authorize(ctx, 'firm.manage');
  const server = await findSmtpServer(ctx);
  if (!server) throw noServer();
  const letter = writeLetter({ subject: testSubject, paragraphs: [testText] }, ctx.actor.language);
  const outcome = await sendBySmtp(server, { messageId: `<test-${ctx.now().getTime()}@${server.from.address.split('@')[1]}>`, to, ...letter });
  if (outcome.result !== 'sent') throw serverRefused({ answer: outcome.answer });
}

const testSubject = msg`Test mail from Rapport`;
const testText = msg`If you can read this, the mail settings are right. Nothing needs to be done.`;

const shownColumns = ['id', 'kind', 'recipient', 'subject', 'state', 'error', 'attempts', 'for_role', 'created_at', 'sent_at', 'next_attempt_at'] as const;

export type MailRow = {
  id: Id; kind: string; recipient: string; subject: string; state: string; error: string | null; attempts: number; for_role: string | null;
  created_at: Date; sent_at: Date | null; next_attempt_at: Date | null; body_text?: string | null; body_html?: string | null;
};

/** A page of the outbox, newest first. */
export async function listMails(ctx: Ctx, page: { state?: string | undefined; limit: number; cursor?: string | undefined }): Promise<{ mails: MailRow[]; nextCursor: string | null }> {
  authorize(ctx, 'firm.manage');
  const rows = await ctx.read((tx) => {
    let query = db.selectFrom('mails').select(shownColumns).where('account_id', '=', tx.account.id).orderBy('id', 'desc').limit(page.limit + 1);
    if (page.state) query = query.where('state', '=', page.state);
    // Ids sort by time.
    if (page.cursor !== undefined) query = query.where('id', '<', isId(page.cursor) ? page.cursor : '00000000-0000-0000-0000-000000000000');
    return tx.all<MailRow>(query);
  });
  const mails = rows.slice(0, page.limit);
  return { mails, nextCursor: rows.length > page.limit ? mails.at(-1)!.id : null };
}

/** One mail with its text. Refuses an administrator a mail that would make them an owner. */
export async function getMail(ctx: Ctx, id: Id): Promise<MailRow> {
  authorize(ctx, 'firm.manage');
  if (!isId(id)) throw notFound();
  const mail = await ctx.read((tx) => tx.first<MailRow>(db.selectFrom('mails').select([...shownColumns, 'body_text', 'body_html'])
    .where('account_id', '=', tx.account.id).where('id', '=', id)));
  if (!mail) throw notFound();
  if (mail.for_role === 'owner' && ctx.actor.role !== 'owner') throw onlyOwners();
  return mail;
}

/**
 * Sends held or failed mails: those named, or all that are held. Refuses while no mail server is set up.
 * Records `platform.mail.queued` for each.
 */
export async function sendMailsAgain(ctx: Ctx, ids?: readonly Id[]): Promise<number> {
  return ctx.transaction(async (tx) => {
    authorize(tx, 'firm.manage');
    if (!await findSettings(tx)) throw noServer();
    const base = db.updateTable('mails').set({ state: 'queued', attempts: 0, error: null, next_attempt_at: tx.now(), updated_at: tx.now() })
      .where('account_id', '=', tx.account.id).where('body_text', 'is not', null);
    const sent = await tx.all<{ id: Id }>((ids ? base.where('state', 'in', ['held', 'failed']).where('id', 'in', [...ids]) : base.where('state', '=', 'held')).returning('id'));
    await recordEvents(tx, sent.map(({ id }) => ({ name: 'platform.mail.queued', recordType: 'mail', recordId: id })), 'mail');
    return sent.length;
  });
}

/** Gives up held, queued or failed mails: those named, or all that are held. They stay in the outbox as discarded. */
export async function discardMails(ctx: Ctx, ids?: readonly Id[]): Promise<number> {
  return ctx.transaction(async (tx) => {
    authorize(tx, 'firm.manage');
    const base = db.updateTable('mails').set({ state: 'discarded', discarded_by: tx.actor.memberId, next_attempt_at: null, updated_at: tx.now() }).where('account_id', '=', tx.account.id);
    return tx.run(ids ? base.where('state', 'in', ['held', 'queued', 'failed']).where('id', 'in', [...ids]) : base.where('state', '=', 'held'));
  });
}

type SettingsRow = { host: string; port: number; secure: boolean; user_name: string | null; password_sealed: string | null; from_address: string; from_name: string };

function findSettings(tx: Tx): Promise<SettingsRow | undefined> {
  return tx.first<SettingsRow>(db.selectFrom('mail_settings').selectAll().where('account_id', '=', tx.account.id));
}

// Whoever may change the settings must not be able to read the password by pointing them at a server of their own.
function passwordToKeep(tx: Tx, before: SettingsRow | undefined, to: MailSettings): string | null {
  if (!to.user || to.password === null || to.password === '') return null;
  if (to.password !== undefined) return seal(signInOf(tx.database).mailKey, tx.account.id, to.password);
  const kept = before?.password_sealed ?? null;
  if (kept && (before!.host !== to.host || before!.port !== to.port || before!.secure !== to.secure)) {
    throw inputInvalid({}, { problems: [{ field: 'password', code: 'platform.password_needed', message: passwordNeeded }] });
  }
  return kept;
}
