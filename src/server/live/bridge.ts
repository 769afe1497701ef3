import pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { ConnectionUrl } from '../database/connection.ts';
import type { Database } from '../database/pool.ts';
import type { Log } from '../log.ts';
import { bridge, deliver } from './hub.ts';
import type { LiveNotice } from './hub.ts';

const channel = 'rapport_live';
const waitMs = 40;
// NOTIFY payloads are limited to 8,000 bytes: a notice that is longer loses its ids and means the whole list.
const mostBytes = 7_500;
const retryMs = 2_000;

/**
 * Carries live notices between processes on one database. They are sent apart from the writing transactions and a few
 * at a time, since a NOTIFY inside a transaction makes all commits of the server wait for each other.
 */
export function openBridge(options: { database: Database; appUrl: ConnectionUrl; log: Log; hear?: (accountId: Id, notice: LiveNotice) => void }): { ready: Promise<void>; close(): Promise<void> } {
  const me = newId();
  const waiting: { accountId: Id; notice: LiveNotice }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let client: pg.Client | null = null;

  const flush = () => {
    timer = null;
    const notices = waiting.splice(0);
    const payloads = notices.map(({ accountId, notice }) => payloadOf(me, accountId, notice));
    void options.database.pool.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [channel, payloads]).catch(() => undefined);
  };
  bridge((accountId, notice) => {
    waiting.push({ accountId, notice });
    timer ??= setTimeout(flush, waitMs);
  });

  const connect = async () => {
    if (closed) return;
    client = new pg.Client({ connectionString: options.appUrl });
    // One loss is told twice, by the server's last word and by the line; only the first opens the next line.
    client.once('error', () => setTimeout(connect, retryMs).unref());
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      const { from, account, notice } = JSON.parse(payload ?? '{}') as { from: string; account: Id; notice: LiveNotice };
      if (from === me) return;
      deliver(account, notice);
      options.hear?.(account, notice);
    });
    await client.connect().then(() => client!.query(`listen ${channel}`)).catch(() => { if (!closed) setTimeout(connect, retryMs).unref(); });
  };
  return {
    ready: connect(),
    close: async () => {
      closed = true;
      if (timer) clearTimeout(timer);
      bridge(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}

function payloadOf(from: string, account: Id, notice: LiveNotice): string {
  const payload = JSON.stringify({ from, account, notice });
  return Buffer.byteLength(payload) <= mostBytes ? payload : JSON.stringify({ from, account, notice: { event: notice.event, data: { ...notice.data, ids: null } } });
}
