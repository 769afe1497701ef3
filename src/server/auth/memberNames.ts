import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Tx } from '../context.ts';

const byAccount = new Map<Id, Map<Id, string>>();

/** Names of the account's members by member id, suspended ones included: records keep showing who owned them. */
export async function memberNames(tx: Tx): Promise<Map<Id, string>> {
  const known = byAccount.get(tx.account.id);
  if (known) return known;
  const rows = await tx.all<{ id: Id; name: string }>(sql`select m.id, u.name from members m join users u on u.id::text = m.user_id::text where m.account_id = ${tx.account.id}`);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  byAccount.set(tx.account.id, names);
  return names;
}

/** A member joined, left or changed name. */
export function forgetMemberNames(accountId: Id): void {
  byAccount.delete(accountId);
}
