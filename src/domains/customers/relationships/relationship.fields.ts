import { msg } from '#kernel/message.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { choice, date, defineRecord, longText, reference } from '#kernel/record.ts';

/** How two records relate, said from the first to the second. */
const relationshipKinds: readonly Option[] = [
  { value: 'works_at', label: msg`works at`, colour: 'blue' },
  { value: 'buys_for', label: msg`buys for`, colour: 'teal' },
  { value: 'decides_for', label: msg`decides for`, colour: 'violet' },
  { value: 'refers', label: msg`referred`, colour: 'green' },
  { value: 'supplies', label: msg`supplies`, colour: 'amber' },
  { value: 'partner_of', label: msg`is a partner of`, colour: 'pink' },
  { value: 'family_of', label: msg`is family of`, colour: 'grey' },
  { value: 'knows', label: msg`knows`, colour: 'grey' },
];

export const relationshipRecord = defineRecord({
  name: 'relationship', plural: 'relationships', domain: 'customers', table: 'relationships', icon: 'link',
  label: msg`Relationship`, pluralLabel: msg`Relationships`,
  title: (values) => String(values['kind'] ?? ''),
  titleFields: ['kind'],
  fields: {
    from: reference(msg`Who`, { required: true }),
    kind: choice(msg`Relationship`, relationshipKinds, { required: true }),
    to: reference(msg`With whom`, { required: true }),
    since: date(msg`Since`),
    about: longText(msg`About`, { maxLength: 2000 }),
  },
  columns: ['from', 'kind', 'to', 'since'],
  defaultSort: '-createdAt', searchable: false, importable: false, within: true,
});
