import { Temporal } from 'temporal-polyfill';
import { notify } from '#domains/platform/index.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#server/context.ts';
import type { Behaviour, Change, Values } from '#server/records/behaviour.ts';
import { getStored } from '#server/records/stored.ts';
import { typesOf } from '#server/records/registry.ts';
import { insertDrafts } from '#server/records/write.ts';

const steps: Record<string, Temporal.DurationLike> = {
  daily: { days: 1 }, weekly: { weeks: 1 }, monthly: { months: 1 }, quarterly: { months: 3 }, yearly: { years: 1 },
};

/** A task is for who writes it down unless it says for whom; doing it notes who and when; a repeating one makes its next. */
export const taskBehaviour: Behaviour = {
  beforeCreate: async (tx, records) => {
    for (const { values } of records) {
      if (values['assignee'] === undefined && tx.actor.kind === 'user') values['assignee'] = tx.actor.memberId;
      Object.assign(values, completion(tx, values['status']));
    }
  },
  beforeUpdate: async (tx, updates) => {
    for (const { current, patch } of updates) {
      // A reminder moved to another time is given again.
      if (patch['remindAt'] !== undefined && patch['remindAt'] !== current['remindAt']) patch['remindedAt'] = null;
      if (patch['status'] !== undefined && patch['status'] !== current['status']) Object.assign(patch, completion(tx, patch['status']));
    }
  },
  afterWrite: async (tx, changes) => {
    await notify(tx, givenTo(tx, changes));
    const done = changes.filter((change) => change.before?.['status'] !== undefined && change.before['status'] !== 'done' && change.after?.['status'] === 'done');
    if (done.length && tx.batch?.kind !== 'undo') await repeatTasks(tx, done);
  },
};

// Whoever is given a task by somebody else hears of it.
function givenTo(tx: Tx, changes: readonly Change[]) {
  return changes.filter((change) => change.after?.['assignee'] && change.after['assignee'] !== tx.actor.memberId && tx.actor.kind === 'user')
    .map((change) => ({ memberId: change.after!['assignee'] as Id, kind: 'task-assigned' as const, recordType: 'task', recordId: change.id, details: { by: tx.actor.name } }));
}

function completion(tx: Tx, status: unknown): Values {
  return status === 'done' ? { doneAt: tx.now().toISOString(), doneBy: tx.actor.memberId } : { doneAt: null, doneBy: null };
}

async function repeatTasks(tx: Tx, done: readonly Change[]): Promise<void> {
  const types = await typesOf(tx);
  const type = types.get('task')!;
  const stored = await getStored(tx, type, done.map((change) => change.id));
  const next = stored.filter(({ values }) => values['repeat'] && values['dueAt']).map(({ values }) => {
    const { doneAt: _doneAt, doneBy: _doneBy, createdAt: _createdAt, createdBy: _createdBy, updatedAt: _updatedAt, updatedBy: _updatedBy, ...kept } = values;
    return { id: newId(), values: { ...kept, status: 'open', ...laterTimes(tx, values) } };
  });
  if (next.length) await insertDrafts(tx, types, type, next);
}

// The next due time keeps its hour on the firm's clock, and skips the turns already missed.
function laterTimes(tx: Tx, values: Values): Values {
  const due = Temporal.Instant.from(values['dueAt'] as string).toZonedDateTimeISO(tx.account.timeZone);
  const now = Temporal.Instant.fromEpochMilliseconds(tx.now().getTime());
  const step = Temporal.Duration.from(steps[values['repeat'] as string]!);
  let turns = 1;
  let next = due.add(step);
  while (Temporal.Instant.compare(next.toInstant(), now) <= 0) {
    turns += 1;
    // From the first due time each turn, so that the 31st of a month does not slide to the 28th for good.
    next = due.add(Temporal.Duration.from({ years: step.years * turns, months: step.months * turns, weeks: step.weeks * turns, days: step.days * turns }));
  }
  const remind = values['remindAt'] as string | null;
  const ahead = remind ? due.toInstant().since(Temporal.Instant.from(remind)) : null;
  return { dueAt: next.toInstant().toString(), remindAt: ahead ? next.toInstant().subtract(ahead).toString() : null };
}
