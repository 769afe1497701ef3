import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { createCtx, findAccount, roles } from '../context.ts';
import type { Account, Ctx, Role } from '../context.ts';
import type { Database, Session } from '../database/pool.ts';
import { db } from '../database/query.ts';
import { memoryOf, recall, remember } from './memory.ts';
import type { Admission } from './memory.ts';
import { keyHash, keyShape } from './keys.ts';
import { signInOf } from './signIn.ts';

type Asked = { headers: IncomingHttpHeaders };

const lastUsedEveryMs = 5 * 60_000;

/**
 * Who sends a request, from its session cookie or its API key; null for nobody. It runs before every request: what a
 * token means is remembered (see memory.ts) and costs microseconds, and is forgotten the moment it changes.
 */
export function createAuthenticator(database: Database): (request: Asked) => Promise<Ctx | null> {
  const memory = memoryOf(database);
  const cookieName = sessionCookieName(database);
  return async ({ headers }) => {
    // A key comes as a bearer token and a session as a cookie, never the other way round: a browser sends only the cookie by itself.
    const key = headers.authorization === undefined ? undefined : bearerOf(headers.authorization);
    const token = headers.authorization === undefined ? cookieOf(headers.cookie, cookieName) : key;
    if (token === undefined) return null;
    // Remembered by hash: a dump of this process's memory should not hand out working tokens.
    const name = `${key === undefined ? 'session' : 'key'} ${hash('sha256', token, 'base64')}`;
    const admission = recall(memory, name, Date.now()) ?? await admit(database, name, () => key === undefined ? admitSession(database, `${cookieName}=${token}`) : admitKey(database, key));
    return admission && createCtx({ actor: admission.actor, account: admission.account, database });
  };
}

/** The name of the cookie that carries the session; it says `__Secure-` where the address is https. */
export function sessionCookieName(database: Database): string {
  return `${signInOf(database).publicUrl.startsWith('https:') ? '__Secure-' : ''}rapport.session_token`;
}

async function admit(database: Database, name: string, read: () => Promise<Admission | null>): Promise<Admission | null> {
  const memory = memoryOf(database);
  for (;;) {
    const { changes } = memory;
    const admission = await read();
    if (!admission) return null;
    // Something was revoked while this was being read, perhaps this: read again rather than keep it.
    if (memory.changes !== changes) continue;
    remember(memory, name, admission);
    return admission;
  }
}

async function admitSession(database: Database, cookie: string): Promise<Admission | null> {
  const { library } = signInOf(database);
  const found = await library.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  const accountId = found?.session.activeAccountId;
  if (!found || !accountId) return null;
  const { user, session } = found;
  const read = await database.read({ account: accountId }, async (reading) => ({
    member: await reading.first<{ id: Id; role: Role }>(db.selectFrom('members').select(['id', 'role'])
      .where('account_id', '=', accountId).where('user_id', '=', user.id).where('suspended_at', 'is', null)),
    account: await findAccount(reading, accountId),
  }));
  const { member, account } = read;
  if (!member || !account) return null;
  if (Date.now() - session.updatedAt.getTime() > lastUsedEveryMs) noteUse(database, (s) => s.run(db.updateTable('sessions').set({ updated_at: new Date() }).where('id', '=', session.id)));
  return {
    actor: { kind: 'user', memberId: member.id, userId: user.id, credentialId: session.id, name: user.name, role: member.role, language: user.language as Language },
    account,
    about: [session.id, user.id, member.id, account.id],
    endsAtMs: session.expiresAt.getTime(),
    readAtMs: Date.now(),
  };
}

type KeyRow = { id: Id; account_id: Id; name: string; role: Role; created_by: Id | null; last_used_at: Date | null };

async function admitKey(database: Database, token: string): Promise<Admission | null> {
  const row = await database.read('system', (session) => session.first<KeyRow>(db.selectFrom('api_keys')
    .select(['id', 'account_id', 'name', 'role', 'created_by', 'last_used_at'])
    .where('token_hash', '=', keyHash(token)).where('revoked_at', 'is', null)));
  if (!row) return null;
  const read = await database.read({ account: row.account_id }, async (session) => ({
    account: await findAccount(session, row.account_id),
    maker: row.created_by ? await makerRole(session, row.account_id, row.created_by) : undefined,
  }));
  if (!read.account || (row.created_by && !read.maker)) return null;
  if (Date.now() - (row.last_used_at?.getTime() ?? 0) > lastUsedEveryMs) noteUse(database, (s) => s.run(db.updateTable('api_keys').set({ last_used_at: new Date() }).where('account_id', '=', row.account_id).where('id', '=', row.id)));
  return admissionOfKey(row, read.account, read.maker);
}

// A key does what both it and the member who made it may, and nothing while that member is suspended.
function admissionOfKey(row: KeyRow, account: Account, maker: Role | undefined): Admission {
  const role = maker ? roles[Math.max(roles.indexOf(row.role), roles.indexOf(maker))]! : row.role;
  return {
    actor: { kind: 'key', memberId: row.created_by, userId: null, credentialId: row.id, name: row.name, role, language: account.language },
    account,
    about: [row.id, row.account_id, ...(row.created_by ? [row.created_by] : [])],
    endsAtMs: Infinity,
    readAtMs: Date.now(),
  };
}

async function makerRole(session: Session, accountId: Id, memberId: Id): Promise<Role | undefined> {
  const member = await session.first<{ role: Role }>(db.selectFrom('members').select('role')
    .where('account_id', '=', accountId).where('id', '=', memberId).where('suspended_at', 'is', null));
  return member?.role;
}

// When something was last used is good to know, but no request waits or fails for it.
function noteUse(database: Database, write: (session: Session) => Promise<number>): void {
  database.transaction('system', write).catch(() => undefined);
}

function bearerOf(header: string): string | undefined {
  const token = /^bearer /i.test(header) ? header.slice(7).trim() : '';
  return keyShape.test(token) ? token : undefined;
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const start = header.startsWith(`${name}=`) ? 0 : header.indexOf(`; ${name}=`) + 2;
  if (start === 1) return undefined;
  const from = start + name.length + 1;
  const end = header.indexOf(';', from);
  return header.slice(from, end === -1 ? undefined : end);
}
