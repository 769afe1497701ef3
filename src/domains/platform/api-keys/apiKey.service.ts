import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { keyHash, newKey } from '#server/auth/keys.ts';
import { announceAccess, forgetAccess } from '#server/auth/memory.ts';
import { roles } from '#server/context.ts';
import type { Ctx, Role } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { notFound } from '#server/refusals.ts';
import { onlyOwnersMakeOwners } from '../users/user.service.ts';

export type ApiKeyRow = { id: Id; name: string; role: Role; ending: string; created_by: Id | null; created_at: Date; last_used_at: Date | null };

/** Makes an API key; it is shown this once and kept as a hash only. Records `platform.api_key.created`. */
export async function createApiKey(ctx: Ctx, { name, role }: { name: string; role: Role }): Promise<{ id: Id; key: string }> {
  const id = newId();
  const key = newKey();
  await ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    if (roles.indexOf(role) < roles.indexOf(tx.actor.role)) throw onlyOwnersMakeOwners();
    await tx.run(db.insertInto('api_keys').values({
      account_id: tx.account.id, id, name, role, token_hash: keyHash(key), ending: key.slice(-4), created_by: tx.actor.memberId, created_at: tx.now(),
    }));
    await recordEvents(tx, [{ name: 'platform.api_key.created', recordType: 'apiKey', recordId: id, after: { name, role } }], 'settings');
  });
  return { id, key };
}

/** The keys that work, the newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyRow[]> {
  authorize(ctx, 'users.manage');
  return ctx.read((tx) => tx.all<ApiKeyRow>(db.selectFrom('api_keys').select(['id', 'name', 'role', 'ending', 'created_by', 'created_at', 'last_used_at'])
    .where('account_id', '=', tx.account.id).where('revoked_at', 'is', null).orderBy('created_at', 'desc')));
}

/** Revokes a key: it refuses at once, everywhere. Records `platform.api_key.revoked`. */
export async function revokeApiKey(ctx: Ctx, id: Id): Promise<void> {
  await ctx.transaction(async (tx) => {
    authorize(tx, 'users.manage');
    const revoked = isId(id) ? await tx.run(db.updateTable('api_keys').set({ revoked_at: tx.now(), revoked_by: tx.actor.memberId })
      .where('account_id', '=', tx.account.id).where('id', '=', id).where('revoked_at', 'is', null)) : 0;
    if (revoked === 0) throw notFound();
    await recordEvents(tx, [{ name: 'platform.api_key.revoked', recordType: 'apiKey', recordId: id }], 'settings');
    await announceAccess(tx, id);
  });
  forgetAccess(ctx.database, id);
}
