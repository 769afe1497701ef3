import { sql } from 'kysely';
import { countryCodes } from '#kernel/places.ts';
import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg } from '#kernel/message.ts';
import type { Message } from '#kernel/message.ts';
import { isCurrency } from '#kernel/money.ts';
import { refusal } from '#kernel/refusal.ts';
import { announceAccess, forgetAccess } from '#server/auth/memory.ts';
import { createCtx } from '#server/context.ts';
import type { Account, Ctx, Tx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { inputInvalid } from '#server/refusals.ts';
import { demoSignIn } from '../contract.ts';
import type { Sector } from '../contract.ts';
import { checkUser, insertUser, normalEmail } from '../users/user.queries.ts';

export type Firm = { name: string; sector: Sector; country: string; currency: string; timeZone: string; language: Language };

export type NewAccount = {
  language: Language; sector: Sector; firmName: string; country: string; currency: string; timeZone: string;
  owner: { name: string; email: string; password: string };
  demo?: boolean;
};

const alreadySetUp = refusal('platform.already_set_up', 409, msg`A firm has been set up here already. Sign in, or ask for an invitation.`);
const noCountry = msg`Choose a country from the list.`;
const noCurrency = msg`Choose a currency from the list.`;
const noTimeZone = msg`Choose a time zone from the list.`;

type CreatedHook = (tx: Tx) => Promise<void>;
const createdHooks = new Set<CreatedHook>();

/** Adds what every new firm begins with (views of its sector); runs in the transaction that makes the firm. */
export function onAccountCreated(hook: CreatedHook): void {
  createdHooks.add(hook);
}

/** Whether nobody has set up a firm here yet. */
export async function isSetUpNeeded(database: Database): Promise<boolean> {
  return await findAccountId(database) === undefined;
}

/** How to enter the made-up firm of --demo, for its sign-in screen; null where a real firm stands. */
export async function findDemoSignIn(database: Database): Promise<typeof demoSignIn | null> {
  const demo = await database.read('system', (session) => session.first(db.selectFrom('accounts').select('id').where('demo', '=', true).limit(1)));
  return demo ? demoSignIn : null;
}

/** The first start: makes the firm and its owner. Refuses once there is a firm; of two first starts at once, one wins. */
export async function setUp(database: Database, input: NewAccount): Promise<Ctx> {
  return database.transaction('system', async (session) => {
    await session.run(sql`select pg_advisory_xact_lock(hashtext('rapport.set-up'))`);
    if (await session.first(db.selectFrom('accounts').select('id').limit(1))) throw alreadySetUp();
    return createAccount(database, input);
  });
}

/**
 * Makes a firm with its owner, in one transaction, and answers with the owner's context.
 * Refuses an unknown country, currency or time zone, a weak password, an e-mail that has a user. Records `platform.account.created`.
 */
export async function createAccount(database: Database, input: NewAccount): Promise<Ctx> {
  const firm: Firm = { name: input.firmName, sector: input.sector, country: input.country, currency: input.currency, timeZone: input.timeZone, language: input.language };
  requireKnown(firm);
  const account: Account = { id: newId(), ...firm, demo: input.demo ?? false, settings: {} };
  const memberId = newId();
  const userId = newId();
  const ctx = createCtx({
    database, account,
    actor: { kind: 'user', memberId, userId, credentialId: null, name: input.owner.name, role: 'owner', language: input.language },
  });
  const owner = await checkUser({ id: userId, ...input.owner, language: input.language, field: 'owner' });
  await ctx.transaction(async (tx) => {
    await insertUser(tx, owner);
    await insertAccount(tx, account);
    await tx.run(db.insertInto('members').values({ account_id: account.id, id: memberId, user_id: userId, role: 'owner', joined_at: tx.now() }));
    await recordEvents(tx, [{ name: 'platform.account.created', recordType: 'account', recordId: account.id, after: firm }], 'settings');
    for (const hook of createdHooks) await hook(tx);
  });
  return ctx;
}

/** Changes what the firm is called and reckons in. Refuses what no list has. Records `platform.account.changed`. */
export async function changeFirm(ctx: Ctx, patch: Partial<Firm>): Promise<Firm> {
  const before = firmOf(ctx.account);
  const after = { ...before, ...patch };
  await ctx.transaction(async (tx) => {
    authorize(tx, 'firm.manage');
    requireKnown(after);
    await tx.run(db.updateTable('accounts').set({
      name: after.name, sector: after.sector, country: after.country, currency: after.currency, time_zone: after.timeZone, language: after.language,
    }).where('id', '=', tx.account.id));
    await recordEvents(tx, [{ name: 'platform.account.changed', recordType: 'account', recordId: tx.account.id, before, after }], 'settings');
    await announceAccess(tx, tx.account.id);
  });
  forgetAccess(ctx.database, ctx.account.id);
  return after;
}

export function firmOf({ name, sector, country, currency, timeZone, language }: Account): Firm {
  return { name, sector: sector as Sector, country, currency, timeZone, language };
}

/** The first firm made here, or the first of the user with this e-mail. */
export async function findAccountId(database: Database, email?: string): Promise<Id | undefined> {
  const accounts = db.selectFrom('accounts').select('accounts.id').orderBy('accounts.created_at').limit(1);
  const wanted = email === undefined ? accounts : accounts.innerJoin('members', 'members.account_id', 'accounts.id').innerJoin('users', 'users.id', 'members.user_id')
    .where('users.email', '=', normalEmail(email));
  const row = await database.read('system', (session) => session.first<{ id: Id }>(wanted));
  return row?.id;
}

function requireKnown({ country, currency, timeZone }: Firm): void {
  const problems: { field: string; code: string; message: Message }[] = [];
  if (!countryCodes.includes(country)) problems.push({ field: 'country', code: 'platform.country_unknown', message: noCountry });
  if (!isCurrency(currency)) problems.push({ field: 'currency', code: 'platform.currency_unknown', message: noCurrency });
  if (!isTimeZone(timeZone)) problems.push({ field: 'timeZone', code: 'platform.time_zone_unknown', message: noTimeZone });
  if (problems.length) throw inputInvalid({}, { problems });
}

// Browsers name zones by names of their own age (Asia/Calcutta): what the runtime can reckon with is known.
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await tx.run(db.insertInto('accounts').values({
    id: account.id, name: account.name, sector: account.sector, country: account.country, currency: account.currency, time_zone: account.timeZone,
    language: account.language, demo: account.demo, created_at: tx.now(),
  }));
}
