import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { keyHash } from '#server/auth/keys.ts';
import { systemCtx } from '#server/context.ts';
import type { Role } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import { inputInvalid } from '#server/refusals.ts';
import { requirePassword, signIn } from '../sessions/session.service.ts';
import type { Place, SignedIn } from '../sessions/session.service.ts';
import { checkUser, findUserByEmail, insertUser } from '../users/user.queries.ts';
import { joinFirm } from './invitation.service.ts';

type Open = { account_id: Id; id: Id; email: string; role: Role; language: Language };

export type Offer = { firm: string; email: string; role: Role; language: Language; known: boolean };

const invitationOver = refusal('platform.invitation_over', 410, msg`This invitation has been used, taken back or is too old. Ask for a new one.`);
const nameNeeded = msg`Enter your name.`;

/** What the holder of an invitation's link is offered; `known` when their e-mail signs in here already. */
export async function getOffer(database: Database, token: string): Promise<Offer> {
  const invitation = await getOpen(database, token);
  const ctx = await systemCtx(database, invitation.account_id);
  const user = await ctx.read((tx) => findUserByEmail(tx, invitation.email));
  return { firm: ctx.account.name, email: invitation.email, role: invitation.role, language: user?.language ?? invitation.language, known: user !== undefined };
}

/**
 * Accepts an invitation and signs in: a new user with the chosen password, or one known here with theirs.
 * Refuses a link that is over, a weak new password, and a wrong password of a known user.
 */
export async function acceptInvitation(database: Database, token: string, person: { name: string; password: string; language?: Language | undefined }, place: Place): Promise<SignedIn> {
  const invitation = await getOpen(database, token);
  const ctx = await systemCtx(database, invitation.account_id);
  const known = await ctx.read((tx) => findUserByEmail(tx, invitation.email));
  // Whoever is known proves it by the password before anything changes.
  if (known) await requirePassword(database, invitation.email, person.password);
  else if (!person.name) throw inputInvalid({}, { problems: [{ field: 'name', code: 'platform.name_needed', message: nameNeeded }] });
  const userId = known?.id ?? newId();
  const user = known ? null : await checkUser({ id: userId, name: person.name, email: invitation.email, password: person.password, language: person.language ?? invitation.language });
  await ctx.transaction(async (tx) => {
    const taken = await tx.run(db.updateTable('invitations').set({ accepted_at: tx.now() })
      .where('account_id', '=', tx.account.id).where('id', '=', invitation.id).where('accepted_at', 'is', null).where('revoked_at', 'is', null));
    if (taken === 0) throw invitationOver();
    if (user) await insertUser(tx, user);
    const memberId = await joinFirm(tx, userId, invitation.role);
    await tx.run(db.updateTable('invitations').set({ accepted_by: memberId }).where('account_id', '=', tx.account.id).where('id', '=', invitation.id));
  });
  return signIn(database, { email: invitation.email, password: person.password }, place);
}

async function getOpen(database: Database, token: string): Promise<Open> {
  const invitation = await database.read('system', (session) => session.first<Open>(db.selectFrom('invitations').select(['account_id', 'id', 'email', 'role', 'language'])
    .where('token_hash', '=', keyHash(token)).where('accepted_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', new Date())));
  if (!invitation) throw invitationOver();
  return invitation;
}
