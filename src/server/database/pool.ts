import pg from 'pg';
import type { PoolConfig } from 'pg';
import type { ConnectionUrl } from './connection.ts';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import { compiled } from './query.ts';
import type { Query, Sendable } from './query.ts';
import { sendReached } from './reachedQuery.ts';
import type { Reached } from './reachedQuery.ts';

// Dates stay the calendar days they are; 64-bit counts and numerics are read as numbers (exact to 2^53).
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1700, Number);

/** One transaction's connection: queries given together travel together (pipelined), in order. */
export type Session = {
  all<R>(query: Query): Promise<R[]>;
  first<R>(query: Query): Promise<R | undefined>;
  /** Number of rows changed. */
  run(query: Query): Promise<number>;
  /** Leaves a write's answer to the commit, so that what follows is sent at once behind it. Its failure fails the transaction. */
  later(sent: Promise<unknown>): void;
};

/** Whose rows a transaction may touch: one firm's, or, for the engine itself, the entry tables of all. */
export type Reach = { account: Id } | 'system';

export type Database = {
  transaction<T>(reach: Reach, work: (session: Session) => Promise<T>): Promise<T>;
  /** Reads of one firm; each is a transaction of its own, and those given together travel together. */
  read<T>(reach: Reach, work: (session: Session) => Promise<T>): Promise<T>;
  pool: pg.Pool;
  /** For connections beside the pool (LISTEN, a library's own pool), bound by row-level security too. */
  appUrl: ConnectionUrl;
  close(): Promise<void>;
};

/** Opens a pool on the URL of the role that row-level security binds (`DatabaseUrls.appUrl`). */
export function openDatabase(appUrl: ConnectionUrl, size = 16): Database {
  const pool = openPool({ connectionString: appUrl, max: size, idleTimeoutMillis: 60_000, ...({ pipeline: true } as PoolConfig) });
  return {
    pool,
    appUrl,
    transaction: (reach, work) => inTransaction(pool, reach, work),
    read: (reach, work) => inReads(pool, reach, work),
    close: () => pool.end(),
  };
}

/** A pool that outlives its connections: one that dies, idle or at work, fails its query and is replaced. */
export function openPool(config: PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // Without a listener the death of a connection would end the process: the pool hears of idle ones, the client of its own.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  return pool;
}

async function inTransaction<T>(pool: pg.Pool, reach: Reach, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const late: Promise<unknown>[] = [];
  // Sent ahead without waiting: the first query of the work follows in the same packet.
  gather(client);
  const opened = client.query(`begin; ${reachSetting(reach)}`);
  opened.catch(() => undefined);
  try {
    const result = await work(sessionOf(late, ({ sql, parameters, name }) => {
      gather(client);
      return client.query({ text: sql, values: parameters as unknown[], name });
    }));
    gather(client);
    const committed = client.query('commit');
    committed.catch(() => undefined);
    await Promise.all([opened, ...late]);
    await committed;
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => { broken = lost; });
    throw await firstFailure(late) ?? error;
  } finally {
    client.release(broken);
  }
}

async function inReads<T>(pool: pg.Pool, reach: Reach, work: (session: Session) => Promise<T>): Promise<T> {
  const setting = readSetting(reach);
  const late: Promise<unknown>[] = [];
  // Taken at the first query: much of what is asked for is remembered and needs none.
  let taken: Promise<pg.PoolClient> | undefined;
  try {
    const result = await work(sessionOf(late, async (query) => {
      const client = await (taken ??= pool.connect());
      gather(client);
      return sendReached(client, query, setting);
    }));
    await Promise.all(late);
    return result;
  } finally {
    await taken?.then((client) => client.release(), () => undefined);
  }
}

// What was sent behind a failed write only says that the transaction is over: the write's own reason is the one to tell.
async function firstFailure(late: readonly Promise<unknown>[]): Promise<unknown> {
  const settled = await Promise.allSettled(late);
  return settled.find((one) => one.status === 'rejected')?.reason;
}

type Wired = { connection: { stream: { cork(): void; uncork(): void } } };

/** What is sent from here to the end of this turn of the event loop goes out in one packet. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as Wired).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

// SET LOCAL takes no parameters; the id's shape is checked instead. It is the only form workers of a distributed
// database are told of, and it ends with the transaction, so a pooled connection never keeps a firm.
function reachSetting(reach: Reach): string {
  if (reach === 'system') return `set local rapport.system = 'on'`;
  if (!isId(reach.account)) throw new Error('a transaction needs the id of its account');
  return `set local rapport.account = '${reach.account}'`;
}

// The same, as the parameters of the setting that travels with a read.
function readSetting(reach: Reach): Reached {
  if (reach === 'system') return ['', 'on'];
  if (!isId(reach.account)) throw new Error('a read needs the id of its account');
  return [reach.account, ''];
}

function sessionOf(late: Promise<unknown>[], send: (query: Sendable) => Promise<pg.QueryResult>): Session {
  return {
    all: async <R>(query: Query) => (await send(compiled(query))).rows as R[],
    first: async <R>(query: Query) => (await send(compiled(query))).rows[0] as R | undefined,
    run: async (query: Query) => (await send(compiled(query))).rowCount ?? 0,
    later: (promise) => {
      promise.catch(() => undefined);
      late.push(promise);
    },
  };
}
