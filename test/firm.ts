import { afterAll } from 'vitest';
import { assembleDomains } from '#app/domains.ts';
import { newId } from '#kernel/id.ts';
import { forgetAccess } from '#server/auth/memory.ts';
import { createCtx } from '#server/context.ts';
import type { Account, Ctx, Role } from '#server/context.ts';
import { openDatabase } from '#server/database/pool.ts';
import type { Database } from '#server/database/pool.ts';
import { db } from '#server/database/query.ts';
import type { Domain } from '#server/domain.ts';
import { buildDatabase } from './world.ts';

/** A firm with one member, whose context tests act in. */
export type Firm = { account: Account; ctx: Ctx; as(role: Role): Promise<Ctx> };

export type World = { database: Database; domains: Domain[]; buildFirm(given?: Partial<Account>): Promise<Firm> };

/** An empty database of this test file with the product's domains registered, and a maker of firms. */
export async function buildWorld(): Promise<World> {
  const { appUrl } = await buildDatabase();
  const database = openDatabase(appUrl, 6);
  afterAll(() => database.close());
  const domains = assembleDomains({ dataDir: '/nonexistent' });
  return { database, domains, buildFirm: (given) => buildFirm(database, given) };
}

/** A firm of its own in a database. */
export async function buildFirm(database: Database, given: Partial<Account> = {}): Promise<Firm> {
  const account: Account = { id: newId(), name: 'Lanka Spice Traders', sector: 'wholesale', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo', language: 'en', demo: false, settings: {}, ...given };
  await database.transaction({ account: account.id }, (session) => session.run(db.insertInto('accounts').values({
    id: account.id, name: account.name, sector: account.sector, country: account.country, currency: account.currency, time_zone: account.timeZone, language: account.language, created_at: new Date(),
  })));
  const as = (role: Role) => buildMember(database, account, role);
  return { account, ctx: await as('owner'), as };
}

async function buildMember(database: Database, account: Account, role: Role): Promise<Ctx> {
  const [userId, memberId] = [newId(), newId()];
  const name = `Nimali ${memberId.slice(-4)}`;
  const at = new Date();
  await database.transaction({ account: account.id }, async (session) => {
    await session.run(db.insertInto('users').values({ id: userId, name, email: `${userId}@firm.example`, language: account.language, created_at: at, updated_at: at }));
    await session.run(db.insertInto('members').values({ account_id: account.id, id: memberId, user_id: userId, role, joined_at: at }));
  });
  forgetAccess(database, account.id);
  return createCtx({ actor: { kind: 'user', memberId, userId, credentialId: newId(), name, role, language: account.language }, account, database });
}
