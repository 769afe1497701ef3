import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { createCtx, systemCtx } from '#server/context.ts';
import type { Ctx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { startJobs } from '#server/jobs/worker.ts';
import { silentLog } from '#server/log.ts';
import { deliverMail, mailsDue } from '#server/mail/delivery.ts';
import { sendMail } from '#server/mail/outbox.ts';
import { buildHttpWorld } from '#test/httpWorld.ts';
import { buildFirm, signInAs } from '../accounts/account.factory.ts';
import { invite } from '../invitations/invitation.service.ts';
import { requestPasswordReset } from '../sessions/password.service.ts';
import { changeMailSettings, discardMails, getMail, listMails, removeMailSettings, sendMailsAgain } from './mail.service.ts';
import type { MailSettings } from './mail.service.ts';

const { ask, database, urls, domains } = await buildHttpWorld();
// Passwords are slow to try, by design.
vi.setConfig({ testTimeout: 60_000 });

type Received = { to: string; from: string; text: string };

/** A real mail server on a port of its own; what it received is in `mails`. */
async function startSmtp(options: SMTPServerOptions = {}): Promise<{ port: number; mails: Received[] }> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true, logger: false,
    onAuth: ({ username, password }, _session, done) => username === 'post' && password === 'öffne dich' ? done(null, { user: 'post' }) : done(new Error('no')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ to: rcptTo[0]!.address, from: mailFrom ? mailFrom.address : '', text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  const port = await listening(server.listen(0, '127.0.0.1'));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port, mails };
}

async function listening(server: Server): Promise<number> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

const settingsFor = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({ host: '127.0.0.1', port, secure: false, fromAddress: 'crm@firm.example', fromName: 'කඩේ', ...more });

const write = (ctx: Ctx, to = 'kamal@example.com') => ctx.transaction((tx) => sendMail(tx, {
  kind: 'test', to, language: 'en', letter: { subject: msg`Hello`, paragraphs: [msg`A <b>plain</b> word.`] },
}));

const stateOf = async (ctx: Ctx, id: Id) => (({ state, attempts, error }) => ({ state, attempts, error }))(await getMail(ctx, id));

const later = (ctx: Ctx, ms: number) => createCtx({ ...ctx, now: () => new Date(Date.now() + ms) });

test('without a mail server mail is held and read by administrators, and goes out or is given up once there is one', async () => {
  const ctx = await buildFirm(database);
  const [kept, dropped] = [await write(ctx), await write(ctx, 'wrong@example.com')];
  expect((await listMails(ctx, { limit: 1 })).nextCursor).toBe(dropped);
  expect(await getMail(ctx, kept)).toMatchObject({ state: 'held', body_text: 'A <b>plain</b> word.\n', body_html: expect.stringContaining('&#60;b&#62;') });
  await expect(sendMailsAgain(ctx)).rejects.toMatchObject({ code: 'platform.no_mail_server' });
  const member = createCtx({ ...ctx, actor: { ...ctx.actor, role: 'member' } });
  await expect(listMails(member, { limit: 10 })).rejects.toMatchObject({ status: 403 });
  await expect(getMail(await buildFirm(database), kept)).rejects.toMatchObject({ status: 404 });

  const smtp = await startSmtp();
  await changeMailSettings(ctx, settingsFor(smtp.port));
  expect(await stateOf(ctx, kept)).toMatchObject({ state: 'held' });
  expect(await discardMails(ctx, [dropped])).toBe(1);
  expect(await sendMailsAgain(ctx)).toBe(1);
  for (const id of await mailsDue(ctx)) await deliverMail(ctx, id);
  expect(await stateOf(ctx, kept)).toMatchObject({ state: 'sent', attempts: 1 });
  expect(await stateOf(ctx, dropped)).toMatchObject({ state: 'discarded' });
  expect(smtp.mails).toEqual([expect.objectContaining({ to: 'kamal@example.com', from: 'crm@firm.example', text: expect.stringContaining(`Message-ID: <${kept}@firm.example>`) })]);
});

test('a mail is sent once, however often and by however many its job is run', async () => {
  const ctx = await buildFirm(database);
  const smtp = await startSmtp();
  await changeMailSettings(ctx, settingsFor(smtp.port));
  const id = await write(ctx);
  await Promise.all([deliverMail(ctx, id), deliverMail(ctx, id), deliverMail(ctx, id)]);
  await deliverMail(ctx, id);
  expect(smtp.mails).toHaveLength(1);
});

test('a server that is away is tried again, later and later, and given up in the end', async () => {
  const ctx = await buildFirm(database);
  const port = await freePort();
  await changeMailSettings(ctx, settingsFor(port));
  const id = await write(ctx);
  await deliverMail(ctx, id);
  expect(await stateOf(ctx, id)).toMatchObject({ state: 'queued', attempts: 1, error: expect.stringContaining('ECONNREFUSED') });
  expect(await mailsDue(ctx)).toEqual([]);
  expect(await mailsDue(later(ctx, 61_000))).toEqual([id]);
  for (let count = 0; count < 7; count++) await deliverMail(ctx, id);
  expect(await stateOf(ctx, id)).toMatchObject({ state: 'failed', attempts: 8 });
});

test('a refused recipient fails at once, a busy server is tried again', async () => {
  const ctx = await buildFirm(database);
  const smtp = await startSmtp({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('busy') ? Object.assign(new Error('come back later'), { responseCode: 451 })
      : address.startsWith('gone') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
  });
  await changeMailSettings(ctx, settingsFor(smtp.port));
  const [gone, busy] = [await write(ctx, 'gone@example.com'), await write(ctx, 'busy@example.com')];
  await deliverMail(ctx, gone);
  await deliverMail(ctx, busy);
  expect(await stateOf(ctx, gone)).toMatchObject({ state: 'failed', error: expect.stringContaining('no such mailbox') });
  expect(await stateOf(ctx, busy)).toMatchObject({ state: 'queued', error: expect.stringContaining('come back later') });
});

test('when the line breaks after the mail was handed over it is not sent again by itself', async () => {
  const ctx = await buildFirm(database);
  const port = await listening(breakingServer().listen(0, '127.0.0.1'));
  await changeMailSettings(ctx, settingsFor(port));
  const id = await write(ctx);
  await deliverMail(ctx, id);
  expect(await stateOf(ctx, id)).toMatchObject({ state: 'failed', attempts: 1, error: expect.stringContaining('may have arrived') });
  expect(await mailsDue(later(ctx, 24 * 3_600_000))).toEqual([]);
});

test('a mail whose process died while sending is not sent again by itself', async () => {
  const ctx = await buildFirm(database);
  await changeMailSettings(ctx, settingsFor(await freePort()));
  const id = await write(ctx);
  await ctx.transaction((tx) => tx.run(db.updateTable('mails').set({ state: 'sending', updated_at: new Date() }).where('account_id', '=', tx.account.id).where('id', '=', id)));
  expect(await mailsDue(ctx)).toEqual([]);
  expect(await stateOf(ctx, id)).toMatchObject({ state: 'sending' });
  expect(await mailsDue(later(ctx, 11 * 60_000))).toEqual([]);
  expect(await stateOf(ctx, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('may have arrived') });
});

test('the server’s password is sealed, never shown, and not handed to another server', async () => {
  const ctx = await buildFirm(database);
  const cookie = await signInAs(ask, ctx);
  const smtp = await startSmtp({ authOptional: false, allowInsecureAuth: true });
  const settings = settingsFor(smtp.port, { user: 'post', password: 'öffne dich' });
  const saved = await ask('PUT /mail-settings', { cookie, body: settings });
  expect(saved.body).toEqual({ configured: true, host: '127.0.0.1', port: smtp.port, secure: false, user: 'post', hasPassword: true, fromAddress: 'crm@firm.example', fromName: 'කඩේ' });
  const stored = await ctx.read((tx) => tx.first(db.selectFrom('mail_settings').selectAll().where('account_id', '=', tx.account.id)));
  expect(JSON.stringify(stored)).not.toContain('öffne');

  expect((await ask('POST /mail-settings/test', { cookie, body: {} })).body).toMatchObject({ sent: true });
  const { password: _kept, ...without } = settings;
  expect((await ask('PUT /mail-settings', { cookie, body: { ...without, fromName: 'Shop' } })).body).toMatchObject({ hasPassword: true, fromName: 'Shop' });
  expect((await ask('PUT /mail-settings', { cookie, body: { ...without, port: smtp.port + 1 } })).body.problems[0]).toMatchObject({ field: 'password', code: 'platform.password_needed' });
  await ask('PUT /mail-settings', { cookie, body: { ...settings, password: 'wrong' } });
  const refused = await ask('POST /mail-settings/test', { cookie, body: { to: 'a@example.com' } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'platform.mail_refused' } });
  await removeMailSettings(ctx);
  expect((await ask('GET /mail-settings', { cookie })).body).toEqual({ configured: false });
  expect(smtp.mails).toHaveLength(1);
});

test('a mail that makes its reader an owner is for owners, and loses its link once sent', async () => {
  const ctx = await buildFirm(database, { email: 'boss@example.com' });
  const smtp = await startSmtp();
  await requestPasswordReset(database, 'boss@example.com');
  const { mails: [mail] } = await listMails(ctx, { limit: 1 });
  const admin = createCtx({ ...ctx, actor: { ...ctx.actor, role: 'admin' } });
  await expect(getMail(admin, mail!.id)).rejects.toMatchObject({ code: 'platform.mail_for_owners' });
  expect((await getMail(ctx, mail!.id)).body_text).toContain('http://localhost/reset/');

  await changeMailSettings(ctx, settingsFor(smtp.port));
  await sendMailsAgain(ctx);
  await deliverMail(ctx, mail!.id);
  expect(smtp.mails).toHaveLength(1);
  expect(await getMail(ctx, mail!.id)).toMatchObject({ state: 'sent', body_text: null, body_html: null });
});

test('an invitation leaves by itself through the job its event asks for', async () => {
  const ctx = await buildFirm(database);
  const smtp = await startSmtp();
  await changeMailSettings(ctx, settingsFor(smtp.port));
  const jobs = await startJobs({ database, ownerUrl: urls.ownerUrl, domains, alone: true, log: silentLog });
  onTestFinished(() => jobs.close());
  await invite(await systemCtx(database, ctx.account.id), { email: 'new@example.com', role: 'member' });
  await expect.poll(() => smtp.mails.length, { timeout: 15_000 }).toBe(1);
  expect(smtp.mails[0]!.to).toBe('new@example.com');
});

/** A server that takes a mail to its last byte and then hangs up without a word. */
function breakingServer(): Server {
  const server = createServer((socket) => {
    let body = false;
    socket.write('220 ready\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const said = data.toString();
      if (body) return said.includes('\r\n.\r\n') ? socket.destroy() : undefined;
      body = said.startsWith('DATA');
      return socket.write(body ? '354 go on\r\n' : '250 ok\r\n');
    });
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server.listen(0, '127.0.0.1'));
  await new Promise((resolve) => server.close(resolve));
  return port;
}
