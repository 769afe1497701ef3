import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msg } from '../message.ts';
import { countryCodes } from '../places.ts';
import { fieldTypeNames, type Field, type FieldTypeName, type Surroundings, ValueProblem } from './fieldType.ts';
import { languageCodes } from './region.ts';
import { fieldTypeOf } from './registry.ts';

const around: Surroundings = { language: 'en', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' };
const armenia: Surroundings = { language: 'hy', country: 'AM', currency: 'AMD', timeZone: 'Asia/Yerevan' };

const options = [
  { value: 'new', label: msg`New`, colour: 'grey' as const },
  { value: 'regular', label: 'Regular, weekly', colour: 'teal' as const },
  { value: 'new2', label: 'new', colour: 'teal' as const },
  { value: 'gone', label: 'Gone; away', colour: 'red' as const },
];

function field(type: FieldTypeName, more: Partial<Field> = {}): Field {
  return { key: 'it', type, label: 'It', options, ...more };
}

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const email = fc.emailAddress({ size: 'small' });
const phone = fc.tuple(fc.constantFrom('+9477', '+3749', '+2519', '+88017', '+9198'), fc.integer({ min: 1_000_000, max: 99_999_999 })).map(([start, rest]) => start + rest);
const kind = fc.constantFrom('work', 'home', 'mobile', 'other', 'Head office', '');
const contacts = (value: fc.Arbitrary<string>) => fc.array(fc.record({ value, kind, primary: fc.boolean() }), { maxLength: 4 });
const address = fc.record({ street: word, city: word, region: word, postalCode: fc.stringMatching(/^\d{0,5}$/), country: fc.constantFrom('', ...countryCodes), kind }, { requiredKeys: [] });
const day = fc.date({ min: new Date('0003-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

/** What a client could send for each type; what `parse` refuses or takes for empty is passed over. */
const given: Record<FieldTypeName, fc.Arbitrary<unknown>> = {
  text: word, longText: fc.string({ unit: 'grapheme' }),
  richText: fc.array(fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<li>', '<a href="https://x.lk?a=1&b=2">', 'Hello', '&amp;', '&', '<', '>', '"', ' ', '&nbsp;', 'é')).map((parts) => parts.join('')),
  number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.integer().map((n) => n / 1000)),
  percent: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer().map((n) => n / 1000)),
  money: fc.record({ amount: fc.maxSafeInteger(), currency: fc.constantFrom('LKR', 'JPY', 'KWD', 'AMD', 'ETB', 'BDT', 'INR', 'CLF') }),
  date: day,
  dateTime: fc.date({ min: new Date('0003-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  yesNo: fc.boolean(),
  choice: fc.constantFrom(...options.map((option) => option.value)),
  choices: fc.uniqueArray(fc.constantFrom(...options.map((option) => option.value))),
  email, emails: contacts(email), phone, phones: contacts(phone),
  url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  address, addresses: fc.array(address, { maxLength: 3 }),
  country: fc.constantFrom(...countryCodes), language: fc.constantFrom(...languageCodes),
  user: fc.uuid(), relation: fc.uuid(), file: fc.uuid(),
  reference: fc.record({ type: fc.constantFrom('person', 'company'), id: fc.uuid() }),
  tags: fc.array(word, { maxLength: 4 }),
  pairs: fc.dictionary(word, word, { maxKeys: 4 }),
};

test.each(fieldTypeNames)('a %s written to a file reads back as the same value', (name) => {
  const type = fieldTypeOf(name);
  for (const place of [around, armenia]) {
    fc.assert(fc.property(given[name], (input) => {
      const value = readable(() => type.parse(input, field(name), place));
      if (value === null) return;
      expect(type.fromText(type.toFile(value, field(name), place), field(name), place)).toEqual(value);
    }), { numRuns: 150 });
  }
});

test.each(fieldTypeNames)('a parsed %s parses to itself and shows as words', (name) => {
  const type = fieldTypeOf(name);
  fc.assert(fc.property(given[name], (input) => {
    const value = readable(() => type.parse(input, field(name), around));
    if (value === null) return;
    expect(type.parse(JSON.parse(JSON.stringify(value)), field(name), around)).toEqual(value);
    expect(type.toText(value, field(name), around)).toBeTypeOf('string');
  }), { numRuns: 100 });
});

test.each(fieldTypeNames)('whatever stands in a cell, a %s is read or refused with a sentence', (name) => {
  const type = fieldTypeOf(name);
  expect(type.fromText('  ', field(name), around)).toBeNull();
  expect(type.parse(null, field(name), around)).toBeNull();
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.json()), (text) => {
    const value = readable(() => type.fromText(text, field(name), around));
    if (value !== null) expect(type.parse(value, field(name), around)).toEqual(value);
  }), { numRuns: 200 });
  fc.assert(fc.property(fc.anything(), (input) => {
    readable(() => type.parse(input, field(name), around));
  }), { numRuns: 200 });
});

/** The value, or null where the type refuses with a sentence; any other error fails the test. */
function readable<V>(read: () => V): V | null {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof ValueProblem) return null;
    throw problem;
  }
}
