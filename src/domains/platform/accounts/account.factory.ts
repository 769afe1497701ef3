import type { Ctx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import { createAccount } from './account.service.ts';
import type { NewAccount } from './account.service.ts';

export const ownerPassword = 'violet harbour lantern';

let firms = 0;

/** A firm with its owner, whose context is answered; every firm has an owner with an e-mail of their own. */
export function buildFirm(database: Database, wish: Partial<NewAccount> & { email?: string } = {}): Promise<Ctx> {
  firms += 1;
  const { email = `owner${firms}@example.com`, ...rest } = wish;
  return createAccount(database, {
    language: 'en', sector: 'wholesale', firmName: `Firm ${firms}`, country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo',
    owner: { name: 'Nimal Perera', email, password: ownerPassword }, ...rest,
  });
}

type Ask = (line: string, asking: { body: unknown }) => Promise<{ status: number; cookie: string }>;

/** The cookie of the owner of a firm made by `buildFirm`, signed in over HTTP. */
export async function signInAs(ask: Ask, ctx: Ctx): Promise<string> {
  const { userId } = ctx.actor;
  const user = await ctx.read((tx) => tx.first<{ email: string }>(db.selectFrom('users').select('email').where('id', '=', userId!)));
  const answer = await ask('POST /session', { body: { email: user!.email, password: ownerPassword } });
  if (answer.status !== 201) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.cookie;
}
