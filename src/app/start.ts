import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#server/config.ts';
import { StartProblem } from '#server/config.ts';
import { startDatabase, type RunningDatabase } from '#server/database/lifecycle.ts';
import type { Log } from '#server/log.ts';
import { holdFolder, type HeldFolder } from './dataFolder.ts';
import type { DemoWish } from './demoWish.ts';
import { startServer, type RunningServer } from './server.ts';
import { stopAsked } from './stop.ts';

export type StartOptions = { config: Config; demo: DemoWish | undefined; log: Log };

// A program whose npm was killed sees it and stops by itself; a start at that moment waits for the folder instead of failing.
const handOverMs = 2_000;
// An import of hours is cut here and goes on after the next start; what has not been answered by then never will be.
const longestDrainMs = 20_000;

/** Runs the product on its data folder until it is asked to stop. Throws `StartProblem` when it cannot start. */
export async function start(options: StartOptions): Promise<void> {
  const { config, log } = options;
  const stop = stopAsked(log);
  const folder = await holdFolder(config.dataDir, 'server', handOverMs);
  let database: RunningDatabase | undefined;
  let server: RunningServer | undefined;
  const stopAll = () => stopInOrder({ server, database, folder });
  try {
    await checkPort(config);
    database = await startDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
    server = await startServer({ config, database, demo: options.demo, log });
  } catch (error) {
    await stopAll();
    throw portProblem(error, config) ?? error;
  }
  folder.describe({ address: server.url, databaseUrl: database.ownerUrl });
  process.stdout.write(`\nRapport is ready at ${server.url}\nStop it with Ctrl-C.\n`);

  const watch = database.keepAlive(() => stop.now('The database cannot be started again: stopping.', 1));
  const { exitCode } = await stop.asked;
  watch.end();
  stop.onForce(() => { database?.abandon(); folder.release(); });
  await stopAll();
  log.info('Stopped.');
  process.exitCode = exitCode;
  // What did not end by itself in its time must not keep the process.
  setTimeout(() => process.exit(), 500).unref();
}

// Requests in flight first, then jobs (both the server's), then the database they write to.
async function stopInOrder(parts: { server: RunningServer | undefined; database: RunningDatabase | undefined; folder: HeldFolder }): Promise<void> {
  try {
    await Promise.race([parts.server?.close(), pause(longestDrainMs, undefined, { ref: false })]);
  } finally {
    await parts.database?.close();
    parts.folder.release();
  }
}

// Asked before the database is started, so that the commonest mistake is answered at once.
async function checkPort(config: Config): Promise<void> {
  if (config.port === 0) return;
  const error = await new Promise<unknown>((resolve) => {
    const probe = createServer().once('error', resolve);
    probe.listen({ host: config.host, port: config.port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  const problem = error && portProblem(error, config);
  if (problem) throw problem;
}

function portProblem(error: unknown, config: Config): StartProblem | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  if (code === 'EADDRINUSE') return new StartProblem(`Port ${config.port} is taken by another program: stop it, or choose another port, for example PORT=${config.port + 1} npm start.`);
  if (code === 'EACCES') return new StartProblem(`This user may not open port ${config.port}: choose a port above 1023, for example PORT=3000 npm start.`);
  return new StartProblem(`HOST is "${config.host}", which is no address of this machine (${code}): use 127.0.0.1 for this machine only or 0.0.0.0 for the whole network.`);
}
