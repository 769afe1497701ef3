import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createCtx } from '../context.ts';
import type { Ctx } from '../context.ts';
import type { Database } from '../database/pool.ts';
import { languageAsked } from '../i18n.ts';
import type { Log } from '../log.ts';
import { authorize, signInFirst } from '../permission.ts';
import { answeringOnce } from './idempotency.ts';
import { notFound } from '../refusals.ts';
import { asRefusal, bug, parseInput, sendProblem } from './problem.ts';
import type { Route, RouteInput } from './route.ts';

export type HttpOptions = {
  database: Database;
  log: Log;
  routes: readonly Route[];
  /** Who sends the request, from its cookie or bearer key; null for nobody. */
  authenticate: (request: FastifyRequest) => Promise<Ctx | null>;
  publicUrl: string;
};

const bodyLimitBytes = 16 * 1024 * 1024;

/** The HTTP door: every declared route under /api/v1, with its permission checked before its body is read. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const secure = options.publicUrl.startsWith('https:');
  const app = Fastify({ bodyLimit: bodyLimitBytes, trustProxy: 'loopback', forceCloseConnections: 'idle' });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: { 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:', 'blob:'], 'upgrade-insecure-requests': secure ? [] : null } },
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
  });
  await app.register(fastifyMultipart, { limits: { fileSize: 2 * 1024 ** 3, files: 1 } });
  await app.register(fastifyRateLimit, { global: false });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      done(null, JSON.parse(body.toString()));
    } catch (error) {
      done(Object.assign(error as Error, { statusCode: 400 }));
    }
  });
  app.setErrorHandler((error, request, reply) => answerError(options, error, request, reply));
  for (const route of options.routes) addRoute(app, options, route);
  return app;
}

function addRoute(app: FastifyInstance, options: HttpOptions, route: Route): void {
  if (!route.permission || (route.permission === 'public') !== (route.runPublic !== undefined)) {
    throw new Error(`${route.method} ${route.path} has no policy`);
  }
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    ...(route.rateLimit ? { config: { rateLimit: { max: route.rateLimit.max, timeWindow: route.rateLimit.windowMs } } } : {}),
    handler: async (request, reply) => {
      const ctx = await options.authenticate(request);
      const body = route.runPublic
        ? await route.runPublic({ database: options.database, language: languageOf(request, ctx), ctx }, inputOf(route, request, reply))
        : await runSignedIn(route, ctx, request, reply);
      if (reply.sent) return reply;
      if (body === undefined) return reply.status(204).send();
      if (reply.statusCode === 200) reply.status(route.status);
      return reply.send(body);
    },
  });
}

async function runSignedIn(route: Route, ctx: Ctx | null, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!ctx) throw signInFirst();
  authorize(ctx, route.permission);
  refuseForeignOrigin(ctx, request);
  const heard = createCtx({ ...ctx, onWritten: ({ batch }) => { if (batch && !reply.sent) reply.header('rapport-batch', batch.id); } });
  const run = () => route.run!(heard, inputOf(route, request, reply));
  const key = request.headers['idempotency-key'];
  return route.method === 'POST' && typeof key === 'string' && !route.secretAnswer ? answeringOnce(heard, { key, request, reply, status: route.status, run }) : run();
}

function inputOf(route: Route, request: FastifyRequest, reply: FastifyReply): RouteInput<unknown, unknown> {
  const params = request.params as Record<string, string>;
  return {
    id: params['id'] ?? '',
    params,
    body: route.body ? parseInput(route.body, request.body ?? {}) : request.body,
    query: route.query ? parseInput(route.query, request.query ?? {}) : request.query,
    request,
    reply,
  };
}

// A cookie travels with any page's request: one that changes something must come from our own pages.
function refuseForeignOrigin(ctx: Ctx, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (ctx.actor.kind !== 'user' || request.method === 'GET' || origin === undefined) return;
  // A sandboxed page says the origin "null", which is nobody's.
  const host = URL.parse(origin)?.host;
  if (host === undefined || (host !== request.headers.host && host !== request.host)) throw signInFirst();
}

function languageOf(request: FastifyRequest, ctx: Ctx | null): string {
  return languageAsked(request.headers['accept-language'], ctx?.actor.language ?? 'en');
}

async function answerError(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = await options.authenticate(request).then((ctx) => ctx?.actor.language ?? languageOf(request, null), () => 'en');
  const problem = asRefusal(error);
  if (problem) return sendProblem(reply, problem, language);
  options.log.error('A request failed.', { error, method: request.method, route: request.routeOptions.url });
  return sendProblem(reply, bug(), language);
}

/** Answers a path under /api that no route claims. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, notFound(), languageOf(request, null));
}
