import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { createAccount, findAccountId } from '#domains/platform/accounts/account.service.ts';
import { demoSignIn } from '#domains/platform/contract.ts';
import { createField } from '#domains/platform/fields/field.service.ts';
import { joinFirm } from '#domains/platform/invitations/invitation.service.ts';
import { checkUser, insertUser } from '#domains/platform/users/user.queries.ts';
import { listMembers } from '#domains/platform/users/user.service.ts';
import { createView } from '#domains/platform/views/view.service.ts';
import { createCtx, systemCtx, type Actor, type Ctx, type Tx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import type { DemoWish } from '../demoWish.ts';
import { names } from './names.ts';
import { places } from './places.ts';
import { demoTexts } from './texts/all.ts';

/** The firm and its owner, who is signed in as shown on the sign-in screen. */
export function foundFirm(database: Database, wish: DemoWish): Promise<Ctx> {
  const place = places[wish.language];
  return createAccount(database, {
    demo: true, language: wish.language, sector: wish.sector, firmName: demoTexts[wish.language].firms[wish.sector],
    country: place.country, currency: place.currency, timeZone: place.timeZone, owner: { name: staffNames(wish.language)[0]!, ...demoSignIn },
  });
}

/** The owner of a demo firm made before; null where a real firm stands. */
export async function demoOwner(database: Database): Promise<Ctx | null> {
  const accountId = await findAccountId(database, demoSignIn.email);
  if (!accountId) return null;
  const ctx = await systemCtx(database, accountId);
  const owner = (await listMembers(ctx)).find((member) => member.email === demoSignIn.email);
  if (!owner || !ctx.account.demo) return null;
  return createCtx({ ...ctx, actor: { kind: 'user', memberId: owner.memberId, userId: owner.userId, credentialId: null, name: owner.name, role: owner.role, language: owner.language } });
}

function staffNames(language: Language): string[] {
  const { first, last } = names[language];
  return [1, 0, 7, 10].map((index) => `${first[index]!.native} ${last[(index * 3 + 1) % last.length]!.native}`);
}

/** Colleagues of the owner, who sign in with the same password. */
export async function hireStaff(tx: Tx): Promise<Actor[]> {
  const roles = ['admin', 'member', 'member'] as const;
  const hired: Actor[] = [];
  for (const [index, name] of staffNames(tx.account.language).slice(1).entries()) {
    const userId = newId();
    const role = roles[index]!;
    await insertUser(tx, await checkUser({ id: userId, name, email: demoSignIn.email.replace('@', `${index + 2}@`), password: demoSignIn.password, language: tx.actor.language }));
    hired.push({ ...tx.actor, memberId: await joinFirm(tx, userId, role), userId, name, role });
  }
  return hired;
}

/** Fields and a view of the firm's own. */
export async function furnish(tx: Tx): Promise<void> {
  const { fields, regularsView } = demoTexts[tx.actor.language];
  const [gold, silver, bronze] = fields.cardLevels;
  await createField(tx, { recordType: 'company', type: 'money', label: fields.creditLimit, key: 'creditLimit', required: false });
  await createField(tx, {
    recordType: 'person', type: 'choice', label: fields.cardLevel, key: 'cardLevel', required: false,
    options: [{ value: 'gold', label: gold, colour: 'amber' }, { value: 'silver', label: silver, colour: 'grey' }, { value: 'bronze', label: bronze, colour: 'red' }],
  });
  await createView(tx, {
    recordType: 'person', name: regularsView, layout: 'table', criteria: { field: 'lifecycleStage', op: 'is', value: 'regular' }, sort: null, groupBy: null, shared: true,
    columns: ['company', 'phones', 'cardLevel', 'owner', 'tags'],
  });
}
