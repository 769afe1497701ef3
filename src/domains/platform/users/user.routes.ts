import { z } from 'zod';
import { languages } from '#kernel/language.ts';
import { roles } from '#server/context.ts';
import { listOf } from '#server/http/page.ts';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { calendars, densities, digitChoices, themes } from '../contract.ts';
import { changeMe, changeMember, listMembers } from './user.service.ts';
import type { MemberRow, OwnChoices } from './user.service.ts';

const me = z.object({
  name: z.string().trim().min(1).max(200),
  language: z.enum(languages),
  theme: z.enum(themes).nullable(),
  density: z.enum(densities).nullable(),
  calendar: z.enum(calendars).nullable(),
  digits: z.enum(digitChoices).nullable(),
}).partial();
const member = z.object({ role: z.enum(roles).optional(), active: z.boolean().optional() });
const userAnswer = me.required().extend({ id: z.uuid(), email: z.string() });
const memberAnswer = z.object({
  memberId: z.uuid(), name: z.string(), email: z.string(), language: z.enum(languages), role: z.enum(roles), active: z.boolean(),
  joinedAt: z.iso.datetime(), lastSeenAt: z.iso.datetime().nullable(),
});

export const userRoutes: Route[] = [
  route.patch('/me', { permission: 'signed-in', tag: 'Sign-in', summary: 'Change my own name and choices', body: me, answer: userAnswer }, (ctx, { body }) => changeMe(ctx, body as OwnChoices)),
  route.get('/users', { permission: 'users.manage', tag: 'People of the firm', summary: 'Everybody of the firm', answer: listOf(memberAnswer) }, async (ctx) => ({ items: (await listMembers(ctx)).map(presentMember), nextCursor: null })),
  route.patch('/users/:memberId', { permission: 'users.manage', tag: 'People of the firm', summary: 'Change a role, suspend or reinstate', body: member, answer: memberAnswer }, async (ctx, { params, body }) =>
    presentMember(await changeMember(ctx, params['memberId']!, body))),
];

function presentMember(row: MemberRow) {
  return {
    memberId: row.memberId, name: row.name, email: row.email, language: row.language, role: row.role, active: row.suspended_at === null,
    joinedAt: row.joined_at, lastSeenAt: row.last_seen_at ?? null,
  };
}
