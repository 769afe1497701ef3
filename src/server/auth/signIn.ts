import { betterAuth } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { openPool } from '../database/pool.ts';
import type { Database } from '../database/pool.ts';
import { db } from '../database/query.ts';
import type { Log } from '../log.ts';
import { keyFor } from './secret.ts';
import { hashPassword, verifyPassword } from './password.ts';

export type ResetAsked = { userId: string; email: string; token: string };

export type SignInSettings = {
  secret: Buffer;
  publicUrl: string;
  log: Log;
  /** Writes the mail with the link for a new password: the words belong to a domain. */
  mailResetLink: (database: Database, asked: ResetAsked) => Promise<void>;
};

const sessionSeconds = 30 * 24 * 3600;
const refreshSeconds = 24 * 3600;
const resetSeconds = 3600;

/** The header in which the address of a request is handed to the library: nothing a client sends is believed. */
export const addressHeader = 'x-rapport-address';

/** Everything signing in needs for one database: the library, where links lead, the keys. */
export type SignIn = {
  library: ReturnType<typeof buildLibrary>;
  publicUrl: string;
  mailKey: Buffer;
  log: Log;
  close(): Promise<void>;
};

const opened = new WeakMap<Database, SignIn>();

/**
 * Opens sign-in for a database. It has a few connections of its own: the library holds one while a hook of ours asks
 * for another, and from one pool that could wait for ever.
 */
export function openSignIn(database: Database, settings: SignInSettings): SignIn {
  const pool = openPool({ connectionString: database.appUrl, max: 4, idleTimeoutMillis: 30_000, allowExitOnIdle: true });
  const signIn: SignIn = {
    library: buildLibrary(database, pool, settings),
    publicUrl: settings.publicUrl,
    mailKey: keyFor(settings.secret, 'mail-password'),
    log: settings.log,
    close: () => pool.end(),
  };
  opened.set(database, signIn);
  return signIn;
}

export function signInOf(database: Database): SignIn {
  const signIn = opened.get(database);
  if (!signIn) throw new Error('sign-in is not open for this database');
  return signIn;
}

// Routes, limits and words are ours (domains/platform); the library proves who somebody is and keeps sessions, and
// takes second factors, passkeys and outside providers as plugins.
function buildLibrary(database: Database, pool: pg.Pool, { secret, publicUrl, log, mailResetLink }: SignInSettings) {
  return betterAuth({
    appName: 'Rapport',
    baseURL: publicUrl,
    secret: keyFor(secret, 'sessions').toString('base64url'),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error(`Sign-in: ${message}`) },
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 1_000,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailResetLink(database, { userId: user.id, email: user.email, token }),
    },
    session: {
      modelName: 'sessions', expiresIn: sessionSeconds, updateAge: refreshSeconds,
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { activeAccountId: { type: 'string', required: false, input: false, fieldName: 'active_account_id' } },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { language: { type: 'string', required: true, input: false } },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'user_id', providerId: 'provider_id', accountId: 'subject', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications', storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'rapport',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          // Every way of signing in ends here: without a firm to work in there is no session.
          before: async (session) => {
            const accountId = await accountToOpen(database, session.userId);
            return accountId ? { data: { ...session, activeAccountId: accountId } } : false;
          },
        },
      },
    },
  });
}

/** The firm a new session works in: the one the user joined last among those that have not suspended them. */
async function accountToOpen(database: Database, userId: string): Promise<Id | undefined> {
  const row = await database.read('system', (session) => session.first<{ account_id: Id }>(db.selectFrom('members')
    .select('account_id')
    .where('user_id', '=', userId).where('suspended_at', 'is', null)
    .orderBy('joined_at', 'desc').limit(1)));
  return row?.account_id;
}
