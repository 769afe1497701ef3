import { APIError } from 'better-auth/api';
import { isId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { createAuthenticator } from '#server/auth/authenticate.ts';
import { announceAccess, endAccess, forgetAccess } from '#server/auth/memory.ts';
import { verifyPassword } from '#server/auth/password.ts';
import { addressHeader, signInOf } from '#server/auth/signIn.ts';
import { clearTries, takeTry } from '#server/auth/tries.ts';
import type { Ctx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import { notFound } from '#server/refusals.ts';
import { normalEmail } from '../users/user.queries.ts';
import { requirePerson } from '../users/user.service.ts';

/** What a request says of the place it comes from, for the list of sessions. */
export type Place = { address: string; userAgent: string; cookie: string };

/** A session begun: who is in, and the cookies that carry it. */
export type SignedIn = { ctx: Ctx; cookies: string[] };

export type SessionRow = { id: Id; created_at: Date; updated_at: Date; ip_address: string | null; user_agent: string | null };

const wrongSignIn = refusal('platform.wrong_sign_in', 401, msg`E-mail or password is wrong.`);
const noAccess = refusal('platform.no_access', 403, msg`No firm lets you in at present. Ask its administrator.`);

/**
 * Begins a session with e-mail and password. Refuses a wrong pair without saying which half is wrong, an e-mail tried
 * wrongly ten times, and somebody whom every firm has suspended.
 */
export async function signIn(database: Database, who: { email: string; password: string }, place: Place): Promise<SignedIn> {
  const email = normalEmail(who.email);
  await takeTry(database, email, new Date());
  const { library } = signInOf(database);
  const answer = await library.api.signInEmail({ body: { email, password: who.password }, headers: headersOf(place), returnHeaders: true }).catch(refused);
  await clearTries(database, email);
  const cookies = answer.headers.getSetCookie();
  const ctx = await createAuthenticator(database)({ headers: { cookie: cookieHeader(cookies) } });
  if (!ctx) throw noAccess();
  return { ctx, cookies };
}

/** Asks a known user for their password outside of signing in. Refuses as `signIn` does. */
export async function requirePassword(database: Database, email: string, password: string): Promise<void> {
  await takeTry(database, email, new Date());
  const row = await database.read('system', (session) => session.first<{ password: string | null }>(db.selectFrom('credentials').innerJoin('users', 'users.id', 'credentials.user_id')
    .select('credentials.password').where('users.email', '=', email).where('credentials.provider_id', '=', 'credential')));
  if (!row?.password || !await verifyPassword({ hash: row.password, password })) throw wrongSignIn();
  await clearTries(database, email);
}

/** Prolongs a session that is in use; answers with the cookies to set, if any. */
export async function keepSession(ctx: Ctx, cookie: string): Promise<string[]> {
  if (ctx.actor.kind !== 'user') return [];
  const { headers } = await signInOf(ctx.database).library.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  return headers.getSetCookie();
}

/** Ends the session this request came with; answers with the cookies to clear. */
export async function signOut(ctx: Ctx, place: Place): Promise<string[]> {
  requirePerson(ctx);
  const { headers } = await signInOf(ctx.database).library.api.signOut({ headers: headersOf(place), returnHeaders: true });
  await endAccess(ctx.database, ctx.actor.credentialId!);
  return headers.getSetCookie();
}

/** The reader's own sessions that have not ended, the latest used first. */
export async function listSessions(ctx: Ctx): Promise<SessionRow[]> {
  const userId = requirePerson(ctx);
  return ctx.read((tx) => tx.all<SessionRow>(db.selectFrom('sessions').select(['id', 'created_at', 'updated_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId).where('expires_at', '>', ctx.now()).orderBy('updated_at', 'desc')));
}

/** Ends one of the reader's own sessions, at once and everywhere. */
export async function endSession(ctx: Ctx, sessionId: Id): Promise<void> {
  const userId = requirePerson(ctx);
  await ctx.transaction(async (tx) => {
    const ended = isId(sessionId) ? await tx.run(db.deleteFrom('sessions').where('id', '=', sessionId).where('user_id', '=', userId)) : 0;
    if (ended === 0) throw notFound();
    await announceAccess(tx, sessionId);
  });
  forgetAccess(ctx.database, sessionId);
}

/** The firms the reader may work in, by name. */
export async function listOwnFirms(ctx: Ctx): Promise<{ id: Id; name: string }[]> {
  const { userId } = ctx.actor;
  if (userId === null) return [{ id: ctx.account.id, name: ctx.account.name }];
  return ctx.database.read('system', (session) => session.all<{ id: Id; name: string }>(db.selectFrom('members').innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select(['accounts.id', 'accounts.name']).where('members.user_id', '=', userId).where('members.suspended_at', 'is', null).orderBy('accounts.name')));
}

/** Lets the present session work in another firm of the reader's. Refuses a firm that does not let them in. */
export async function workIn(ctx: Ctx, accountId: Id): Promise<void> {
  requirePerson(ctx);
  const sessionId = ctx.actor.credentialId!;
  const firms = await listOwnFirms(ctx);
  if (!firms.some(({ id }) => id === accountId)) throw notFound();
  await ctx.transaction(async (tx) => {
    await tx.run(db.updateTable('sessions').set({ active_account_id: accountId }).where('id', '=', sessionId));
    await announceAccess(tx, sessionId);
  });
  forgetAccess(ctx.database, sessionId);
}

/** Deletes what is over for every firm: ended sessions, used and old links, tries that no longer count. */
export async function sweepSignIn(database: Database, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  await database.transaction('system', async (session) => {
    await session.run(db.deleteFrom('sessions').where('expires_at', '<', now));
    await session.run(db.deleteFrom('verifications').where('expires_at', '<', yesterday));
    await session.run(db.deleteFrom('sign_in_tries').where('last_at', '<', yesterday));
  });
}

/** What the sign-in library is told of a request: nothing but the cookie, the address and the browser. */
export function headersOf(place: Place): Headers {
  return new Headers({ cookie: place.cookie, 'user-agent': place.userAgent, [addressHeader]: place.address });
}

/** `name=value` pairs of Set-Cookie headers, as the next request brings them. */
function cookieHeader(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

function refused(error: unknown): never {
  if (!(error instanceof APIError)) throw error;
  throw error.body?.code === 'FAILED_TO_CREATE_SESSION' ? noAccess() : wrongSignIn();
}
