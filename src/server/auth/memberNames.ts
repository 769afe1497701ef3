import type { Id } from '#kernel/id.ts';
import type { Ctx } from '../context.ts';
import { db } from '../database/query.ts';
import { memoryOf } from './memory.ts';

/** The names of all members the firm ever had, by member id: owners and authors of records are shown by it. */
export function memberNames(ctx: Ctx): Promise<Map<Id, string>> {
  const { names } = memoryOf(ctx.database);
  const known = names.get(ctx.account.id);
  // The transaction another reader asked in may have failed for reasons of its own.
  if (known) return known.catch(() => readNames(ctx));
  const read = readNames(ctx);
  names.set(ctx.account.id, read);
  read.catch(() => names.delete(ctx.account.id));
  return read;
}

// In the caller's own transaction when there is one: waiting in it for a second connection could wait for ever.
async function readNames(ctx: Ctx): Promise<Map<Id, string>> {
  const rows = await ctx.read((tx) => tx.all<{ id: Id; name: string }>(db.selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['members.id', 'users.name'])
    .where('members.account_id', '=', ctx.account.id)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
