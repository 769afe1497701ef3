import { z } from 'zod';
import { listOf } from '#server/http/page.ts';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { addressOfActor } from '../users/user.service.ts';
import { changeMailSettings, discardMails, getMail, getMailSettings, listMails, removeMailSettings, sendMailsAgain, sendTestMail } from './mail.service.ts';
import type { MailRow } from './mail.service.ts';

const settings = z.object({
  host: z.string().trim().regex(/^[^\s/@:]+$|^\[?[0-9a-fA-F:]+\]?$/, 'a host name or address').max(255),
  port: z.int().min(1).max(65535),
  secure: z.boolean(),
  user: z.string().max(320).nullish(),
  password: z.string().max(1_000).nullish(),
  fromAddress: z.email(),
  fromName: z.string().trim().min(1).max(200),
});
const settingsAnswer = settings.omit({ password: true }).partial().extend({ configured: z.boolean(), hasPassword: z.boolean().optional() });
const chosen = z.object({ ids: z.array(z.uuid()).max(1_000).optional() });
const states = ['held', 'queued', 'sending', 'sent', 'failed', 'discarded'] as const;
const mailAnswer = z.object({
  id: z.uuid(), kind: z.string(), to: z.string(), subject: z.string(), state: z.enum(states), error: z.string().nullable(), attempts: z.int(),
  createdAt: z.iso.datetime(), sentAt: z.iso.datetime().nullable(), nextAttemptAt: z.iso.datetime().nullable(), ownersOnly: z.boolean(),
});
const page = z.object({
  state: z.enum(states).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
const permission = 'firm.manage' as const;
const tag = 'Mail';

export const mailRoutes: Route[] = [
  route.get('/mail-settings', { permission, tag, summary: 'Where the firm’s mail goes out', answer: settingsAnswer }, (ctx) => getMailSettings(ctx)),
  route.put('/mail-settings', { permission, tag, summary: 'Set up the mail server', body: settings, answer: settingsAnswer }, (ctx, { body }) => changeMailSettings(ctx, body)),
  route.delete('/mail-settings', { permission, tag, summary: 'Take the mail server away' }, (ctx) => removeMailSettings(ctx)),
  route.post('/mail-settings/test', { permission, tag, summary: 'Send a test mail', status: 200, body: z.object({ to: z.email().optional() }), answer: z.object({ sent: z.boolean(), to: z.string() }) }, async (ctx, { body }) => {
    const to = body.to ?? await addressOfActor(ctx);
    await sendTestMail(ctx, to);
    return { sent: true, to };
  }),
  route.get('/outbox', { permission, tag, summary: 'Mails written by the product, newest first', query: page, answer: listOf(mailAnswer) }, async (ctx, { query }) => {
    const { mails, nextCursor } = await listMails(ctx, query);
    return { items: mails.map(presentMail), nextCursor };
  }),
  route.get('/outbox/:id', { permission, tag, summary: 'One mail with its text', answer: mailAnswer.extend({ text: z.string().nullable(), html: z.string().nullable() }) }, async (ctx, { id }) => {
    const mail = await getMail(ctx, id);
    return { ...presentMail(mail), text: mail.body_text, html: mail.body_html };
  }),
  route.post('/outbox/sending', { permission, tag, summary: 'Send held or failed mails', status: 200, body: chosen, answer: z.object({ sent: z.int() }) }, async (ctx, { body }) => ({ sent: await sendMailsAgain(ctx, body.ids) })),
  route.post('/outbox/discarding', { permission, tag, summary: 'Give up held or failed mails', status: 200, body: chosen, answer: z.object({ discarded: z.int() }) }, async (ctx, { body }) => ({ discarded: await discardMails(ctx, body.ids) })),
];

function presentMail(mail: MailRow) {
  return {
    id: mail.id, kind: mail.kind, to: mail.recipient, subject: mail.subject, state: mail.state, error: mail.error, attempts: mail.attempts,
    createdAt: mail.created_at, sentAt: mail.sent_at, nextAttemptAt: mail.next_attempt_at, ownersOnly: mail.for_role === 'owner',
  };
}
