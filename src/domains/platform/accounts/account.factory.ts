import type { Ctx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
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
