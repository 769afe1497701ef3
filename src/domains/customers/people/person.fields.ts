import { msg } from '#kernel/message.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { addresses, choice, date, defineRecord, emails, language, longText, pairs, phones, relation, tags, text, user } from '#kernel/record.ts';

/** Where a person or company stands in the life of a customer. */
export const lifecycleStages: readonly Option[] = [
  { value: 'lead', label: msg`Lead`, colour: 'blue' },
  { value: 'prospect', label: msg`Prospect`, colour: 'violet' },
  { value: 'customer', label: msg`Customer`, colour: 'green' },
  { value: 'regular', label: msg`Regular customer`, colour: 'teal' },
  { value: 'lapsed', label: msg`Lapsed`, colour: 'amber' },
  { value: 'former', label: msg`Former customer`, colour: 'grey' },
];

/** Ways to reach somebody. */
export const channels: readonly Option[] = [
  { value: 'phone', label: msg`Phone`, colour: 'green' },
  { value: 'whatsapp', label: 'WhatsApp', colour: 'teal' },
  { value: 'telegram', label: 'Telegram', colour: 'blue' },
  { value: 'viber', label: 'Viber', colour: 'violet' },
  { value: 'sms', label: 'SMS', colour: 'grey' },
  { value: 'email', label: msg`E-mail`, colour: 'amber' },
  { value: 'visit', label: msg`In person`, colour: 'pink' },
];

export const personRecord = defineRecord({
  name: 'person', plural: 'people', domain: 'customers', table: 'people', icon: 'user',
  label: msg`Person`, pluralLabel: msg`People`,
  title: (values) => [values['firstName'], values['lastName']].filter(Boolean).join(' ') || String(values['otherName'] ?? '') || firstOf(values['emails']) || firstOf(values['phones']),
  titleFields: ['firstName', 'lastName', 'otherName', 'emails', 'phones'],
  fields: {
    firstName: text(msg`First name`, { searched: true, maxLength: 200, group: 'name', aliases: ['first', 'given name', 'forename', 'firstname', 'fname'] }),
    lastName: text(msg`Last name`, { searched: true, maxLength: 200, group: 'name', aliases: ['last', 'surname', 'family name', 'lastname', 'lname'] }),
    otherName: text(msg`Name in another script`, { searched: true, maxLength: 300, group: 'name', help: msg`The same name as it is written in a second script.`, aliases: ['native name', 'local name', 'other name'] }),
    company: relation(msg`Company`, 'company', { group: 'work', aliases: ['company name', 'organisation', 'organization', 'employer', 'account', 'account name', 'firm'] }),
    jobTitle: text(msg`Position`, { maxLength: 200, group: 'work', aliases: ['title', 'job title', 'position', 'role', 'designation'] }),
    emails: emails(msg`E-mail addresses`, { searched: true, group: 'contact', aliases: ['email', 'e-mail', 'email address', 'e-mail address', 'mail', 'emails'] }),
    phones: phones(msg`Phone numbers`, { searched: true, group: 'contact', aliases: ['phone', 'telephone', 'tel', 'mobile', 'mobile phone', 'cell', 'phone number', 'mobilephone', 'phones', 'whatsapp'] }),
    addresses: addresses(msg`Addresses`, { searched: true, group: 'contact', aliases: ['address', 'mailing address', 'postal address', 'street address'] }),
    preferredChannel: choice(msg`Preferred channel`, channels, { group: 'contact', aliases: ['channel', 'contact by'] }),
    language: language(msg`Language`, { group: 'contact', aliases: ['lang', 'locale'] }),
    birthday: date(msg`Birthday`, { group: 'about', aliases: ['birth date', 'birthdate', 'date of birth', 'dob'] }),
    lifecycleStage: choice(msg`Stage`, lifecycleStages, { group: 'relationship', default: 'lead', aliases: ['stage', 'status', 'lifecycle stage', 'lifecyclestage'] }),
    owner: user(msg`Owner`, { group: 'relationship', aliases: ['account owner', 'contact owner', 'responsible', 'sales person'] }),
    source: text(msg`Source`, { maxLength: 200, group: 'relationship', aliases: ['lead source', 'leadsource', 'origin'] }),
    tags: tags(msg`Tags`, { group: 'relationship', aliases: ['labels', 'groups', 'tag'] }),
    preferences: pairs(msg`Needs and preferences`, { group: 'about', help: msg`What to know when serving this person, such as delivery times.` }),
    about: longText(msg`About`, { group: 'about', maxLength: 20_000, aliases: ['description', 'notes', 'note', 'comments', 'remarks'] }),
  },
  related: {
    interactions: { record: 'interaction', by: 'person', label: msg`Interactions` },
    tasks: { record: 'task', by: 'person', label: msg`Tasks` },
    files: { record: 'file', by: 'subject', label: msg`Files` },
  },
  columns: ['company', 'phones', 'emails', 'lifecycleStage', 'owner', 'tags', 'createdAt'],
  defaultSort: 'title', board: 'lifecycleStage', calendar: 'birthday', milestone: 'lifecycleStage', searchable: true, importable: true,
});

function firstOf(list: unknown): string {
  return (list as { value: string }[] | null | undefined)?.[0]?.value ?? '';
}
