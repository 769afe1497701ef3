import { newId } from '#kernel/id.ts';
import type { DemoCompany, DemoPerson, Stage } from './customers.ts';
import { dayMs, workingMoment, type Scene, type Step } from './scene.ts';
import type { Talk } from './texts/texts.ts';

/** How many talks a person in this stage has had, at most, and how many days before today they stopped. */
const busyness: Record<Stage, { talks: number; quietDays: number }> = {
  lead: { talks: 3, quietDays: 0 }, prospect: { talks: 6, quietDays: 0 }, customer: { talks: 9, quietDays: 0 },
  regular: { talks: 14, quietDays: 0 }, lapsed: { talks: 7, quietDays: 150 }, former: { talks: 4, quietDays: 300 },
};

/** Calls, meetings, mails, visits, messages and notes with each person since they came. */
export function inventTalks(scene: Scene, people: readonly DemoPerson[]): Step[] {
  const { random, texts, now, wish } = scene;
  const all = [...texts.talks, ...texts.sectorTalks[wish.sector], ...texts.sectorTalks[wish.sector]];
  const noAnswer = texts.talks[2]!;
  return people.flatMap((person) => {
    const { talks, quietDays } = busyness[person.stage];
    const days = Math.floor((now.getTime() - person.at.getTime()) / dayMs);
    if (days <= quietDays) return [];
    const notes = new Set<Talk>();
    return Array.from({ length: random.below(talks + 1) }, (): Step[] => {
      const talk = random.pick(all);
      // A note says what is true of a person once.
      if (talk.kind === 'note' && notes.has(talk)) return [];
      notes.add(talk);
      const happened = workingMoment(scene, quietDays + random.below(days - quietDays));
      const at = happened < person.at ? new Date(person.at.getTime() + 600_000) : happened;
      return at > now ? [] : [{ at, type: 'interaction', op: 'create', id: newId(), values: talkValues(scene, person, talk, { at, noAnswer: talk === noAnswer }) }];
    }).flat();
  });
}

function talkValues({ random }: Scene, person: DemoPerson, talk: Talk, { at, noAnswer }: { at: Date; noAnswer: boolean }): Record<string, unknown> {
  const long = { call: 4 + random.below(20), meeting: 30 + random.below(60), visit: 20 + random.below(50) } as Record<string, number>;
  const messengers = ['whatsapp', 'telegram', 'viber', 'sms'];
  const outcome = talk.kind === 'call' ? (noAnswer ? 'no_answer' : 'reached') : talk.kind === 'meeting' ? 'held' : null;
  return {
    kind: talk.kind, subject: talk.subject, body: `<p>${talk.body}</p>`, happenedAt: at.toISOString(), person: person.id, owner: person.owner,
    ...(person.company ? { company: person.company.id } : {}),
    ...(talk.direction ? { direction: talk.direction } : {}),
    ...(outcome ? { outcome } : {}),
    ...(talk.kind in long && !noAnswer ? { durationMinutes: long[talk.kind] } : {}),
    ...(talk.kind === 'message' ? { channel: messengers.includes(person.channel) ? person.channel : 'sms' } : {}),
  };
}

const openTasks = 64;
const doneTasks = 60;

/** What was done and what is still to do, most of it around today. */
export function inventTasks(scene: Scene, people: readonly DemoPerson[]): Step[] {
  const { random, texts, wish, now, staff } = scene;
  const words = [...texts.tasks, ...texts.sectorTasks[wish.sector], ...texts.sectorTasks[wish.sector]];
  const active = people.filter((person) => person.stage !== 'former' && now.getTime() - person.at.getTime() > 40 * dayMs);
  const task = (person: DemoPerson, daysAhead: number, index: number): Record<string, unknown> => ({
    name: random.pick(words), person: person.id, ...(person.company ? { company: person.company.id } : {}),
    assignee: index % 3 === 0 ? staff[0] : person.owner, priority: random.pickEarly(['normal', 'high', 'low']),
    dueAt: dueMoment(scene, daysAhead).toISOString(),
    ...(index % 12 === 5 ? { repeat: random.pick(['monthly', 'weekly', 'quarterly']) } : {}),
  });
  const open = Array.from({ length: openTasks }, (_, index): Step => {
    const daysAhead = index < 10 ? 0 : index < 22 ? -1 - random.below(9) : 1 + random.below(20);
    return { at: workingMoment(scene, 12 + random.below(20)), type: 'task', op: 'create', id: newId(), values: { ...task(random.pick(active), daysAhead, index), status: index % 7 === 3 ? 'started' : 'open' } };
  });
  const done = Array.from({ length: doneTasks }, (_, index): Step[] => {
    const person = random.pick(active);
    const known = Math.floor((now.getTime() - person.at.getTime()) / dayMs);
    const daysAgo = 1 + random.below(Math.min(known - 20, 300));
    const { repeat: _repeat, ...values } = task(person, -daysAgo, index);
    const id = newId();
    return [
      { at: workingMoment(scene, daysAgo + 3 + random.below(10)), type: 'task', op: 'create', id, values: { ...values, status: 'open' } },
      { at: workingMoment(scene, Math.max(0, daysAgo - 1)), type: 'task', op: 'update', id, values: { status: 'done' } },
    ];
  }).flat();
  return [...open, ...done];
}

/** A whole hour of a working day on the firm's clock. */
function dueMoment({ random, place, now }: Scene, daysAhead: number): Date {
  const day = new Date(now.getTime() + place.utcMinutes * 60_000 + daysAhead * dayMs);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 9 + random.below(9)) - place.utcMinutes * 60_000);
}

/** Who buys or decides for whom, who sent whom, which companies work together. */
export function inventRelationships(scene: Scene, people: readonly DemoPerson[], companies: readonly DemoCompany[]): Step[] {
  const { random, now } = scene;
  const steps: Step[] = [];
  const link = (from: { type: string; id: string; at: Date }, kind: string, to: { type: string; id: string; at: Date }) => {
    if (from.id === to.id) return;
    const at = new Date(Math.min(Math.max(from.at.getTime(), to.at.getTime()) + random.below(20) * dayMs, now.getTime() - 60_000));
    steps.push({ at, type: 'relationship', op: 'create', id: newId(), values: { from: { type: from.type, id: from.id }, kind, to: { type: to.type, id: to.id }, since: at.toISOString().slice(0, 10) } });
  };
  const person = (one: DemoPerson) => ({ type: 'person', id: one.id, at: one.at });
  const company = (one: DemoCompany) => ({ type: 'company', id: one.id, at: one.at });
  for (const one of people.filter((each) => each.company && random.chance(0.12))) link(person(one), random.pick(['buys_for', 'decides_for']), company(one.company!));
  for (let index = 0; index < 40; index += 1) link(person(random.pick(people)), random.pick(['refers', 'refers', 'family_of', 'knows']), person(random.pick(people)));
  for (let index = 0; index < 20; index += 1) link(company(random.pick(companies)), random.pick(['supplies', 'partner_of']), company(random.pick(companies)));
  return steps;
}
