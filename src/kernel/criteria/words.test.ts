import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field, Surroundings } from '../fields/fieldType.ts';
import { msg, type Message } from '../message.ts';
import { checkCriteria } from './check.ts';
import { anyCriteria, scope, typeOf } from './criteria.factory.ts';
import type { Criteria } from './criteria.ts';
import { operatorWords } from './operatorWords.ts';
import { criteriaWords, periodWords, say, type Described, type Wording } from './words.ts';

const around: Surroundings = { language: 'en', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' };
const stages = [{ value: 'customer', label: msg`Customer`, colour: 'green' as const }, { value: 'lead', label: 'Prospect', colour: 'grey' as const }];

function fieldsOf(fields: Record<string, Omit<Field, 'key'>>): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field, key }]));
}

const person: Described = {
  name: 'person',
  fields: fieldsOf({
    stage: { type: 'choice', label: msg`Stage`, options: stages }, tags: { type: 'tags', label: msg`Tags` }, birthday: { type: 'date', label: msg`Birthday` },
    company: { type: 'relation', to: 'company', label: msg`Company` }, phones: { type: 'phones', label: msg`Phones` }, owner: { type: 'user', label: msg`Owner` },
    addresses: { type: 'addresses', label: msg`Addresses` }, balance: { type: 'money', label: 'Balance' },
  }),
  related: { interactions: { record: 'interaction', label: msg`interactions` } },
};
const others: Record<string, Described> = {
  company: { name: 'company', fields: fieldsOf({ sector: { type: 'text', label: msg`Sector` } }), related: {} },
  interaction: { name: 'interaction', fields: fieldsOf({ kind: { type: 'choice', label: msg`Kind`, options: [{ value: 'call', label: 'Call', colour: 'blue' }] } }), related: {} },
};
const vocabulary = { typeOf: (name: string) => (name === 'person' ? person : others[name]), around };

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
i18n.setMessagesCompiler(compileMessage);
const translate = (message: Message) => i18n._({ id: message.id, message: message.message, values: message.values ?? {} });

function said(criteria: Criteria): string {
  return say(criteriaWords(criteria, person, vocabulary), translate, around);
}

test.each<[Criteria, string]>([
  [{ field: 'stage', op: 'is', value: 'customer' }, 'Stage is Customer'],
  [{ field: 'stage', op: 'isOneOf', value: ['customer', 'lead'] }, 'Stage is Customer or Prospect'],
  [{ field: 'tags', op: 'includesAllOf', value: ['vip', 'shop', 'Galle'] }, 'Tags include vip, shop, and Galle'],
  [{ field: 'company.sector', op: 'contains', value: 'tea' }, 'Company · Sector contains “tea”'],
  [{ field: 'addresses.city', op: 'is', value: 'Galle' }, 'Addresses · City is Galle'],
  [{ field: 'addresses.country', op: 'is', value: 'AM' }, 'Addresses · Country is Armenia'],
  [{ field: 'birthday', op: 'anniversaryWithin', value: { days: 7 } }, 'Birthday has its anniversary in the next 7 days'],
  [{ field: 'birthday', op: 'on', value: 'thisWeek' }, 'Birthday is this week'],
  [{ field: 'birthday', op: 'inTheLast', value: { months: 1 } }, 'Birthday is in the last 1 month'],
  [{ field: 'birthday', op: 'between', value: ['1980-01-01', 'today'] }, 'Birthday is between 1 Jan 1980 and today'],
  [{ field: 'phones', op: 'is', value: '+94771234567' }, 'Phones is 077 123 4567'],
  [{ field: 'balance', op: 'atLeast', value: { amount: 125000, currency: 'JPY' } }, 'Balance is at least ¥125,000'],
  [{ field: 'owner', op: 'isMe' }, 'Owner is me'],
  [{ count: 'interactions', within: { field: 'at', days: 90 }, op: 'atLeast', value: 3 }, 'has at least 3 interactions in the last 90 days'],
  [{ none: 'interactions', where: { field: 'kind', op: 'is', value: 'call' } }, 'has no interactions where Kind is Call'],
  [{ not: { search: 'kamal' } }, 'not: is found by “kamal”'],
  [{ all: [{ field: 'stage', op: 'isEmpty' }, { any: [{ field: 'owner', op: 'isMe' }, { field: 'tags', op: 'isNotEmpty' }] }] }, 'Stage is empty and (Owner is me or Tags is filled in)'],
  [{ all: [] }, 'everything'],
  [{ field: 'forgotten', op: 'isEmpty' }, 'forgotten is empty'],
])('%j says %s', (criteria, words) => {
  expect(said(criteria)).toBe(words);
});

test('each part of the words knows its place in the tree', () => {
  const words = criteriaWords({ all: [{ field: 'stage', op: 'isEmpty' }, { any: [{ field: 'owner', op: 'isMe' }] }] }, person, vocabulary);
  expect(places(words)).toEqual(['', 'all.0', 'all.1', 'all.1.any.0']);
});

test('any question can be said, and no placeholder is left open', () => {
  const type = typeOf('person')!;
  fc.assert(fc.property(anyCriteria, (criteria) => {
    const text = say(criteriaWords(checkCriteria(criteria, type, scope), type, { typeOf, around }), translate, around);
    expect(text).not.toMatch(/\{\w+[,}]|undefined|\[object/);
  }), { numRuns: 500 });
});

test('every comparison and period has words of its own for the menus', () => {
  for (const message of [...Object.values(operatorWords), ...Object.values(periodWords)]) expect(translate(message)).toMatch(/^[a-z ]+$/);
});

function places(wording: Wording): string[] {
  return [wording.path, ...(wording.kind === 'group' ? wording.parts.flatMap(places) : [])];
}
