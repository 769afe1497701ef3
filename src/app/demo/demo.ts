import type { Sector } from '#domains/platform/contract.ts';
import { isSetUpNeeded } from '#domains/platform/accounts/account.service.ts';
import type { Actor, Ctx, Tx } from '#server/context.ts';
import type { Database } from '#server/database/pool.ts';
import { updateRecords } from '#server/records/change.ts';
import { countRecords } from '#server/records/page.ts';
import { createRecords } from '#server/records/write.ts';
import type { DemoWish } from '../demoWish.ts';
import { inventCompanies, inventPeople } from './customers.ts';
import { inventRelationships, inventTalks, inventTasks } from './dealings.ts';
import { demoOwner, foundFirm, furnish, hireStaff } from './firm.ts';
import { dayMs, openScene, type Scene, type Step } from './scene.ts';

/**
 * Sees to it that a firm to look around in is there: staff, customers, two years of dealings, and what is to do today, in the language and sector wished for.
 * Everything is done by the product's own verbs with their own clock, so its history is true; the story is one transaction, so a start cut short tells it again.
 * Leaves a firm that is no demo, and a demo that has its people, as they are; answers with the demo's owner, or null.
 */
export async function ensureDemo(database: Database, wish: DemoWish, now = new Date()): Promise<Ctx | null> {
  const ctx = await isSetUpNeeded(database) ? await foundFirm(database, wish) : await demoOwner(database);
  if (ctx && await countRecords(ctx, 'person', {}) === 0) {
    await ctx.transaction(async (tx) => {
      const staff = [tx.actor, ...await hireStaff(tx)];
      await furnish(asOf(tx, now, tx.actor));
      const scene = openScene({ language: ctx.account.language, sector: ctx.account.sector as Sector }, now, staff.map((actor) => actor.memberId!));
      await play(tx, tellStory(scene), { now, staff });
    });
  }
  return ctx;
}

function tellStory(scene: Scene): Step[] {
  const { companies, steps: founded } = inventCompanies(scene);
  const { people, steps: met } = inventPeople(scene, companies);
  return [...founded, ...met, ...inventRelationships(scene, people, companies), ...inventTalks(scene, people), ...inventTasks(scene, people)];
}

// Within one stretch of time, what others point to comes first.
const order = ['company create', 'branch create', 'person create', 'relationship create', 'interaction create', 'task create', 'person update', 'task update'];

/** Plays the steps in the order of time: long ago by the week, lately by the day, one call for all of a kind. */
async function play(tx: Tx, steps: readonly Step[], { now, staff }: { now: Date; staff: readonly Actor[] }): Promise<void> {
  const stretchOf = (at: Date) => {
    const daysAgo = Math.floor((now.getTime() - at.getTime()) / dayMs);
    return daysAgo < 14 ? -daysAgo : -14 - Math.floor((daysAgo - 14) / 7);
  };
  const stretches = [...Map.groupBy(steps, (step) => stretchOf(step.at))].sort(([one], [other]) => one - other);
  for (const [index, [, inStretch]] of stretches.entries()) {
    const kinds = Map.groupBy(inStretch, (step) => `${step.values['parent'] ? 'branch' : step.type} ${step.op}`);
    for (const kind of order) {
      const some = kinds.get(kind);
      if (some) await act(asOf(tx, latest(some), staff[index % staff.length]!), some);
    }
  }
}

const latest = (steps: readonly Step[]): Date => new Date(Math.max(...steps.map((step) => step.at.getTime())));

async function act(tx: Tx, steps: readonly Step[]): Promise<void> {
  const { type, op } = steps[0]!;
  if (op === 'create') await createRecords(tx, type, steps.map(({ id, values }) => ({ id, ...values })));
  else await updateRecords(tx, type, [...new Map(steps.map((step) => [step.id, step])).values()].map(({ id, values }) => ({ id, patch: values })));
}

/** The same transaction as somebody else at another time, in a batch of their own. */
function asOf(tx: Tx, at: Date, actor: Actor): Tx {
  const then: Tx = {
    ...tx, actor, now: () => at, written: { batch: null, started: false, types: new Map() },
    transaction: (work) => work(then), read: (work) => work(then),
  };
  return then;
}
