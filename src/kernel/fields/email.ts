import { msg } from '../message.ts';
import { contactsFromText, contactsToFile, parseContacts, type Contact, type ContactReader } from './contactList.ts';
import { valueProblem, type FieldType } from './fieldType.ts';
import { asText, primaryOf } from './storedForm.ts';
import { clean, requireText, textOperators } from './text.ts';
import { fileForm } from './words.ts';

export const emailField: FieldType<string> = {
  type: 'email',
  parse: (value) => readOptional(requireText(value)),
  fromText: (text) => readOptional(text),
  toText: (value) => value,
  toFile: (value) => value,
  comparedAs: 'text',
  operators: textOperators,
  searchWords: (value) => [value],
  sql: { columnType: 'text', comparable: asText, sortable: true },
};

export const emailKinds = ['work', 'home', 'other'] as const;

const reader: ContactReader = { read: (text) => ({ value: readEmail(text) }), usualKind: 'work', kinds: emailKinds };

export const emailsField: FieldType<Contact[]> = {
  type: 'emails',
  parse: (value, _field, around) => parseContacts(value, reader, around),
  fromText: (text, _field, around) => contactsFromText(text, reader, separators(text), around),
  toText: (value) => value.map((contact) => contact.value).join(', '),
  toFile: (value, field, around) => fileForm(value, contactsToFile(value, (contact) => contact.value, reader), (text) => emailsField.fromText(text, field, around)),
  comparedAs: 'list',
  operators: ['contains', 'doesNotContain', 'is', 'isNot', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => value.map((contact) => contact.value),
  sql: { columnType: 'jsonb', comparable: primaryOf, sortable: false },
};

/** Reads one address: '<…>' and 'mailto:' come off, the domain is lower-cased (RFC 5321 2.4: the local part is its host's own affair). */
export function readEmail(text: string): string {
  const plain = clean(text).replace(/^mailto:/i, '').replace(/^[^<>]*<([^<>]+)>$/, '$1').trim();
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, at);
  const domain = plain.slice(at + 1).toLowerCase().replace(/\.$/, '');
  if (at < 1 || !isLocal(local) || !isDomain(domain) || octets(`${local}@${domain}`) > 254) {
    throw valueProblem('expected_email', msg`Expected an e-mail address, such as nimal@example.com.`);
  }
  return `${local}@${domain}`;
}

function readOptional(text: string): string | null {
  return text.trim() ? readEmail(text) : null;
}

/** Dot-atom of RFC 5322 with the letters of RFC 6531, at most 64 octets; quoted local parts are legal and in nobody's list of customers. */
function isLocal(local: string): boolean {
  return octets(local) <= 64 && /^[^\s\p{C}"(),:;<>@[\]\\.]+(?:\.[^\s\p{C}"(),:;<>@[\]\\.]+)*$/u.test(local);
}

/** Two labels or more, letters and digits of any script with hyphens inside; the last one is no number. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.length < 2 || octets(domain) > 253 || /^\d+$/.test(labels.at(-1)!)) return false;
  return labels.every((label) => octets(label) <= 63 && /^[\p{L}\p{N}](?:(?:[\p{L}\p{N}\p{M}-]|\u200c|\u200d)*[\p{L}\p{N}\p{M}])?$/u.test(label));
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Outlook writes "Perera, Nimal <n@x.lk>; …": with angle brackets about, commas belong to names. */
function separators(text: string): RegExp {
  return text.includes('<') ? /[;\n\r]+|(?<=>)\s*,/ : /[;,\n\r|]+(?![^(]*\))|\s+(?=[^\s()]+@)/;
}
