import { refusal } from '#kernel/refusal.ts';
import { msg } from '#kernel/message.ts';
import type { Ctx, Role } from './context.ts';

/** What a role may do. 'public' needs nobody signed in; 'signed-in' anybody of the firm. */
export type Permission = 'public' | 'signed-in' | 'records.read' | 'records.write' | 'fields.manage' | 'users.manage' | 'firm.manage';

const allowed: Record<Role, readonly Permission[]> = {
  owner: ['signed-in', 'records.read', 'records.write', 'fields.manage', 'users.manage', 'firm.manage'],
  admin: ['signed-in', 'records.read', 'records.write', 'fields.manage', 'users.manage', 'firm.manage'],
  member: ['signed-in', 'records.read', 'records.write'],
  viewer: ['signed-in', 'records.read'],
};

export const signInFirst = refusal('platform.sign_in_first', 401, msg`Sign in first, or send an API key.`);
const notAllowed = refusal('platform.not_allowed', 403, msg`Your role does not allow this. Ask an administrator of your firm.`);

export function may(ctx: Ctx, permission: Permission): boolean {
  return permission === 'public' || allowed[ctx.actor.role].includes(permission);
}

/** The guard at the head of every verb. */
export function authorize(ctx: Ctx, permission: Permission): void {
  if (!may(ctx, permission)) throw notAllowed();
}

/** What the screens may offer this actor. */
export function abilitiesOf(ctx: Ctx): Record<string, boolean> {
  return Object.fromEntries(allowed.owner.map((permission) => [permission, may(ctx, permission)]));
}
