import { beforeAll, describe, expect, test } from 'vitest';
import { assembleDomains } from '#app/domains.ts';
import type { Surroundings } from '#kernel/fields/fieldType.ts';
import type { RecordType } from '#kernel/record.ts';
import { standardTypes } from '#server/records/registry.ts';
import { guessColumns } from './import.guess.ts';

const around: Surroundings = { language: 'en', country: 'LK', currency: 'LKR', timeZone: 'Asia/Colombo' };
let person: RecordType;
let company: RecordType;

beforeAll(() => {
  assembleDomains({ dataDir: '/nonexistent' });
  person = standardTypes().find((type) => type.name === 'person')!;
  company = standardTypes().find((type) => type.name === 'company')!;
});

function guess(type: RecordType, header: string, ...rows: string[]) {
  const columns = guessColumns(type, header.split(','), rows.map((row, index) => ({ line: index + 2, cells: row.split(',') })), around);
  return Object.fromEntries(columns.map(({ name, guess: key }) => [name, key]));
}

describe('headings', () => {
  test.each([
    ['HubSpot', 'First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lifecycle Stage', ['firstName', 'lastName', 'emails', 'phones', 'jobTitle', 'company', 'lifecycleStage']],
    ['Mailchimp', 'Email Address,First Name,Last Name,MEMBER_RATING,TAGS', ['emails', 'firstName', 'lastName', null, 'tags']],
    ['Brevo', 'EMAIL,LASTNAME,FIRSTNAME,SMS,EMAIL_BLACKLISTED', ['emails', 'lastName', 'firstName', 'phones', null]],
    ['systeme.io', 'Email,First name,Surname,Phone number,Country,Tags', ['emails', 'firstName', 'lastName', 'phones', 'addresses.country', 'tags']],
    ['Google', 'First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Organization Name,Birthday', ['firstName', 'lastName', 'emails', 'phones', 'company', 'birthday']],
    ['Sinhala', 'නම,දුරකථන අංකය,ඊමේල්,නගරය', ['fullName', 'phones', 'emails', 'addresses.city']],
    ['Tamil', 'பெயர்,தொலைபேசி,மின்னஞ்சல்,நிறுவனம்', ['fullName', 'phones', 'emails', 'company']],
    ['Amharic', 'የመጀመሪያ ስም,የአባት ስም,ስልክ,ከተማ', ['firstName', 'lastName', 'phones', 'addresses.city']],
    ['Bengali', 'নাম,মোবাইল,ঠিকানা,শহর', ['fullName', 'phones[mobile]', 'addresses.street', 'addresses.city']],
    ['Armenian', 'Անուն,Ազգանուն,Հեռախոս,Էլ. փոստ', ['firstName', 'lastName', 'phones', 'emails']],
    ['snake and camel', 'first_name,lastName,mobile_phone,mailing_city,billing_postal_code', ['firstName', 'lastName', 'phones[mobile]', 'addresses.city', 'addresses[billing].postalCode']],
  ])('of %s are known', (_system, header, expected) => {
    expect(Object.values(guess(person, header))).toEqual(expected);
  });

  test('of companies are known, and a registration number is kept under its own name', () => {
    expect(guess(company, 'Company,Industry,Employees,Website URL,VAT number,Parent account')).toEqual({
      Company: 'name', Industry: 'sector', Employees: 'size', 'Website URL': 'website', 'VAT number': 'identifiers.VAT number', 'Parent account': 'parent',
    });
  });
});

describe('values', () => {
  test('that do not read as the field keep the column out, and the doubt is said', () => {
    const [column] = guessColumns(person, ['Phone'], [{ line: 2, cells: ['WIDCNIeVb5iHBWziEBitQw=='] }, { line: 3, cells: ['n/k'] }], around);
    expect(column).toEqual({ name: 'Phone', samples: ['WIDCNIeVb5iHBWziEBitQw==', 'n/k'], guess: null, doubt: 'phones' });
  });

  test('show what a column without a telling heading holds', () => {
    expect(guess(person, 'A,B,C', 'Amal,amal@example.com,077 123 4567', 'Nila,nila@example.com,+94 71 555 0000')).toEqual({ A: null, B: 'emails', C: 'phones' });
  });

  test('of a bare number are no telephone', () => {
    expect(guess(person, 'Member', '100234', '100235')).toEqual({ Member: null });
  });
});

describe('columns that compete', () => {
  test('a whole name gives way to filled first and last names, and empty ones give way to it', () => {
    expect(guess(person, 'Name,First name,Last name', 'Nila Silva,Nila,Silva')).toEqual({ Name: null, 'First name': 'firstName', 'Last name': 'lastName' });
    expect(guess(person, 'Name,First name,Last name', 'Nila Silva,,')).toEqual({ Name: 'fullName', 'First name': null, 'Last name': null });
  });

  test('an address alone is a whole one; beside a city it is the street', () => {
    expect(guess(person, 'Name,Address')).toEqual({ Name: 'fullName', Address: 'addresses' });
    expect(guess(person, 'Name,Address,City')).toEqual({ Name: 'fullName', Address: 'addresses.street', City: 'addresses.city' });
  });

  test('the heading the errors file adds is nothing', () => {
    expect(guess(person, 'Name,What is wrong', 'Nila,Phone: Expected a telephone number.')).toEqual({ Name: 'fullName', 'What is wrong': null });
  });
});
