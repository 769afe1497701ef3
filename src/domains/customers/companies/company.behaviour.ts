import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Tx } from '#server/context.ts';
import type { Behaviour } from '#server/records/behaviour.ts';

const belongsToItself = refusal('customers.company_belongs_to_itself', 422, msg`A company cannot belong to itself or to one of its own branches.`);
const deepestHierarchy = 50;

/** Without an owner, the one who adds a company owns it; the hierarchy never runs in a circle. */
export const companyBehaviour: Behaviour = {
  beforeCreate: async (tx, records) => {
    for (const { values } of records) {
      if (values['owner'] === undefined && tx.actor.kind === 'user') values['owner'] = tx.actor.memberId;
    }
  },
  beforeUpdate: async (tx, updates) => {
    for (const { id, patch } of updates) {
      if (patch['parent']) await refuseCircle(tx, id, patch['parent'] as Id);
    }
  },
};

async function refuseCircle(tx: Tx, id: Id, parentId: Id): Promise<void> {
  let above: Id | null = parentId;
  for (let depth = 0; above && depth < deepestHierarchy; depth += 1) {
    if (above === id) throw belongsToItself();
    const row: { parent_id: Id | null } | undefined = await tx.first(sql`select parent_id from companies where account_id = ${tx.account.id} and id = ${above}`);
    above = row?.parent_id ?? null;
  }
}
