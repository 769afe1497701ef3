import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Permission } from '../permission.ts';
import type { Database } from '../database/pool.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a route takes and may be used by; the shapes validate, type the code and document the API. */
export type RouteSpec<Body extends z.ZodType, Query extends z.ZodType> = {
  permission: Exclude<Permission, 'public'>;
  summary: string;
  tag: string;
  body?: Body;
  query?: Query;
  /** Named shape of the answer in the API's description. */
  answer?: z.ZodType | { record: string } | { pageOf: string } | { file: string };
  status?: number;
  /** multipart/form-data is read by the route itself. */
  upload?: boolean;
  /** The answer holds a secret shown this once: it is not kept to be repeated for the same Idempotency-Key. */
  secretAnswer?: boolean;
};

export type RouteInput<Body, Query> = {
  id: string;
  params: Record<string, string>;
  body: Body;
  query: Query;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type Route = {
  method: Method;
  path: string;
  permission: Permission;
  summary: string;
  tag: string;
  body?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  answer?: RouteSpec<z.ZodType, z.ZodType>['answer'];
  status: number;
  upload: boolean;
  secretAnswer?: boolean;
  rateLimit?: { max: number; windowMs: number };
  run?: (ctx: Ctx, input: RouteInput<unknown, unknown>) => Promise<unknown>;
  runPublic?: (door: PublicDoor, input: RouteInput<unknown, unknown>) => Promise<unknown>;
};

/** What a route without a signed-in actor works with. */
export type PublicDoor = { database: Database; language: string; ctx: Ctx | null };

function declare(method: Method) {
  return <Body extends z.ZodType, Query extends z.ZodType>(
    path: string,
    spec: RouteSpec<Body, Query>,
    run: (ctx: Ctx, input: RouteInput<z.output<Body>, z.output<Query>>) => Promise<unknown>,
  ): Route => ({
    method, path, permission: spec.permission, summary: spec.summary, tag: spec.tag, body: spec.body, query: spec.query,
    answer: spec.answer, status: spec.status ?? (method === 'POST' ? 201 : 200), upload: spec.upload ?? false,
    ...(spec.secretAnswer ? { secretAnswer: true } : {}),
    run: run as Route['run'] & {},
  });
}

/** `route.put('/deals/:id/stage', { permission, summary, tag, body }, async (ctx, { id, body }) => …)` */
export const route = { get: declare('GET'), post: declare('POST'), put: declare('PUT'), patch: declare('PATCH'), delete: declare('DELETE') };

type PublicSpec<Body extends z.ZodType, Query extends z.ZodType> = Omit<RouteSpec<Body, Query>, 'permission'> & { rateLimit?: Route['rateLimit'] };

/** A route anybody may call: signing in, accepting an invitation, health. Said aloud, so that it is never by accident. */
export function publicRoute<Body extends z.ZodType, Query extends z.ZodType>(
  method: Method,
  path: string,
  spec: PublicSpec<Body, Query>,
  run: (door: PublicDoor, input: RouteInput<z.output<Body>, z.output<Query>>) => Promise<unknown>,
): Route {
  return {
    method, path, permission: 'public', summary: spec.summary, tag: spec.tag, body: spec.body, query: spec.query, answer: spec.answer,
    status: spec.status ?? (method === 'POST' ? 201 : 200), upload: false,
    ...(spec.rateLimit ? { rateLimit: spec.rateLimit } : {}),
    runPublic: run as Route['runPublic'] & {},
  };
}
