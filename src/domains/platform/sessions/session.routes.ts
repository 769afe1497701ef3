import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languages } from '#kernel/language.ts';
import { roles } from '#server/context.ts';
import type { Ctx } from '#server/context.ts';
import { listOf } from '#server/http/page.ts';
import { publicRoute, route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { abilitiesOf } from '#server/permission.ts';
import { calendars, densities, digitChoices, sectors, themes } from '../contract.ts';
import { findUser } from '../users/user.queries.ts';
import { changePassword, requestPasswordReset, resetPassword } from './password.service.ts';
import { endSession, keepSession, listOwnFirms, listSessions, signIn, signOut, workIn } from './session.service.ts';
import type { Place, SessionRow, SignedIn } from './session.service.ts';

const tag = 'Sign-in';
const minuteMs = 60_000;
const signInBody = z.object({ email: z.string().max(320), password: z.string().max(1_000) });
const passwordChange = z.object({ current: z.string().max(1_000), next: z.string().max(1_000) });
/** Who is in, where, and what they may do. */
export const sessionAnswer = z.object({
  user: z.object({
    id: z.uuid(), name: z.string(), email: z.string(), language: z.enum(languages), theme: z.enum(themes).nullable(), density: z.enum(densities).nullable(),
    calendar: z.enum(calendars).nullable(), digits: z.enum(digitChoices).nullable(),
  }).nullable().describe('null for an API key'),
  memberId: z.uuid().nullable(), role: z.enum(roles),
  account: z.object({ id: z.uuid(), name: z.string(), sector: z.enum(sectors), country: z.string(), currency: z.string(), timeZone: z.string(), language: z.enum(languages) }),
  can: z.record(z.string(), z.boolean()), demo: z.boolean(), firms: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
const placeAnswer = z.object({ id: z.uuid(), current: z.boolean(), startedAt: z.iso.datetime(), lastUsedAt: z.iso.datetime(), address: z.string().nullable(), browser: z.string().nullable() });

export const sessionRoutes: Route[] = [
  route.get('/session', { permission: 'signed-in', tag, summary: 'Who I am, where, and what I may do', answer: sessionAnswer }, async (ctx, { request, reply }) => {
    setCookies(reply, await keepSession(ctx, request.headers.cookie ?? ''));
    return presentSession(ctx);
  }),
  publicRoute('POST', '/session', { tag, summary: 'Sign in', body: signInBody, answer: sessionAnswer, rateLimit: { max: 30, windowMs: minuteMs } }, async ({ database }, { body, request, reply }) =>
    answerSignedIn(reply, await signIn(database, body, placeOf(request)))),
  route.delete('/session', { permission: 'signed-in', tag, summary: 'Sign out' }, async (ctx, { request, reply }) =>
    setCookies(reply, await signOut(ctx, placeOf(request)))),
  route.put('/session/firm', { permission: 'signed-in', tag, summary: 'Work in another of my firms', status: 204, body: z.object({ id: z.uuid() }) }, (ctx, { body }) => workIn(ctx, body.id)),
  route.get('/sessions', { permission: 'signed-in', tag, summary: 'Where I am signed in', answer: listOf(placeAnswer) }, async (ctx) => ({ items: (await listSessions(ctx)).map((row) => presentPlace(ctx, row)), nextCursor: null })),
  route.delete('/sessions/:id', { permission: 'signed-in', tag, summary: 'End one of my sessions' }, (ctx, { id }) => endSession(ctx, id)),
  route.put('/me/password', { permission: 'signed-in', tag, summary: 'Change my password; my other sessions end', status: 204, body: passwordChange }, async (ctx, { body, request, reply }) =>
    setCookies(reply, await changePassword(ctx, body, placeOf(request)))),
  publicRoute('POST', '/password-resets', { tag, summary: 'Ask for a new password by mail', status: 202, body: z.object({ email: z.string().max(320) }), answer: z.object({ accepted: z.boolean() }), rateLimit: { max: 10, windowMs: minuteMs } }, async ({ database }, { body }) => {
    await requestPasswordReset(database, body.email);
    return { accepted: true };
  }),
  publicRoute('PUT', '/password-resets/:token', { tag, summary: 'Set a new password', status: 204, body: z.object({ password: z.string().max(1_000) }), rateLimit: { max: 10, windowMs: minuteMs } }, async ({ database }, { params, body }) => {
    await resetPassword(database, params['token']!, body.password);
  }),
];

/** The answer to whoever has just signed in: the cookies, and what GET /session says. */
export function answerSignedIn(reply: FastifyReply, { ctx, cookies }: SignedIn): Promise<unknown> {
  setCookies(reply, cookies);
  return presentSession(ctx);
}

export function placeOf(request: FastifyRequest): Place {
  return { address: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 400), cookie: request.headers.cookie ?? '' };
}

async function presentSession(ctx: Ctx) {
  const { actor, account } = ctx;
  const { userId } = actor;
  const user = userId === null ? null : await ctx.read((tx) => findUser(tx, userId));
  const { id, name, sector, country, currency, timeZone, language } = account;
  return {
    user: user ?? null, memberId: actor.memberId, role: actor.role, account: { id, name, sector, country, currency, timeZone, language },
    can: abilitiesOf(ctx), demo: account.demo, firms: await listOwnFirms(ctx),
  };
}

function presentPlace(ctx: Ctx, row: SessionRow) {
  return {
    id: row.id, current: row.id === ctx.actor.credentialId, startedAt: row.created_at, lastUsedAt: row.updated_at,
    address: row.ip_address || null, browser: row.user_agent || null,
  };
}

function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  if (cookies.length) reply.header('set-cookie', [...cookies]);
}
