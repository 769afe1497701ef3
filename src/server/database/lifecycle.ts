import pg from 'pg';
import { StartProblem } from '#server/config.ts';
import type { Log } from '#server/log.ts';
import { asApp, shownUrl, type ConnectionUrl } from './connection.ts';
import { startEmbedded, type EmbeddedServer } from './embedded.ts';
import { migrate } from './migrate.ts';

/** A database ready for work. */
export type DatabaseUrls = {
  /** Under the role that row-level security binds: everything the product does. */
  appUrl: ConnectionUrl;
  /** As the owner of the tables: migrations, job queue, maintenance. */
  ownerUrl: ConnectionUrl;
};

export type RunningDatabase = DatabaseUrls & {
  /** Watches the embedded server and starts it again when it dies; `onLost` is told when that fails too. */
  keepAlive(onLost: () => void): { end(): void };
  close(): Promise<void>;
  /** Stops the embedded server without waiting for anything; it repairs itself at the next start. */
  abandon(): void;
};

const leastVersion = 15;

/**
 * Opens the database of this installation, embedded or external, and brings it up to date. The caller holds the data
 * folder's lock. Throws `StartProblem` with a sentence that says what to do.
 */
export async function startDatabase(options: { dataDir: string; databaseUrl: string | undefined; log: Log }): Promise<RunningDatabase> {
  const { databaseUrl, log } = options;
  if (!databaseUrl) return startOwnDatabase(options);
  await checkExternal(databaseUrl);
  await migrate(databaseUrl, { log });
  return { ...urlsOf(databaseUrl), keepAlive: () => ({ end: () => undefined }), close: async () => undefined, abandon: () => undefined };
}

async function startOwnDatabase(options: { dataDir: string; log: Log }): Promise<RunningDatabase> {
  let embedded = await startEmbedded(options);
  try {
    await migrate(embedded.url, { log: options.log });
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return {
    ...urlsOf(embedded.url),
    keepAlive: (onLost) => watchServer(() => embedded, async () => { embedded = await restart(options); }, onLost),
    close: () => embedded.stop(),
    abandon: () => embedded.abandon(),
  };
}

async function restart(options: { dataDir: string; log: Log }): Promise<EmbeddedServer> {
  options.log.warn('The database process died: starting it again.');
  return startEmbedded(options);
}

function watchServer(current: () => EmbeddedServer, again: () => Promise<void>, onLost: () => void): { end(): void } {
  const everyMs = 300;
  let busy = false;
  const timer = setInterval(() => {
    if (busy || current().isRunning()) return;
    busy = true;
    again().then(() => { busy = false; }, () => {
      clearInterval(timer);
      onLost();
    });
  }, everyMs);
  return { end: () => clearInterval(timer) };
}

/** The two ways into one database. */
export function urlsOf(ownerUrl: ConnectionUrl): DatabaseUrls {
  return { ownerUrl, appUrl: asApp(ownerUrl) };
}

async function checkExternal(url: ConnectionUrl): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; words: string }>("select current_setting('server_version_num') as number, current_setting('server_version') as words");
    if (Number(rows[0]!.number) < leastVersion * 10_000) {
      throw new StartProblem(`The server of DATABASE_URL is PostgreSQL ${rows[0]!.words}: Rapport needs ${leastVersion} or newer.`);
    }
  } catch (error) {
    throw error instanceof StartProblem ? error : connectionProblem(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function connectionProblem(url: ConnectionUrl, error: unknown): StartProblem {
  const { code, message } = error as { code?: string; message: string };
  const where = shownUrl(url);
  const user = decodeURIComponent(new URL(url).username);
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return new StartProblem(`No database answers at ${where}: start PostgreSQL there, or correct DATABASE_URL.`);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new StartProblem(`The host in DATABASE_URL is not known (${where}): correct its name.`);
  if (code === '28P01' || code === '28000') return new StartProblem(`The database at ${where} does not let "${user}" in: correct user and password in DATABASE_URL.`);
  if (code === '3D000') return new StartProblem(`There is no such database at ${where}: create it (createdb -E UTF8) or correct the last part of DATABASE_URL.`);
  return new StartProblem(`The database at ${where} cannot be used (${message}): check DATABASE_URL.`);
}
