import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { demoSignIn } from '#domains/platform/contract.ts';
import { mailResetLink } from '#domains/platform/sessions/password.service.ts';
import { createAuthenticator } from '#server/auth/authenticate.ts';
import { openAuth } from '#server/auth/openAuth.ts';
import type { Config } from '#server/config.ts';
import type { DatabaseUrls } from '#server/database/lifecycle.ts';
import { openDatabase } from '#server/database/pool.ts';
import type { Database } from '#server/database/pool.ts';
import type { Domain } from '#server/domain.ts';
import { docsPage } from '#server/http/docs.ts';
import { describeApi } from '#server/http/openapi.ts';
import { answerUnknown, buildHttp } from '#server/http/server.ts';
import { startJobs } from '#server/jobs/worker.ts';
import { openBridge } from '#server/live/bridge.ts';
import { endStreams } from '#server/live/live.routes.ts';
import type { Log } from '#server/log.ts';
import { standardTypes, typesOf } from '#server/records/registry.ts';
import type { DemoWish } from './demoWish.ts';
import { assembleDomains, routesOf } from './domains.ts';

/** The product at work: finishing what is in flight on `close`, requests first, then jobs. */
export type RunningServer = { url: string; close(): Promise<void> };

export type ServerOptions = { config: Config; database: DatabaseUrls; demo: DemoWish | undefined; log: Log };

const webFolder = fileURLToPath(new URL('../../build/web', import.meta.url));

/** Opens the HTTP door on a ready database and starts the jobs. */
export async function startServer({ config, database: urls, demo, log }: ServerOptions): Promise<RunningServer> {
  const database = openDatabase(urls.appUrl);
  const domains = assembleDomains({ dataDir: config.dataDir });
  const auth = openAuth(database, { dataDir: config.dataDir, publicUrl: config.publicUrl, log, mailResetLink });
  if (demo) await openDemo(database, demo, log);
  const http = await buildApp({ config, database, domains, log });
  const bridge = openBridge({ database, appUrl: urls.appUrl, log });
  const jobs = await startJobs({ database, ownerUrl: urls.ownerUrl, domains, alone: config.databaseUrl === undefined, log });
  await http.listen({ host: config.host, port: config.port });
  return {
    url: config.publicUrl,
    close: async () => {
      endStreams();
      await finishRequests(http);
      await jobs.close();
      await bridge.close();
      await auth.close();
      await database.close();
    },
  };
}

// Read only when wished for: the demo's words in six languages are no part of a firm's own start.
async function openDemo(database: Database, demo: DemoWish, log: Log): Promise<void> {
  log.info('Making the demo firm …');
  const { ensureDemo } = await import('./demo/demo.ts');
  const made = await ensureDemo(database, demo);
  log.info(made ? `Demo firm: sign in as ${demoSignIn.email} with the password "${demoSignIn.password}".` : 'A firm of its own has been set up in this data folder: it stays as it is, without a demo.');
}

// A connection that was busy when the door closed goes idle after its answer, and would be kept open for the next request.
async function finishRequests(http: FastifyInstance): Promise<void> {
  const everyMs = 50;
  const sweep = setInterval(() => http.server.closeIdleConnections(), everyMs);
  await http.close().finally(() => clearInterval(sweep));
}

/** The whole HTTP application: API, its description, health, and the screens. Tests call it without listening. */
export async function buildApp(options: { config: Pick<Config, 'publicUrl'>; database: Database; domains: readonly Domain[]; log: Log }): Promise<FastifyInstance> {
  const { database, domains, log, config } = options;
  const routes = routesOf(domains);
  const authenticate = createAuthenticator(database);
  const app = await buildHttp({ database, log, routes, authenticate, publicUrl: config.publicUrl });

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async () => {
    await database.pool.query('select 1');
    return { ready: true };
  });
  app.get('/api/v1/openapi.json', async (request) => {
    const ctx = await authenticate(request);
    const types = ctx ? await ctx.read((tx) => typesOf(tx)) : new Map(standardTypes().map((type) => [type.name, type]));
    return describeApi(routes, types, config.publicUrl);
  });
  app.get('/api/docs', async (request, reply) => {
    const ctx = await authenticate(request);
    const types = ctx ? await ctx.read((tx) => typesOf(tx)) : new Map(standardTypes().map((type) => [type.name, type]));
    return reply.type('text/html; charset=utf-8').send(docsPage(describeApi(routes, types, config.publicUrl)));
  });
  await serveScreens(app);
  return app;
}

// Every path that is no file and no request of the API is a screen: the browser's router reads it.
async function serveScreens(app: FastifyInstance): Promise<void> {
  const built = existsSync(webFolder);
  if (built) {
    await app.register(fastifyStatic, {
      root: webFolder, wildcard: false, index: false, preCompressed: true, cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const asksScreen = built && request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    return asksScreen ? reply.header('cache-control', 'no-cache').sendFile('index.html') : answerUnknown(request, reply);
  });
}
