import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Tx } from '#server/context.ts';
import type { Behaviour } from '#server/records/behaviour.ts';

/** An interaction happened now unless it says when, was had by who writes it, and belongs to the person's company too. */
export const interactionBehaviour: Behaviour = {
  beforeCreate: async (tx, records) => {
    const companies = await companiesOf(tx, records.filter(({ values }) => values['person'] && values['company'] === undefined).map(({ values }) => values['person'] as Id));
    for (const { values } of records) {
      values['happenedAt'] ??= tx.now().toISOString();
      if (values['owner'] === undefined && tx.actor.memberId) values['owner'] = tx.actor.memberId;
      if (values['person'] && values['company'] === undefined) values['company'] = companies.get(values['person'] as Id) ?? null;
    }
  },
};

async function companiesOf(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.all<{ id: Id; company_id: Id }>(sql`select id, company_id from people
    where account_id = ${tx.account.id} and id = any(${[...new Set(personIds)]}::uuid[]) and company_id is not null`);
  return new Map(rows.map((row) => [row.id, row.company_id]));
}
