import { msg } from '#kernel/message.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { addresses, choice, defineRecord, emails, language, longText, pairs, phones, relation, tags, text, url, user } from '#kernel/record.ts';
import { lifecycleStages } from '../people/person.fields.ts';

const sizes: readonly Option[] = [
  { value: '1', label: msg`One person`, colour: 'grey' },
  { value: '2-9', label: msg`2 to 9 people`, colour: 'blue' },
  { value: '10-49', label: msg`10 to 49 people`, colour: 'teal' },
  { value: '50-249', label: msg`50 to 249 people`, colour: 'green' },
  { value: '250+', label: msg`250 people or more`, colour: 'violet' },
];

export const companyRecord = defineRecord({
  name: 'company', plural: 'companies', domain: 'customers', table: 'companies', icon: 'building',
  label: msg`Company`, pluralLabel: msg`Companies`,
  title: (values) => String(values['name'] ?? ''),
  titleFields: ['name'],
  fields: {
    name: text(msg`Name`, { required: true, searched: true, maxLength: 300, group: 'name', aliases: ['company', 'company name', 'account', 'account name', 'organisation', 'organization', 'business name'] }),
    otherName: text(msg`Name in another script`, { searched: true, maxLength: 300, group: 'name', aliases: ['native name', 'local name', 'other name'] }),
    parent: relation(msg`Part of`, 'company', { group: 'work', help: msg`The company this one belongs to.`, aliases: ['parent', 'parent company', 'parent account', 'subsidiary of', 'subsidiary_of'] }),
    sector: text(msg`Line of business`, { maxLength: 200, group: 'work', aliases: ['industry', 'sector', 'type'] }),
    size: choice(msg`Size`, sizes, { group: 'work', aliases: ['company size'] }),
    identifiers: pairs(msg`Registration numbers`, { searched: true, group: 'work', help: msg`Tax, VAT or business registration numbers.`, aliases: ['tax number', 'vat number', 'registration number', 'tin', 'account number', 'accountnumber'] }),
    website: url(msg`Website`, { searched: true, group: 'contact', aliases: ['web', 'url', 'homepage', 'domain', 'site'] }),
    phones: phones(msg`Phone numbers`, { searched: true, group: 'contact', aliases: ['phone', 'telephone', 'tel', 'mobile', 'phone number', 'phones'] }),
    emails: emails(msg`E-mail addresses`, { searched: true, group: 'contact', aliases: ['email', 'e-mail', 'email address', 'mail', 'emails'] }),
    addresses: addresses(msg`Addresses`, { searched: true, group: 'contact', aliases: ['address', 'billing address', 'postal address', 'street address', 'office location', 'office_location'] }),
    language: language(msg`Language`, { group: 'contact', aliases: ['lang', 'locale'] }),
    lifecycleStage: choice(msg`Stage`, lifecycleStages, { group: 'relationship', default: 'lead', aliases: ['stage', 'status', 'lifecycle stage'] }),
    owner: user(msg`Owner`, { group: 'relationship', aliases: ['account owner', 'company owner', 'responsible'] }),
    source: text(msg`Source`, { maxLength: 200, group: 'relationship', aliases: ['account source', 'accountsource', 'lead source', 'origin'] }),
    tags: tags(msg`Tags`, { group: 'relationship', aliases: ['labels', 'groups', 'tag'] }),
    preferences: pairs(msg`Needs and preferences`, { group: 'about' }),
    about: longText(msg`About`, { group: 'about', maxLength: 20_000, aliases: ['description', 'notes', 'note', 'comments', 'remarks'] }),
  },
  related: {
    people: { record: 'person', by: 'company', label: msg`People` },
    branches: { record: 'company', by: 'parent', label: msg`Companies that belong to it` },
    interactions: { record: 'interaction', by: 'company', label: msg`Interactions` },
    tasks: { record: 'task', by: 'company', label: msg`Tasks` },
    files: { record: 'file', by: 'subject', label: msg`Files` },
  },
  columns: ['sector', 'phones', 'lifecycleStage', 'owner', 'tags', 'createdAt'],
  defaultSort: 'title', board: 'lifecycleStage', milestone: 'lifecycleStage', searchable: true, importable: true,
});
