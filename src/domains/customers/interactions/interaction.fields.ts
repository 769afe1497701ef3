import { msg } from '#kernel/message.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { choice, dateTime, defineRecord, number, relation, richText, text, user } from '#kernel/record.ts';
import { channels } from '../people/person.fields.ts';

const interactionKinds: readonly Option[] = [
  { value: 'note', label: msg`Note`, colour: 'grey' },
  { value: 'call', label: msg`Call`, colour: 'green' },
  { value: 'meeting', label: msg`Meeting`, colour: 'violet' },
  { value: 'mail', label: msg`Mail`, colour: 'amber' },
  { value: 'visit', label: msg`Visit`, colour: 'pink' },
  { value: 'message', label: msg`Message`, colour: 'teal' },
];

const directions: readonly Option[] = [
  { value: 'in', label: msg`From the customer`, colour: 'blue' },
  { value: 'out', label: msg`To the customer`, colour: 'teal' },
];

const outcomes: readonly Option[] = [
  { value: 'reached', label: msg`Reached`, colour: 'green' },
  { value: 'no_answer', label: msg`No answer`, colour: 'grey' },
  { value: 'left_message', label: msg`Left a message`, colour: 'amber' },
  { value: 'wrong_number', label: msg`Wrong number`, colour: 'red' },
  { value: 'held', label: msg`Took place`, colour: 'green' },
  { value: 'cancelled', label: msg`Cancelled`, colour: 'red' },
];

export const interactionRecord = defineRecord({
  name: 'interaction', plural: 'interactions', domain: 'customers', table: 'interactions', icon: 'message',
  label: msg`Interaction`, pluralLabel: msg`Interactions`,
  title: (values) => String(values['subject'] || plain(values['body']) || values['kind']).slice(0, 120),
  titleFields: ['subject', 'body', 'kind'],
  fields: {
    kind: choice(msg`Kind`, interactionKinds, { required: true, default: 'note', aliases: ['type'] }),
    subject: text(msg`Subject`, { maxLength: 500, aliases: ['title'] }),
    body: richText(msg`What was said`, { maxLength: 100_000, aliases: ['description', 'notes', 'text', 'content'] }),
    happenedAt: dateTime(msg`When`, { required: true, aliases: ['date', 'time', 'date and time'] }),
    durationMinutes: number(msg`Minutes`, { aliases: ['duration'] }),
    direction: choice(msg`Direction`, directions),
    outcome: choice(msg`Outcome`, outcomes, { aliases: ['result'] }),
    channel: choice(msg`Channel`, channels),
    person: relation(msg`Person`, 'person', { aliases: ['contact'] }),
    company: relation(msg`Company`, 'company', { aliases: ['account'] }),
    owner: user(msg`By`, { aliases: ['owner', 'user'] }),
  },
  timeline: { on: ['person', 'company'], at: 'happenedAt', kind: 'kind' },
  columns: ['kind', 'person', 'company', 'happenedAt', 'owner', 'outcome'],
  defaultSort: '-happenedAt', calendar: 'happenedAt', board: 'kind', searchable: false, importable: true,
});

function plain(html: unknown): string {
  return typeof html === 'string' ? html.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ').replace(/\s+/g, ' ').trim() : '';
}
