import { isId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { announceAccess, forgetAccess } from '#server/auth/memory.ts';
import type { Ctx, Role, Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { notFound } from '#server/refusals.ts';
import { findUser } from './user.queries.ts';
import type { UserRow } from './user.queries.ts';

export type MemberRow = {
  memberId: Id; userId: string; name: string; email: string; language: Language; role: Role;
  joined_at: Date; suspended_at: Date | null; last_seen_at?: Date | null;
};

export type OwnChoices = Partial<Pick<UserRow, 'name' | 'language' | 'theme' | 'density' | 'calendar' | 'digits'>>;

const lastOwner = refusal('platform.last_owner', 409, msg`A firm needs at least one active owner. Make somebody else an owner first.`);
export const onlyOwnersMakeOwners = refusal('platform.only_owners', 403, msg`Only an owner can give or take the role of owner.`);
const noPerson = refusal('platform.not_a_person', 403, msg`An API key has no settings of its own. Sign in as a person.`);

/** Everybody of the firm, suspended ones too, by name. */
export async function listMembers(ctx: Ctx): Promise<MemberRow[]> {
  authorize(ctx, 'users.manage');
  return ctx.read(async (tx) => {
    const [members, seen] = await Promise.all([
      tx.all<MemberRow>(memberQuery(tx).orderBy('users.name').orderBy('members.id')),
      tx.all<{ user_id: string; at: Date }>(db.selectFrom('sessions').select(({ fn }) => ['user_id', fn.max('updated_at').as('at')])
        .where('active_account_id', '=', tx.account.id).groupBy('user_id')),
    ]);
    const lastSeen = new Map(seen.map(({ user_id, at }) => [user_id, at]));
    return members.map((member) => ({ ...member, last_seen_at: lastSeen.get(member.userId) ?? null }));
  });
}

/**
 * Gives a member another role, suspends or reinstates them. A suspended member's sessions end and their API keys rest at once.
 * Refuses to leave the firm without an owner, and owners to be made or unmade by others. Records `platform.member.changed`.
 */
export async function changeMember(ctx: Ctx, memberId: Id, to: { role?: Role | undefined; active?: boolean | undefined }): Promise<MemberRow> {
  const changed = await ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    const owners = await lockOwners(tx);
    const member = await getMember(tx, memberId);
    const role = to.role ?? member.role;
    const active = to.active ?? member.suspended_at === null;
    if ((member.role === 'owner' || role === 'owner') && tx.actor.role !== 'owner') throw onlyOwnersMakeOwners();
    if (!(role === 'owner' && active) && owners.length === 1 && owners[0] === memberId) throw lastOwner();

    const suspended_at = active ? null : member.suspended_at ?? tx.now();
    await tx.run(db.updateTable('members').set({ role, suspended_at, suspended_by: active ? null : tx.actor.memberId })
      .where('account_id', '=', tx.account.id).where('id', '=', memberId));
    if (!active) await tx.run(db.deleteFrom('sessions').where('user_id', '=', member.userId).where('active_account_id', '=', tx.account.id));
    await recordEvents(tx, [{
      name: 'platform.member.changed', recordType: 'member', recordId: memberId,
      before: { role: member.role, active: member.suspended_at === null }, after: { role, active },
    }], 'settings');
    await announceAccess(tx, memberId);
    return { ...member, role, suspended_at };
  });
  forgetAccess(ctx.database, memberId);
  return changed;
}

/** Changes the reader's own name and choices. They apply in every firm the person belongs to. */
export async function changeMe(ctx: Ctx, patch: OwnChoices): Promise<UserRow> {
  const userId = requirePerson(ctx);
  // A name is shown in every firm of theirs.
  const told = [userId, ...(patch.name === undefined ? [] : await firmsOf(ctx, userId))];
  const user = await ctx.transaction(async (tx) => {
    if (Object.keys(patch).length) await tx.run(db.updateTable('users').set({ ...patch, updated_at: tx.now() }).where('id', '=', userId));
    for (const id of told) await announceAccess(tx, id);
    return findUser(tx, userId);
  });
  for (const id of told) forgetAccess(ctx.database, id);
  return user!;
}

/** The user behind this context. Refuses API keys and jobs. */
export function requirePerson(ctx: Ctx): string {
  if (ctx.actor.kind !== 'user' || ctx.actor.userId === null) throw noPerson();
  return ctx.actor.userId;
}

/** Where mail to whoever is acting goes. */
export async function addressOfActor(ctx: Ctx): Promise<string> {
  const userId = requirePerson(ctx);
  const user = await ctx.read((tx) => findUser(tx, userId));
  return user!.email;
}

// All changes to who owns the firm wait for each other here: two owners demoting one another leave one.
async function lockOwners(tx: Tx): Promise<Id[]> {
  const owners = await tx.all<{ id: Id }>(db.selectFrom('members').select('id')
    .where('account_id', '=', tx.account.id).where('role', '=', 'owner').where('suspended_at', 'is', null)
    .orderBy('id').forUpdate());
  return owners.map(({ id }) => id);
}

async function getMember(tx: Tx, memberId: Id): Promise<MemberRow> {
  const member = isId(memberId) ? await tx.first<MemberRow>(memberQuery(tx).where('members.id', '=', memberId)) : undefined;
  if (!member) throw notFound();
  return member;
}

async function firmsOf(ctx: Ctx, userId: string): Promise<Id[]> {
  const rows = await ctx.database.read('system', (session) => session.all<{ account_id: Id }>(db.selectFrom('members').select('account_id').where('user_id', '=', userId)));
  return rows.map((row) => row.account_id);
}

function memberQuery(tx: Tx) {
  return db.selectFrom('members').innerJoin('users', 'users.id', 'members.user_id')
    .select(['members.id as memberId', 'users.id as userId', 'users.name', 'users.email', 'users.language', 'members.role', 'members.joined_at', 'members.suspended_at'])
    .where('members.account_id', '=', tx.account.id);
}
