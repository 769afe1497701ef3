import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Behaviour, Values } from '#server/records/behaviour.ts';

const withItself = refusal('customers.relationship_with_itself', 422, msg`A relationship needs two different records.`);

/** A relationship joins two different records. */
export const relationshipBehaviour: Behaviour = {
  beforeCreate: async (_tx, records) => {
    for (const { values } of records) refuseSelf(values);
  },
  beforeUpdate: async (_tx, updates) => {
    for (const { current, patch } of updates) refuseSelf({ ...current, ...patch });
  },
};

function refuseSelf(values: Values): void {
  const [from, to] = [values['from'], values['to']] as ({ id: string } | null | undefined)[];
  if (from && to && from.id === to.id) throw withItself();
}
