import { msg } from '#kernel/message.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { choice, dateTime, defineRecord, longText, relation, text, user } from '#kernel/record.ts';

export const taskStatuses: readonly Option[] = [
  { value: 'open', label: msg`To do`, colour: 'blue' },
  { value: 'started', label: msg`Started`, colour: 'amber' },
  { value: 'done', label: msg`Done`, colour: 'green' },
];

const priorities: readonly Option[] = [
  { value: 'high', label: msg`High`, colour: 'red' },
  { value: 'normal', label: msg`Normal`, colour: 'grey' },
  { value: 'low', label: msg`Low`, colour: 'blue' },
];

const repeats: readonly Option[] = [
  { value: 'daily', label: msg`Every day`, colour: 'grey' },
  { value: 'weekly', label: msg`Every week`, colour: 'grey' },
  { value: 'monthly', label: msg`Every month`, colour: 'grey' },
  { value: 'quarterly', label: msg`Every three months`, colour: 'grey' },
  { value: 'yearly', label: msg`Every year`, colour: 'grey' },
];

export const taskRecord = defineRecord({
  name: 'task', plural: 'tasks', domain: 'customers', table: 'tasks', icon: 'checkbox',
  label: msg`Task`, pluralLabel: msg`Tasks`,
  title: (values) => String(values['name'] ?? ''),
  titleFields: ['name'],
  fields: {
    name: text(msg`What to do`, { required: true, searched: true, maxLength: 500, aliases: ['task', 'subject', 'title', 'name'] }),
    status: choice(msg`Status`, taskStatuses, { required: true, default: 'open' }),
    dueAt: dateTime(msg`Due`, { aliases: ['due date', 'deadline'] }),
    priority: choice(msg`Priority`, priorities),
    assignee: user(msg`For`, { aliases: ['assigned to', 'owner'] }),
    person: relation(msg`Person`, 'person', { aliases: ['contact'] }),
    company: relation(msg`Company`, 'company', { aliases: ['account'] }),
    remindAt: dateTime(msg`Remind at`, { aliases: ['reminder'] }),
    remindedAt: dateTime(msg`Reminded at`, { readOnly: true }),
    repeat: choice(msg`Repeats`, repeats),
    details: longText(msg`Details`, { maxLength: 20_000, aliases: ['description', 'notes'] }),
    doneAt: dateTime(msg`Done at`, { readOnly: true }),
    doneBy: user(msg`Done by`, { readOnly: true, column: 'done_by' }),
  },
  timeline: { on: ['person', 'company'], at: 'dueAt', kind: 'task' },
  columns: ['status', 'dueAt', 'assignee', 'person', 'company', 'priority'],
  defaultSort: 'dueAt', board: 'status', calendar: 'dueAt', searchable: true, importable: true,
});
