import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Role, Tx } from '../context.ts';
import { db } from '../database/query.ts';
import { recordEvents } from '../records/event.ts';
import type { Letter } from './letter.ts';
import { writeLetter } from './letter.ts';

/** Why a mail is written. A `password-reset` carries a secret: its text is emptied once it is sent. */
export type MailKind = 'invitation' | 'password-reset' | 'test' | 'task-reminder';

export type NewMail = { kind: MailKind; to: string; language: string; letter: Letter; forRole?: Role };

/**
 * Writes a mail into the outbox, in the transaction of what it tells about: it goes out if and only if that was done.
 * Without a mail server it is held, for an administrator to read. Records `platform.mail.queued`.
 */
export async function sendMail(tx: Tx, mail: NewMail): Promise<Id> {
  const { subject, text, html } = writeLetter(mail.letter, mail.language);
  const id = newId(tx.now().getTime());
  const server = await tx.first(db.selectFrom('mail_settings').select('port').where('account_id', '=', tx.account.id));
  await tx.run(db.insertInto('mails').values({
    account_id: tx.account.id, id, kind: mail.kind, recipient: mail.to, subject, body_text: text, body_html: html,
    state: server ? 'queued' : 'held', next_attempt_at: server ? tx.now() : null, for_role: mail.forRole ?? null, created_at: tx.now(), updated_at: tx.now(),
  }));
  if (server) await recordEvents(tx, [{ name: 'platform.mail.queued', recordType: 'mail', recordId: id }], 'mail');
  return id;
}
