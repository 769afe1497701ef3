import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#server/config.ts';
import { StartProblem } from '#server/config.ts';
import type { Ctx } from '#server/context.ts';
import { systemCtx } from '#server/context.ts';
import { startDatabase, urlsOf, type DatabaseUrls } from '#server/database/lifecycle.ts';
import { openDatabase } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import type { Log } from '#server/log.ts';
import { findHolder, holdFolder } from './dataFolder.ts';

const commandPatienceMs = 60_000;
const commandConnections = 4;

/**
 * Lets a command work in the firm of this data folder, whether the product runs or not. Throws `StartProblem` when
 * nothing has been set up there yet.
 */
export async function inWorkspace<T>(options: { config: Config; log: Log }, work: (ctx: Ctx, urls: DatabaseUrls) => Promise<T>): Promise<T> {
  return withUrls(options, async (urls) => {
    const database = openDatabase(urls.appUrl, commandConnections);
    try {
      const accounts = await database.read('system', (session) => session.all<{ id: string }>(db.selectFrom('accounts').select('id').orderBy('created_at').limit(1)));
      if (!accounts[0]) throw nothingThere(options.config);
      return await work(await systemCtx(database, accounts[0].id), urls);
    } finally {
      await database.close();
    }
  });
}

async function withUrls<T>(options: { config: Config; log: Log }, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  const { config, log } = options;
  const running = await runningUrls(config);
  if (running) return work(running);
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgresql', 'cluster'))) throw nothingThere(config);
  const folder = await holdFolder(config.dataDir, 'command', commandPatienceMs);
  try {
    const database = await startDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    folder.release();
  }
}

/** The database of the product that runs on this folder; one that is just starting is waited for. */
async function runningUrls(config: Config): Promise<DatabaseUrls | undefined> {
  const began = Date.now();
  for (;;) {
    const holder = findHolder(config.dataDir);
    if (holder?.kind !== 'server') return undefined;
    if (holder.databaseUrl) return urlsOf(holder.databaseUrl);
    if (Date.now() - began > commandPatienceMs) throw new StartProblem(`Rapport (process ${holder.pid}) is still starting on ${config.dataDir}: try again when it is ready.`);
    await pause(100);
  }
}

function nothingThere(config: Config): StartProblem {
  return new StartProblem(`There is no firm in ${config.databaseUrl ? 'the database of DATABASE_URL' : config.dataDir} yet: run npm start and answer the first questions, or set DATA_DIR to the folder of your installation.`);
}
