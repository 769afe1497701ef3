import type { Config } from '#server/config.ts';
import type { DatabaseUrls } from '#server/database/lifecycle.ts';
import { openDatabase } from '#server/database/pool.ts';
import type { Log } from '#server/log.ts';
import Fastify from 'fastify';
import type { DemoWish } from './demoWish.ts';

/** The product at work: finishing what is in flight on `close`, requests first, then jobs. */
export type RunningServer = { url: string; close(): Promise<void> };

export type ServerOptions = { config: Config; database: DatabaseUrls; demo: DemoWish | undefined; log: Log };

/** Opens the HTTP door on a ready database. */
export async function startServer({ config, database: { ownerUrl } }: ServerOptions): Promise<RunningServer> {
  const database = openDatabase({ connectionString: ownerUrl });
  const http = Fastify({ forceCloseConnections: 'idle' });
  http.get('/api/v1/health', async () => {
    await database.pool.query('select 1');
    return { ok: true };
  });
  await http.listen({ host: config.host, port: config.port });
  return {
    url: config.publicUrl,
    close: async () => {
      await http.close();
      await database.close();
    },
  };
}
