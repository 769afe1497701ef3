import { msg } from '#kernel/message.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import type { Behaviour, Values } from '#server/records/behaviour.ts';
import { inputInvalid } from '#server/refusals.ts';

const nameless = msg`Give a name, a phone number or an e-mail address.`;

/** A person needs something to be called by; without an owner, the one who adds her owns her. */
export const personBehaviour: Behaviour = {
  beforeCreate: async (tx, records) => {
    const problems: FieldProblem[] = [];
    records.forEach(({ values }, row) => {
      if (!isCallable(values)) problems.push({ field: 'firstName', code: 'customers.person_nameless', message: nameless, ...(records.length > 1 ? { row } : {}) });
      if (values['owner'] === undefined && tx.actor.kind === 'user') values['owner'] = tx.actor.memberId;
    });
    if (problems.length) throw inputInvalid({}, { problems });
  },
  beforeUpdate: async (_tx, updates) => {
    const broken = updates.find(({ current, patch }) => !isCallable({ ...current, ...patch }));
    if (broken) throw inputInvalid({}, { problems: [{ field: 'firstName', code: 'customers.person_nameless', message: nameless }] });
  },
};

function isCallable(values: Values): boolean {
  return ['firstName', 'lastName', 'otherName'].some((key) => Boolean(values[key])) || ['emails', 'phones'].some((key) => (values[key] as unknown[] | null)?.length);
}
