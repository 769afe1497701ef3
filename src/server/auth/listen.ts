import pg from 'pg';
import type { Database } from '../database/pool.ts';
import type { Log } from '../log.ts';
import { accessChannel, forgetAccess, forgetAll, memoryOf } from './memory.ts';

const pulseMs = 4_000;
const againMs = 1_000;

/**
 * Listens for what other processes change about access. While the line is down, or silent to a pulse, what is
 * remembered is believed for ten seconds only; when it comes back, everything is read anew.
 */
export function listenForAccess(database: Database, log: Log): { close(): Promise<void> } {
  const memory = memoryOf(database);
  const ended = new AbortController();
  let client: pg.Client | undefined;

  const hear = async () => {
    client = new pg.Client({ connectionString: database.appUrl, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client!.on('error', () => resolve());
      client!.on('end', () => resolve());
    });
    client.on('notification', ({ payload }) => forgetAccess(database, payload ?? ''));
    await client.connect();
    await client.query(`listen ${accessChannel}`);
    forgetAll(memory);
    memory.listening = true;
    await Promise.race([lost, heartbeat(client, ended.signal)]);
  };

  const running = (async () => {
    for (;;) {
      await hear().catch((error: Error) => { if (!ended.signal.aborted) log.warn('Not hearing of changed access; trying again', { error }); });
      memory.listening = false;
      await client?.end().catch(() => undefined);
      if (ended.signal.aborted) return;
      await pause(againMs, ended.signal);
    }
  })();

  return {
    close: async () => {
      ended.abort();
      await running;
    },
  };
}

// A line cut without a word looks alive: only an unanswered question tells.
async function heartbeat(client: pg.Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(pulseMs, signal);
    if (signal.aborted) return;
    const answered = await Promise.race([client.query('select 1').then(() => true, () => false), pause(pulseMs, signal).then(() => false)]);
    if (!answered) return;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
