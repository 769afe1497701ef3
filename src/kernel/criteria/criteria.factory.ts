import fc from 'fast-check';
import { fieldTypeNames, type Field, type FieldTypeName, type OperatorName } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import { msg } from '../message.ts';
import type { RecordType } from '../record.ts';
import type { Criteria } from './criteria.ts';
import type { PlainRecord } from './evaluate.ts';
import type { CriteriaScope } from './scope.ts';

// Two record types with a field of every kind, each both in a column and in the custom document, and one that is counted.
// Values come from small pools, so that comparisons meet.

const label = msg`Customer`;

function ids(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `00000000-0000-7000-${kind}-${String(index).padStart(12, '0')}`);
}

export const accounts = ids('8000', 2) as [string, string];
const people = ids('8001', 14);
const companies = ids('8002', 5);
const visits = ids('8003', 24);
const members = ids('8004', 3) as [string, string, string];

const options = ['new', 'regular', 'gone'].map((value) => ({ value, label: value, colour: 'grey' as const }));

function everyField(prefix: string, custom: boolean): Record<string, Field> {
  return Object.fromEntries(fieldTypeNames.map((type) => {
    const key = `${prefix}${type}`;
    return [key, { key, type, label, options, to: type === 'relation' ? 'company' : undefined, ...(custom ? { custom } : { column: key.toLowerCase() }) } as Field];
  }));
}

const createdAt: Field = { key: 'createdAt', type: 'dateTime', column: 'created_at', label };

function recordType(name: string, table: string, fields: Record<string, Field>, related: RecordType['related']): RecordType {
  return {
    name, plural: table, table, domain: 'customers', label, pluralLabel: label, title: () => name, titleFields: [], fields: { ...fields, createdAt }, related,
    columns: [], defaultSort: 'createdAt', icon: 'user', searchable: true, importable: true,
  };
}

const link = (key: string, to: string): Field => ({ key, type: 'relation', to, column: `${key}_id`, label });

const types: Record<string, RecordType> = {
  person: recordType('person', 'w_people', { company: link('company', 'company'), ...everyField('c', false), ...everyField('x', true) }, {
    visits: { record: 'visit', by: 'person', label }, mentions: { record: 'visit', by: 'about', label }, customVisits: { record: 'visit', by: 'xguest', label },
  }),
  company: recordType('company', 'w_companies', { parent: link('parent', 'company'), ...everyField('c', false) }, {
    people: { record: 'person', by: 'company', label }, subsidiaries: { record: 'company', by: 'parent', label },
  }),
  visit: recordType('visit', 'w_visits', {
    person: link('person', 'person'), about: { key: 'about', type: 'reference', column: 'about', label }, at: { key: 'at', type: 'dateTime', column: 'at', label },
    kind: { key: 'kind', type: 'choice', column: 'kind', options, label }, xguest: { key: 'xguest', type: 'relation', to: 'person', custom: true, label },
    xon: { key: 'xon', type: 'date', custom: true, label },
  }, {}),
};

export const typeOf = (name: string): RecordType | undefined => types[name];

export const scope: CriteriaScope = {
  accountId: accounts[0], typeOf, memberId: members[0], now: new Date('2026-03-01T06:10:00.000Z'),
  around: { language: 'en', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' },
};

/** Tables as the engine's are: standard fields in columns, the rest in `custom`. */
export function tableStatements(): string[] {
  return Object.values(types).map((type) => {
    const columns = Object.values(type.fields).filter((field) => field.column).flatMap((field) => (field.type === 'reference'
      ? [`${field.column}_type text`, `${field.column}_id uuid`]
      : [`${field.column} ${fieldTypeOf(field.type).sql.columnType}`]));
    return `create table ${type.table} (account_id uuid, id uuid, custom jsonb not null default '{}', deleted_at timestamptz, ${columns.join(', ')}, primary key (account_id, id))`;
  });
}

/** A record as a row of its table. */
export function rowOf(type: RecordType, record: PlainRecord, accountId: string, deleted: boolean): Record<string, unknown> {
  const row: Record<string, unknown> = { account_id: accountId, id: record.id, deleted_at: deleted ? '2026-02-01' : null, custom: {} };
  for (const field of Object.values(type.fields)) {
    const value = record[field.key] ?? null;
    if (field.custom) {
      if (value !== null) (row.custom as Record<string, unknown>)[field.key] = value;
    } else if (field.type === 'reference') {
      row[`${field.column}_type`] = (value as { type: string } | null)?.type ?? null;
      row[`${field.column}_id`] = (value as { id: string } | null)?.id ?? null;
    } else {
      row[field.column!] = value;
    }
  }
  return row;
}

const words = fc.constantFrom('Kamal', 'KAMAL perera', 'kam', 'කමල්', 'Հակոբ', '100%', 'a_b', 'c\\d', 'Éva', 'éva', 'İz', 'ΟΣ', '.', 'a&b <c>');
const moments = fc.constantFrom('2026-02-28T18:29:59.999Z', '2026-02-28T18:30:00.000Z', '2026-03-01T06:10:00.000Z', '2026-03-01T06:10:00.001Z', '2025-12-31T20:00:00.000Z', '2026-03-08T18:30:00.000Z', '2024-02-29T00:00:00.000Z');
const days = fc.constantFrom('2026-03-01', '2026-02-28', '2026-02-22', '2026-03-08', '2024-02-29', '1980-03-01', '1990-02-28', '2025-12-31', '2026-01-01');
const emailList = fc.constantFrom('nimal@x.lk', 'Nimal@x.lk', 'sunil@y.com', 'kamal_1@x.lk');
const phoneList = fc.constantFrom('+94771234567', '+94112345678', '+37491234567');
const contacts = (value: fc.Arbitrary<string>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((list) => list.map((one) => ({ value: one, kind: 'work', primary: false })));
const place = fc.record({ street: fc.constantFrom('12 Galle Road', 'Kamal Lane'), city: fc.constantFrom('Colombo', 'Գյումրի', 'Galle'), country: fc.constantFrom('LK', 'AM') }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0);

/** What a field of each type may hold; the engine stores parsed values, so these are parsed. */
const held: Record<FieldTypeName, fc.Arbitrary<unknown>> = {
  text: words, longText: words, richText: words.map((word) => `<p>${word}</p>`), url: fc.constantFrom('https://x.lk/a', 'https://Y.com'),
  number: fc.constantFrom(-1.5, 0, 1, 2, 2.25), percent: fc.constantFrom(0, 12.5, 100), money: fc.record({ amount: fc.constantFrom(-5, 0, 100, 250), currency: fc.constantFrom('LKR', 'JPY') }),
  date: days, dateTime: moments, yesNo: fc.boolean(), choice: fc.constantFrom('new', 'regular', 'gone'), choices: fc.uniqueArray(fc.constantFrom('new', 'regular', 'gone'), { minLength: 1 }),
  email: emailList, emails: contacts(emailList), phone: phoneList, phones: contacts(phoneList), address: place, addresses: fc.array(place, { minLength: 1, maxLength: 2 }),
  country: fc.constantFrom('LK', 'AM'), language: fc.constantFrom('si', 'hy'), user: fc.constantFrom(...members), relation: fc.constantFrom(...companies),
  reference: fc.record({ type: fc.constantFrom('person', 'company'), id: fc.constantFrom(people[0]!, people[1]!, companies[0]!) }),
  file: fc.constantFrom(...members), tags: fc.uniqueArray(fc.constantFrom('vip', 'VIP', 'shop', 'a"b'), { minLength: 1 }),
  pairs: fc.dictionary(fc.constantFrom('Delivery', 'delivery', 'Note'), fc.constantFrom('Mornings', 'evenings', '5%'), { minKeys: 1 }),
};

function recordOf(type: RecordType, id: string): fc.Arbitrary<PlainRecord> {
  const values = Object.fromEntries(Object.values(type.fields).map((field) => [field.key, fc.option(valueOf(type, field).map((value) => fieldTypeOf(field.type).parse(value, field, scope.around)), { freq: 2 })]));
  return fc.record(values).map((record) => ({ ...record, id }));
}

function valueOf(type: RecordType, field: Field): fc.Arbitrary<unknown> {
  if (field.type !== 'relation') return held[field.type];
  // Few owners, so that counts reach beyond one.
  return fc.constantFrom(...(field.to === 'person' ? people.slice(0, 5) : companies), ...(type.name === 'company' ? companies.slice(0, 2) : []));
}

export type World = Record<string, { record: PlainRecord; deleted: boolean }[]>;

const listOf = (name: string, all: string[]) =>
  fc.tuple(...all.map((id) => fc.record({ record: recordOf(types[name]!, id), deleted: fc.integer({ max: 9, min: 0 }).map((n) => n === 0) })));

export const anyWorld: fc.Arbitrary<World> = fc.record({ person: listOf('person', people), company: listOf('company', companies), visit: listOf('visit', visits) });

const periodsAsked = fc.constantFrom('today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'nextMonth', 'thisQuarter', 'lastYear', 'thisYear');
const spans = fc.oneof(fc.constantFrom(0, 1, 7, 30, 366), fc.constantFrom({ weeks: 1 }, { months: 2 }, { years: 2 }, { days: 3 }));
const needles = fc.constantFrom('kam', 'KAMAL', 'é', '%', '_', '\\', 'ක', 'հակ', 'io', 'X.LK', '@', '077', '123', 'galle road', 'lombo', 'morn', 'Note', '&', '<', 'p');

/** A condition on this field with a value its comparison takes. */
function anyCondition(path: string, type: FieldTypeName): fc.Arbitrary<Criteria> {
  return fc.constantFrom(...fieldTypeOf(type).operators).chain((op) =>
    operandOf(type, op).map((value) => ({ field: path, op, ...(value === undefined ? {} : { value }) })));
}

function operandOf(type: FieldTypeName, op: OperatorName): fc.Arbitrary<unknown> {
  if (op === 'isEmpty' || op === 'isNotEmpty' || op === 'isMe') return fc.constant(undefined);
  if (op === 'contains' || op === 'doesNotContain' || op === 'startsWith') return needles;
  if (op === 'inTheLast' || op === 'inTheNext') return spans;
  if (op === 'anniversaryWithin') return fc.constantFrom(0, 1, 30, 365, 400);
  const one = type === 'emails' ? emailList : type === 'phones' ? phoneList : type === 'date' ? fc.oneof(days, periodsAsked)
    : type === 'dateTime' ? (op === 'on' ? fc.oneof(days, periodsAsked) : fc.oneof(days, periodsAsked, moments)) : held[type];
  if (op === 'between' && type === 'money') return fc.tuple(fc.constantFrom(-5, 0, 100), fc.constantFrom(0, 250)).map((ends) => ends.map((amount) => ({ amount, currency: 'LKR' })));
  if (op === 'between') return fc.tuple(one, one);
  return op === 'isOneOf' || op === 'isNoneOf' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
}

const personField = fc.oneof(
  fc.constantFrom(...Object.values(types.person!.fields)).chain((field) => anyCondition(field.key, field.type)),
  fc.constantFrom<FieldTypeName>('text', 'choice', 'number', 'emails', 'tags', 'date').chain((type) => anyCondition(`company.c${type}`, type)),
  anyCondition('company.parent.ctext', 'text'), anyCondition('xrelation.cchoice', 'choice'), anyCondition('company.caddress.city', 'text'),
  anyCondition('caddress.city', 'text'), anyCondition('xaddress.country', 'country'), anyCondition('caddresses.city', 'text'), anyCondition('xaddresses.street', 'text'),
  anyCondition('cpairs.Delivery', 'text'), anyCondition('xpairs.Note', 'text'), anyCondition('createdAt', 'dateTime'),
);
const visitField = fc.oneof(anyCondition('at', 'dateTime'), anyCondition('kind', 'choice'), anyCondition('xon', 'date'), anyCondition('person.ctext', 'text'), anyCondition('about', 'reference'));
const window = fc.record({ field: fc.constantFrom('at', 'xon'), days: fc.constantFrom(0, 7, 90, 3000) });

function ofVisits(): fc.Arbitrary<Criteria> {
  const name = fc.constantFrom('visits', 'mentions', 'customVisits');
  const more = { where: tree(visitField, 2), within: window };
  return fc.oneof(
    fc.record({ some: name, ...more }, { requiredKeys: ['some'] }), fc.record({ none: name, ...more }, { requiredKeys: ['none'] }),
    fc.record({ count: name, ...more, op: fc.constantFrom('atLeast' as const, 'atMost' as const, 'is' as const), value: fc.integer({ min: 0, max: 4 }) }, { requiredKeys: ['count', 'op', 'value'] }),
  ) as fc.Arbitrary<Criteria>;
}

function tree(leaf: fc.Arbitrary<Criteria>, depth: number): fc.Arbitrary<Criteria> {
  if (depth === 0) return leaf;
  const below = tree(leaf, depth - 1);
  return fc.oneof({ weight: 3, arbitrary: leaf }, fc.record({ not: below }), fc.record({ all: fc.array(below, { maxLength: 3 }) }), fc.record({ any: fc.array(below, { maxLength: 3 }) }));
}

/** Any question about people, nested, counted and across relations. */
export const anyCriteria: fc.Arbitrary<Criteria> = tree(fc.oneof({ weight: 3, arbitrary: personField }, { weight: 2, arbitrary: ofVisits() }), 3);
