import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Surroundings } from '#kernel/fields/fieldType.ts';
import type { Database, Session } from './database/pool.ts';
import { db } from './database/query.ts';
import { publishWritten } from './live/hub.ts';

export const roles = ['owner', 'admin', 'member', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Who acts: a member at the screen, an API key, or the product itself (jobs, the command line). */
export type Actor = {
  kind: 'user' | 'key' | 'system';
  memberId: Id | null;
  userId: string | null;
  /** Session of a signed-in user or id of an API key: what a revocation ends. */
  credentialId: string | null;
  name: string;
  role: Role;
  language: Language;
};

/** The firm. */
export type Account = {
  id: Id;
  name: string;
  sector: string;
  country: string;
  currency: string;
  timeZone: string;
  language: Language;
  demo: boolean;
  settings: Record<string, unknown>;
};

/** What a change belongs to: shown in history, undone as one. */
export type Batch = { id: Id; kind: string; reason?: string; undoes?: Id; /** How far a batch that goes through many records has come. */ cursor?: Id };

export type Ctx = {
  actor: Actor;
  account: Account;
  now: () => Date;
  database: Database;
  /** The batch all writes go to; without one, each transaction makes its own. */
  batch?: Batch;
  /** Told after each commit what was written (the batch header of the answer). */
  onWritten?: (written: Written) => void;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads of the firm's rows; the queries given together travel together. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

/** A context inside its transaction. */
export type Tx = Ctx & Session & { written: Written };

/** What this transaction has written so far, for the batch header and the live notice. */
export type Written = { batch: Batch | null; started: boolean; types: Map<string, Set<Id>> };

/** Makes the context an actor works in. Its transactions see this firm's rows only. */
export function createCtx(input: Pick<Ctx, 'actor' | 'account' | 'database' | 'batch' | 'onWritten'> & { now?: () => Date }): Ctx {
  const { database, account } = input;
  const ctx: Ctx = {
    actor: input.actor,
    account,
    database,
    now: input.now ?? (() => new Date()),
    ...(input.batch ? { batch: input.batch } : {}),
    ...(input.onWritten ? { onWritten: input.onWritten } : {}),
    transaction: async (work) => {
      const written: Written = { batch: ctx.batch ?? null, started: false, types: new Map() };
      const result = await database.transaction({ account: account.id }, (session) => work(joined(ctx, session, written)));
      if (written.types.size) publishWritten(account.id, written.types);
      ctx.onWritten?.(written);
      return result;
    },
    read: (work) => database.read({ account: account.id }, (session) =>
      work(joined(ctx, session, { batch: null, started: false, types: new Map() }))),
  };
  return ctx;
}

// Inside a transaction, a verb that opens one joins it, and it is one moment: what is written together has one time.
function joined(ctx: Ctx, session: Session, written: Written): Tx {
  const moment = ctx.now();
  const tx: Tx = { ...ctx, ...session, written, now: () => moment, transaction: (work) => work(tx), read: (work) => work(tx) };
  return tx;
}

/** The same context with its writes in one named batch ("import of customers.csv"). */
export function inBatch(ctx: Ctx, batch: Omit<Batch, 'id'> & { id?: Id }): Ctx {
  return createCtx({ ...ctx, batch: { id: newId(), ...batch } });
}

/** The product itself at work for a firm: jobs, the command line. */
export async function systemCtx(database: Database, accountId: Id): Promise<Ctx> {
  const account = await database.read({ account: accountId }, (session) => findAccount(session, accountId));
  if (!account) throw new Error(`no account ${accountId}`);
  const actor: Actor = { kind: 'system', memberId: null, userId: null, credentialId: null, name: 'Rapport', role: 'owner', language: account.language };
  return createCtx({ actor, account, database });
}

export async function findAccount(session: Session, accountId: Id): Promise<Account | undefined> {
  const row = await session.first<{ id: Id; name: string; sector: string; country: string; currency: string; time_zone: string; language: Language; demo: boolean; settings: Record<string, unknown> }>(
    db.selectFrom('accounts').selectAll().where('id', '=', accountId));
  return row && {
    id: row.id, name: row.name, sector: row.sector, country: row.country, currency: row.currency,
    timeZone: row.time_zone, language: row.language, demo: row.demo, settings: row.settings,
  };
}

/** What field types need to read and show values for this reader. */
export function surroundingsOf(ctx: Ctx): Surroundings {
  const { account, actor } = ctx;
  return { language: actor.language, country: account.country, currency: account.currency, timeZone: account.timeZone };
}
