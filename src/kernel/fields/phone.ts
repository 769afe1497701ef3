import { msg } from '../message.ts';
import { localPhone, parsePhone, phoneDigits } from '../phones.ts';
import { contactsFromText, contactsToFile, parseContacts, type Contact, type ContactReader } from './contactList.ts';
import { valueProblem, type FieldType, type Surroundings } from './fieldType.ts';
import { asText, primaryOf } from './storedForm.ts';
import { requireText, textOperators } from './text.ts';
import { fileForm } from './words.ts';

/** One number, kept in E.164; an extension is kept only by the list type. */
export const phoneField: FieldType<string> = {
  type: 'phone',
  parse: (value, _field, around) => readOptional(requireText(value), around),
  fromText: (text, _field, around) => readOptional(text, around),
  toText: (value, _field, around) => localPhone(value, around.country),
  toFile: (value) => value,
  comparedAs: 'text',
  operators: textOperators,
  searchWords: phoneDigits,
  sql: { columnType: 'text', comparable: asText, sortable: true },
};

export const phoneKinds = ['mobile', 'work', 'home', 'whatsapp', 'fax', 'other'] as const;

const reader: ContactReader = { read: readPhone, usualKind: 'mobile', kinds: phoneKinds };

// A slash between two whole numbers separates them; inside one it is only an ornament (01/234567).
const separators = /[;,\n\r|]+(?![^(]*\))|\s+\/\s+|(?<=(?:\d[\s-]?){7})\/(?=\+?(?:\d[\s-]?){7})/;

export const phonesField: FieldType<Contact[]> = {
  type: 'phones',
  parse: (value, _field, around) => parseContacts(value, reader, around),
  fromText: (text, _field, around) => contactsFromText(text, reader, separators, around),
  toText: (value, _field, around) => value.map((contact) => shown(contact, around)).join(', '),
  toFile: (value, field, around) => fileForm(value, contactsToFile(value, spelled, reader), (text) => phonesField.fromText(text, field, around)),
  comparedAs: 'list',
  operators: ['contains', 'doesNotContain', 'is', 'isNot', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => value.flatMap((contact) => phoneDigits(contact.value)),
  sql: { columnType: 'jsonb', comparable: primaryOf, sortable: false },
};

function readPhone(text: string, around: Surroundings): { value: string; extension?: string } {
  const phone = parsePhone(text, around.country);
  if (!phone) throw valueProblem('expected_phone', msg`Expected a telephone number, such as +94 77 123 4567.`);
  return { value: phone.e164, ...(phone.extension ? { extension: phone.extension } : {}) };
}

function readOptional(text: string, around: Surroundings): string | null {
  return text.trim() ? readPhone(text, around).value : null;
}

function spelled(contact: Contact): string {
  return contact.extension ? `${contact.value} ext. ${contact.extension}` : contact.value;
}

function shown(contact: Contact, around: Surroundings): string {
  const number = localPhone(contact.value, around.country);
  return contact.extension ? `${number} ext. ${contact.extension}` : number;
}
