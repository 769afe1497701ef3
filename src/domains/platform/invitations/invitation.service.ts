import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg, withValues } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { keyHash, newToken } from '#server/auth/keys.ts';
import { announceAccess, forgetAccess } from '#server/auth/memory.ts';
import { signInOf } from '#server/auth/signIn.ts';
import type { Ctx, Role, Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { sendMail } from '#server/mail/outbox.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { notFound } from '#server/refusals.ts';
import { normalEmail } from '../users/user.queries.ts';
import { onlyOwnersMakeOwners } from '../users/user.service.ts';

export type InvitationRow = { id: Id; email: string; role: Role; language: Language; invited_by: Id | null; created_at: Date; sent_at: Date; expires_at: Date };

export type Invited = { invitation: InvitationRow; link: string };

const validMs = 7 * 24 * 3_600_000;

const alreadyMember = refusal('platform.already_member', 409, msg`This person belongs to the firm already.`);
const alreadyInvited = refusal('platform.already_invited', 409, msg`This person has an open invitation. Send it again or revoke it.`);

const inviteSubject = msg({ message: '{inviter} invites you to {firm}' });
const inviteText = msg({ message: '{inviter} invites you to work with the customers of {firm} in Rapport.' });
const inviteHow = msg`Follow the link within seven days to choose your password and begin.`;
const inviteButton = msg`Accept the invitation`;

/**
 * Invites somebody into the firm by mail, with a link good for seven days.
 * Refuses a member, a second open invitation, and owners invited by others than owners. Records `platform.invitation.sent`.
 */
export async function invite(ctx: Ctx, { email: typed, role, language }: { email: string; role: Role; language?: Language | undefined }): Promise<Invited> {
  const email = normalEmail(typed);
  return ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    if (role === 'owner' && tx.actor.role !== 'owner') throw onlyOwnersMakeOwners();
    if (await isActiveMember(tx, email)) throw alreadyMember();
    const now = tx.now();
    const invitation: InvitationRow = {
      id: newId(now.getTime()), email, role, language: language ?? tx.account.language, invited_by: tx.actor.memberId,
      created_at: now, sent_at: now, expires_at: new Date(now.getTime() + validMs),
    };
    const token = newToken();
    const written = await tx.run(db.insertInto('invitations').values({ account_id: tx.account.id, ...invitation, token_hash: keyHash(token) })
      .onConflict((conflict) => conflict.columns(['account_id', 'email']).where('accepted_at', 'is', null).where('revoked_at', 'is', null).doNothing()));
    if (written === 0) throw alreadyInvited();
    return { invitation, link: await mailInvitation(tx, invitation, token) };
  });
}

/** Sends an invitation again with a new link; the old link ends and the seven days begin anew. Records `platform.invitation.sent`. */
export async function resendInvitation(ctx: Ctx, id: Id): Promise<Invited> {
  return ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    const token = newToken();
    const now = tx.now();
    const invitation = isId(id) ? await tx.first<InvitationRow>(db.updateTable('invitations')
      .set({ token_hash: keyHash(token), sent_at: now, expires_at: new Date(now.getTime() + validMs) })
      .where('account_id', '=', tx.account.id).where('id', '=', id).where('accepted_at', 'is', null).where('revoked_at', 'is', null)
      .returning(shownColumns)) : undefined;
    if (!invitation) throw notFound();
    return { invitation, link: await mailInvitation(tx, invitation, token) };
  });
}

/** The invitations neither accepted nor revoked, the newest first; old ones can be sent again. */
export async function listInvitations(ctx: Ctx): Promise<InvitationRow[]> {
  authorize(ctx, 'users.manage');
  return ctx.read((tx) => tx.all<InvitationRow>(db.selectFrom('invitations').select(shownColumns)
    .where('account_id', '=', tx.account.id).where('accepted_at', 'is', null).where('revoked_at', 'is', null).orderBy('created_at', 'desc')));
}

/** Takes an invitation back: its link ends at once. Records `platform.invitation.revoked`. */
export async function revokeInvitation(ctx: Ctx, id: Id): Promise<void> {
  await ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    const revoked = isId(id) ? await tx.run(db.updateTable('invitations').set({ revoked_at: tx.now(), revoked_by: tx.actor.memberId })
      .where('account_id', '=', tx.account.id).where('id', '=', id).where('accepted_at', 'is', null).where('revoked_at', 'is', null)) : 0;
    if (revoked === 0) throw notFound();
    await recordEvents(tx, [{ name: 'platform.invitation.revoked', recordType: 'invitation', recordId: id }], 'settings');
  });
}

/** Makes a user a member, or brings a suspended one back in the invitation's role. Refuses who is in already. Records `platform.member.joined`. */
export async function joinFirm(ctx: Ctx, userId: string, role: Role): Promise<Id> {
  const memberId = await ctx.transaction(async (tx) => {
    const known = await tx.first<{ id: Id; suspended_at: Date | null }>(db.selectFrom('members').select(['id', 'suspended_at'])
      .where('account_id', '=', tx.account.id).where('user_id', '=', userId).forUpdate());
    if (known && !known.suspended_at) throw alreadyMember();
    const id = known?.id ?? newId();
    await tx.run(known
      ? db.updateTable('members').set({ role, suspended_at: null, suspended_by: null, joined_at: tx.now() }).where('account_id', '=', tx.account.id).where('id', '=', id)
      : db.insertInto('members').values({ account_id: tx.account.id, id, user_id: userId, role, joined_at: tx.now() }));
    await recordEvents(tx, [{ name: 'platform.member.joined', recordType: 'member', recordId: id, after: { role, active: true } }], 'settings');
    await announceAccess(tx, tx.account.id);
    return id;
  });
  forgetAccess(ctx.database, ctx.account.id);
  return memberId;
}

const shownColumns = ['id', 'email', 'role', 'language', 'invited_by', 'created_at', 'sent_at', 'expires_at'] as const;

async function mailInvitation(tx: Tx, invitation: InvitationRow, token: string): Promise<string> {
  const link = `${signInOf(tx.database).publicUrl}/invitation/${token}`;
  const values = { inviter: tx.actor.name, firm: tx.account.name };
  await sendMail(tx, {
    kind: 'invitation', to: invitation.email, language: invitation.language, ...(invitation.role === 'owner' ? { forRole: 'owner' as const } : {}),
    letter: { subject: withValues(inviteSubject, values), paragraphs: [withValues(inviteText, values), inviteHow], button: { label: inviteButton, url: link } },
  });
  await recordEvents(tx, [{ name: 'platform.invitation.sent', recordType: 'invitation', recordId: invitation.id, after: { email: invitation.email, role: invitation.role } }], 'settings');
  return link;
}

async function isActiveMember(tx: Tx, email: string): Promise<boolean> {
  return await tx.first(db.selectFrom('members').innerJoin('users', 'users.id', 'members.user_id').select('members.id')
    .where('members.account_id', '=', tx.account.id).where('members.suspended_at', 'is', null).where('users.email', '=', email)) !== undefined;
}
