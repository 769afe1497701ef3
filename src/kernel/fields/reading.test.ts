import { describe, expect, test } from 'vitest';
import { msg } from '../message.ts';
import type { Field, FieldTypeName, Surroundings } from './fieldType.ts';
import { fieldTypeOf } from './registry.ts';

const lanka: Surroundings = { language: 'en', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' };
const armenia: Surroundings = { language: 'hy', country: 'AM', currency: 'AMD', timeZone: 'Asia/Yerevan' };
const ethiopia: Surroundings = { language: 'am', country: 'ET', currency: 'ETB', timeZone: 'Africa/Addis_Ababa' };
const america: Surroundings = { language: 'en', country: 'US', currency: 'USD', timeZone: 'America/New_York' };
const bangladesh: Surroundings = { language: 'bn', country: 'BD', currency: 'BDT', timeZone: 'Asia/Dhaka', digits: 'beng' };

const stages = [
  { value: 'customer', label: msg`Customer`, colour: 'green' as const },
  { value: 'lost', label: 'Lost, for now', colour: 'red' as const },
];

function read(type: FieldTypeName, text: string, around = lanka): unknown {
  return fieldTypeOf(type).fromText(text, field(type), around);
}

function shown(type: FieldTypeName, value: unknown, around = lanka): string {
  return fieldTypeOf(type).toText(value, field(type), around).replace(/[\u00a0\u202f]/g, ' ');
}

function field(type: FieldTypeName): Field {
  return { key: 'it', type, label: 'It', options: stages };
}

test.each([
  ['2024-03-05', '2024-03-05'], ['05/03/2024', '2024-03-05'], ['5.3.2024', '2024-03-05'], ['5-3-24', '2024-03-05'], ['2024/3/5', '2024-03-05'],
  ['03/25/2024', '2024-03-25'], ['5 March 2024', '2024-03-05'], ['March 5th, 2024', '2024-03-05'], ['5-Mar-24', '2024-03-05'], ['Tue, 5 Mar 2024', '2024-03-05'],
  ['20240305', '2024-03-05'], ['45356', '2024-03-05'], ['2024-03-05 00:00:00', '2024-03-05'], ['2024-03-05T00:00:00.000Z', '2024-03-05'], ['৫/৩/২০২৪', '2024-03-05'],
  ['5 মার্চ 2024', '2024-03-05'], ['5 மார்ச், 2024', '2024-03-05'], ['2024 මාර්තු 5', '2024-03-05'], ['5 մարտի, 2024 թ.', '2024-03-05'], ['5 մարտի 2024', '2024-03-05'], ['5 ማርች 2024', '2024-03-05'],
])('the date %s reads as %s', (text, day) => {
  expect(read('date', text)).toBe(day);
});

test('05/03/2024 follows the country, and the choice of the import before it', () => {
  expect(read('date', '05/03/2024', america)).toBe('2024-05-03');
  expect(read('date', '05/03/2024', { ...america, dateOrder: 'dayFirst' })).toBe('2024-03-05');
  expect(read('date', '05/03/2024', { ...lanka, dateOrder: 'monthFirst' })).toBe('2024-05-03');
});

test.each(['2024-02-30', '31/04/2024', '2024', '12', 'soon', '1/2', '99/99/9999', '123456'])('%s is no date', (text) => {
  expect(() => read('date', text)).toThrow('Expected a date');
});

test('a time without a zone is the firm\'s wall clock', () => {
  expect(read('dateTime', '05/03/2024 3:30 pm')).toBe('2024-03-05T10:00:00.000Z');
  expect(read('dateTime', '2024-03-05T15:30:00+05:30')).toBe('2024-03-05T10:00:00.000Z');
  expect(read('dateTime', '2024-03-05 15:30:00 UTC')).toBe('2024-03-05T15:30:00.000Z');
  expect(read('dateTime', '45356.5')).toBe('2024-03-05T06:30:00.000Z');
  expect(read('dateTime', '5 March 2024')).toBe('2024-03-04T18:30:00.000Z');
  // The hour that clocks skip in New York.
  expect(read('dateTime', '2024-03-10 02:30', america)).toBe('2024-03-10T07:30:00.000Z');
});

test.each([
  ['1,84,250.50', 184250.5], ['1.234,56', 1234.56], ['1 234,5', 1234.5], ['1,234', 1234], ['1.234', 1.234], ['-12', -12], ['(12)', -12], ['12-', -12], ['−12', -12],
  ['1.2E+05', 120000], ['১২৩.৫', 123.5], ["1'234.5", 1234.5], ['.5', 0.5], ['1,5', 1.5], ['1.234.567', 1234567], ['007', 7],
])('the number %s reads as %d', (text, value) => {
  expect(read('number', text)).toBe(value);
});

test('one mark before three digits follows the country', () => {
  expect(read('number', '1.234', armenia)).toBe(1.234);
  expect(read('number', '1,234', armenia)).toBe(1.234);
  expect(read('number', '1.234', { ...armenia, country: 'DE' })).toBe(1234);
});

test.each(['1.2.3', '12/5', 'abc', '1,23,4', '12 apples', '--1', '1e999'])('%s is no number', (text) => {
  expect(() => read('number', text)).toThrow('Expected a number');
});

test.each([
  ['Rs 1,84,250.50', { amount: 18425050, currency: 'LKR' }], ['Rs. 250/-', { amount: 25000, currency: 'LKR' }], ['1.234,56 €', { amount: 123456, currency: 'EUR' }],
  ['LKR 250', { amount: 25000, currency: 'LKR' }], ['¥1200', { amount: 1200, currency: 'JPY' }], ['1.500 KWD', { amount: 1500, currency: 'KWD' }],
  ['(1,250.00)', { amount: -125000, currency: 'LKR' }], ['-$5', { amount: -500, currency: 'USD' }], ['$-5', { amount: -500, currency: 'USD' }], ['රු. 100', { amount: 10000, currency: 'LKR' }],
  ['250', { amount: 25000, currency: 'LKR' }], ['5000 ৳', { amount: 500000, currency: 'BDT' }],
])('the amount %s reads as %o', (text, money) => {
  expect(read('money', text)).toEqual(money);
});

test('a shared sign is the firm\'s own money where it is one of its owners', () => {
  expect(read('money', 'Rs 5', ethiopia)).toEqual({ amount: 500, currency: 'INR' });
  expect(read('money', 'Br 5', ethiopia)).toEqual({ amount: 500, currency: 'ETB' });
  expect(() => read('money', '5.5 JPY')).toThrow(/at most/);
  expect(() => read('money', '5 cows')).toThrow(/no currency/);
});

test('percent signs are read in any place', () => {
  expect(['12.5%', '12,5 %', '%12.5', '12.5'].map((text) => read('percent', text))).toEqual([12.5, 12.5, 12.5, 12.5]);
  expect(shown('percent', 12.5)).toBe('12.5%');
});

test('yes and no are read in six languages', () => {
  expect(['Yes', 'TRUE', '1', 'ඔව්', 'ஆம்', 'አዎ', 'হ্যাঁ', 'ԱՅՈ'].map((text) => read('yesNo', text))).not.toContain(false);
  expect(['no', 'FALSE', '0', 'නැත', 'இல்லை', 'አይ', 'না', 'ոչ'].map((text) => read('yesNo', text))).not.toContain(true);
  expect(() => read('yesNo', 'maybe')).toThrow('Expected yes or no');
});

test('several e-mails stand in one cell however people part them', () => {
  const two = [{ value: 'nimal@x.lk', kind: 'work', primary: true }, { value: 'kamal@y.lk', kind: 'work', primary: false }];
  for (const text of ['nimal@x.lk; kamal@y.lk', 'nimal@x.lk,kamal@y.lk', 'nimal@x.lk\nkamal@y.lk', '"Perera, Nimal" <nimal@X.LK>, Kamal <kamal@y.lk>', 'nimal@x.lk kamal@y.lk', 'nimal@x.lk;NIMAL@x.lk;kamal@y.lk']) {
    expect(read('emails', text)).toEqual(two);
  }
  expect(read('emails', 'nimal@x.lk (home)')).toEqual([{ value: 'nimal@x.lk', kind: 'home', primary: true }]);
});

test.each(['nimal', 'nimal@', '@x.lk', 'ni mal@x.lk', 'nimal@x', 'nimal@-x.lk', 'a..b@x.lk', '.a@x.lk', 'a@x..lk', 'a@1.2.3.4', `${'a'.repeat(65)}@x.lk`])('%s is no e-mail address', (text) => {
  expect(() => fieldTypeOf('email').parse(text, field('email'), lanka)).toThrow('Expected an e-mail address');
});

test.each([['Nimal.P@EXAMPLE.com', 'Nimal.P@example.com'], ['o\'brien+x@mail.co.uk', 'o\'brien+x@mail.co.uk'], ['නිමල්@උදාහරණ.ලංකා', 'නිමල්@උදාහරණ.ලංකා'], ['mailto:a@b.lk', 'a@b.lk']])('the e-mail %s is kept as %s', (text, kept) => {
  expect(fieldTypeOf('email').parse(text, field('email'), lanka)).toBe(kept);
});

test('phones are kept in E.164 and shown as the country writes them', () => {
  const phones = read('phones', '077 123 4567 / 011-2345678; +374 91 234567') as { value: string }[];
  expect(phones.map((phone) => phone.value)).toEqual(['+94771234567', '+94112345678', '+37491234567']);
  expect(shown('phones', phones)).toBe('077 123 4567, 0112 345 678, +374 91 234567');
  expect(() => read('phones', '12')).toThrow('Expected a telephone number');
});

describe('a list of contacts', () => {
  const parse = (value: unknown) => fieldTypeOf('emails').parse(value, field('emails'), lanka);

  test('has exactly one primary', () => {
    expect(parse([{ value: 'a@b.lk' }, { value: 'c@d.lk', primary: true }, { value: 'e@f.lk', primary: true }])).toEqual([
      { value: 'a@b.lk', kind: 'work', primary: false }, { value: 'c@d.lk', kind: 'work', primary: true }, { value: 'e@f.lk', kind: 'work', primary: false },
    ]);
    expect(parse(['a@b.lk'])).toEqual([{ value: 'a@b.lk', kind: 'work', primary: true }]);
  });

  test('keeps one of two that are the same, and its being primary', () => {
    expect(parse([{ value: 'a@b.lk', kind: 'home' }, { value: 'c@d.lk' }, { value: 'A@B.lk', primary: true }])).toEqual([
      { value: 'a@b.lk', kind: 'home', primary: true }, { value: 'c@d.lk', kind: 'work', primary: false },
    ]);
  });

  test('refuses what is none', () => {
    expect(() => parse('a@b.lk')).toThrow('Expected a list');
    expect(() => parse([{ email: 'a@b.lk' }])).toThrow('Expected an entry');
    expect(parse([])).toBeNull();
  });
});

test('a choice is read by its value or its words, in the reader\'s language too', () => {
  const around: Surroundings = { ...lanka, language: 'si', nameOf: (_field, value) => (value === 'customer' ? 'පාරිභෝගිකයා' : undefined), lookUp: (_field, words) => (words === 'ደንበኛ' ? 'customer' : undefined) };
  expect(['customer', 'CUSTOMER', 'Customer', 'පාරිභෝගිකයා', 'ደንበኛ'].map((text) => read('choice', text, around))).toEqual(Array(5).fill('customer'));
  expect(read('choices', 'Customer; Lost, for now', around)).toEqual(['customer', 'lost']);
  expect(read('choices', 'lost, customer')).toEqual(['customer', 'lost']);
  expect(shown('choice', 'customer', around)).toBe('පාරිභෝගිකයා');
  expect(() => read('choice', 'rich')).toThrow('not one of the choices');
});

test('countries and languages are read by code and by name in six languages', () => {
  expect(['LK', 'lk', 'Sri Lanka', 'ශ්‍රී ලංකාව', 'இலங்கை', 'ሲሪላንካ', 'শ্রীলঙ্কা', 'Շրի Լանկա'].map((text) => read('country', text))).toEqual(Array(8).fill('LK'));
  expect(read('country', 'UK')).toBe('GB');
  expect(['si', 'Sinhala', 'සිංහල'].map((text) => read('language', text))).toEqual(['si', 'si', 'si']);
  expect(shown('country', 'AM', armenia)).toBe('Հայաստան');
});

test('an address is read from places, from lines, and shown without the firm\'s own country', () => {
  expect(read('address', '12 Galle Road; Colombo 03; Western; 00300; LK')).toEqual({ street: '12 Galle Road', city: 'Colombo 03', region: 'Western', postalCode: '00300', country: 'LK' });
  expect(read('address', '12 Galle Road\nColombo 00300\nSri Lanka')).toEqual({ street: '12 Galle Road', city: 'Colombo', postalCode: '00300', country: 'LK' });
  expect(read('address', 'Colombo')).toEqual({ street: 'Colombo' });
  expect(shown('address', { street: '12 Galle Road', city: 'Colombo', country: 'LK' })).toBe('12 Galle Road\nColombo');
  expect(shown('address', { city: 'Colombo', country: 'LK' }, armenia)).toBe('Colombo\nՇրի Լանկա');
});

test('web addresses are http or https only', () => {
  expect(read('url', 'example.com/shop')).toBe('https://example.com/shop');
  for (const text of ['javascript:alert(1)', 'ftp://x.lk', 'data:text/html,x', 'http://', 'https://a b.lk', 'java\nscript:alert(1)']) expect(() => read('url', text)).toThrow('Expected a web address');
});

test('dates, numbers and money are shown as the reader writes them', () => {
  expect(shown('number', 1234567.5, bangladesh)).toBe('১২,৩৪,৫৬৭.৫');
  expect(shown('number', 1234567.5, armenia)).toBe('1 234 567,5');
  expect(shown('money', { amount: 125000, currency: 'LKR' })).toMatch(/1,250\.00/);
  expect(shown('money', { amount: 1250, currency: 'JPY' })).toBe('¥1,250');
  expect(shown('date', '2024-09-11', { ...ethiopia, calendar: 'ethiopic' })).toMatch(/2017/);
  expect(shown('date', '2024-03-05', lanka)).toMatch(/Mar 2024|5 Mar/);
});

test('pairs and tags are read from a cell and refuse what they could not give back', () => {
  expect(read('pairs', 'Delivery: Mornings; Note = Ring twice')).toEqual({ Delivery: 'Mornings', Note: 'Ring twice' });
  expect(read('tags', 'vip, Shop; VIP')).toEqual(['vip', 'Shop']);
  expect(() => fieldTypeOf('tags').parse(['a;b'], field('tags'), lanka)).toThrow('cannot hold');
});

test('text loses what PostgreSQL cannot keep, and has a length', () => {
  expect(fieldTypeOf('text').parse(' a\u0000b\nc\ud800 ', field('text'), lanka)).toBe('ab c\ufffd');
  expect(() => fieldTypeOf('text').parse('abcd', { ...field('text'), maxLength: 3 }, lanka)).toThrow('longer than');
  expect(() => fieldTypeOf('text').parse(5, field('text'), lanka)).toThrow('Expected text');
});
