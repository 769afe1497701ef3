import { z } from 'zod';
import { languages } from '#kernel/language.ts';
import { memberNames } from '#server/auth/memberNames.ts';
import { roles } from '#server/context.ts';
import type { Ctx } from '#server/context.ts';
import { listOf } from '#server/http/page.ts';
import { publicRoute, route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { answerSignedIn, placeOf, sessionAnswer } from '../sessions/session.routes.ts';
import { acceptInvitation, getOffer } from './acceptance.service.ts';
import { invite, listInvitations, resendInvitation, revokeInvitation } from './invitation.service.ts';
import type { InvitationRow, Invited } from './invitation.service.ts';

const permission = 'users.manage' as const;
const tag = 'Invitations';
const rateLimit = { max: 30, windowMs: 60_000 };
const newInvitation = z.object({ email: z.email().max(320), role: z.enum(roles).default('member'), language: z.enum(languages).optional() });
const acceptance = z.object({ name: z.string().trim().max(200).default(''), password: z.string().max(1_000), language: z.enum(languages).optional() });
const invitationAnswer = z.object({
  id: z.uuid(), email: z.string(), role: z.enum(roles), language: z.enum(languages), createdAt: z.iso.datetime(), sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(), expired: z.boolean(), invitedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
const invitedAnswer = invitationAnswer.extend({ link: z.string().describe('what the mail leads to; shown this once') });
const offerAnswer = z.object({ firm: z.string(), email: z.string(), role: z.enum(roles), language: z.enum(languages), known: z.boolean().describe('this e-mail signs in here already') });

export const invitationRoutes: Route[] = [
  route.get('/invitations', { permission, tag, summary: 'Invitations not accepted yet', answer: listOf(invitationAnswer) }, async (ctx) => ({ items: await presentAll(ctx, await listInvitations(ctx)), nextCursor: null })),
  route.post('/invitations', { permission, tag, summary: 'Invite somebody by mail', body: newInvitation, secretAnswer: true, answer: invitedAnswer }, async (ctx, { body }) => presentInvited(ctx, await invite(ctx, body))),
  route.post('/invitations/:id/resending', { permission, tag, summary: 'Send an invitation again with a new link', status: 200, secretAnswer: true, answer: invitedAnswer }, async (ctx, { id }) => presentInvited(ctx, await resendInvitation(ctx, id))),
  route.delete('/invitations/:id', { permission, tag, summary: 'Take an invitation back' }, (ctx, { id }) => revokeInvitation(ctx, id)),
  publicRoute('GET', '/invitations/:token/offer', { tag, summary: 'What an invitation offers', rateLimit, answer: offerAnswer }, ({ database }, { params }) => getOffer(database, params['token']!)),
  publicRoute('POST', '/invitations/:token/acceptance', { tag, summary: 'Accept an invitation and sign in', body: acceptance, rateLimit, answer: sessionAnswer }, async ({ database }, { params, body, request, reply }) =>
    answerSignedIn(reply, await acceptInvitation(database, params['token']!, body, placeOf(request)))),
];

async function presentInvited(ctx: Ctx, { invitation, link }: Invited) {
  const [shown] = await presentAll(ctx, [invitation]);
  return { ...shown, link };
}

async function presentAll(ctx: Ctx, rows: readonly InvitationRow[]) {
  const names = await memberNames(ctx);
  return rows.map((row) => ({
    id: row.id, email: row.email, role: row.role, language: row.language, createdAt: row.created_at, sentAt: row.sent_at, expiresAt: row.expires_at,
    expired: row.expires_at <= ctx.now(), invitedBy: row.invited_by ? { id: row.invited_by, name: names.get(row.invited_by) ?? '' } : null,
  }));
}
