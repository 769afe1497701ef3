import { msg } from '../message.ts';
import { asciiDigits } from '../phones.ts';
import { valueProblem, type FieldType, type Surroundings } from './fieldType.ts';
import { countryOf, regionName } from './region.ts';
import { uncomparable } from './storedForm.ts';
import { clean } from './text.ts';
import { fileForm, jsonCell } from './words.ts';

/** A postal address; parts nobody gave are absent. `kind` and `primary` only in a list. */
export type Address = {
  street?: string; city?: string; region?: string; postalCode?: string; country?: string; kind?: string; primary?: boolean;
};

export const addressParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;
export const addressKinds = ['home', 'work', 'billing', 'delivery', 'other'] as const;

export const addressField: FieldType<Address> = {
  type: 'address',
  parse: (value) => parseAddress(value),
  fromText: (text) => {
    const listed = jsonCell(text);
    return listed === undefined ? readAddress(text) : parseAddress(listed);
  },
  toText: (value, _field, around) => lines(value, around).join('\n'),
  toFile: (value, field, around) => fileForm(value, positions(value), (text) => addressField.fromText(text, field, around)),
  comparedAs: 'address',
  operators: ['contains', 'doesNotContain', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => words(value),
  sql: { columnType: 'jsonb', comparable: uncomparable, sortable: false },
};

export const addressesField: FieldType<Address[]> = {
  type: 'addresses',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (!Array.isArray(value)) throw valueProblem('expected_list', msg`Expected a list.`);
    if (value.length > 50) throw valueProblem('too_many', msg`At most 50 entries are kept.`);
    return settled(value.map((entry) => parseAddress(entry)).filter((entry) => entry !== null));
  },
  fromText: (text, field, around) => {
    const listed = jsonCell(text);
    if (Array.isArray(listed)) return addressesField.parse(listed, field, around);
    // One cell is one address unless a bar or an empty line divides it: line breaks stand inside addresses.
    return settled(text.split(/\s*\|\s*|\n\s*\n/).map(readAddress).filter((entry) => entry !== null));
  },
  toText: (value, _field, around) => value.map((address) => lines(address, around).join('\n')).join('\n\n'),
  toFile: (value, field, around) => fileForm(value, value.map(positions).join(' | '), (text) => addressesField.fromText(text, field, around)),
  comparedAs: 'addresses',
  operators: ['contains', 'doesNotContain', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => value.flatMap(words),
  sql: { columnType: 'jsonb', comparable: uncomparable, sortable: false },
};

function parseAddress(value: unknown): Address | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw valueProblem('expected_address', expectedAddress);
  const given = value as Record<string, unknown>;
  const address: Address = {};
  for (const part of addressParts) {
    const text = partOf(given[part], part);
    if (text) address[part] = text;
  }
  if (!Object.keys(address).length) return null;
  const kind = partOf(given.kind, 'kind');
  if (kind) address.kind = kind;
  if (given.primary === true) address.primary = true;
  return address;
}

function partOf(value: unknown, part: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || value.length > 500) throw valueProblem('expected_address', expectedPart, { part });
  const text = clean(value.replace(/\r\n?/g, '\n'));
  if (part !== 'country' || !text) return text;
  const code = countryOf(text);
  if (!code) throw valueProblem('expected_country', msg`Expected a country, by its name or by its code of two letters, such as LK.`);
  return code;
}

/**
 * Four semicolons give the parts their places (street; city; region; postal code; country, as vCard orders them). Free text is read
 * from its end: a country if one is named, a postal code if it looks like one, then the city; the rest is the street.
 */
function readAddress(text: string): Address | null {
  const places = text.split(';');
  if (places.length === addressParts.length) {
    return parseAddress(Object.fromEntries(addressParts.map((part, index) => [part, places[index]!.trim()])));
  }
  const pieces = clean(text).split(/\s*[,;\n\r]+\s*/).filter(Boolean);
  const address: Address = {};
  const country = pieces.length > 1 ? countryOf(pieces.at(-1)!) : null;
  if (country) pieces.pop();
  const last = pieces.at(-1) ?? '';
  // "Colombo 00300" and "00300 Colombo" carry the code with the city; "Colombo 03" is a district of it.
  const code = /^(?:(.*?\D)[\s-]+)?(\d{4,6}|\d{3} \d{2,3}|\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/.exec(asciiDigits(last)) ?? null;
  if (code && pieces.length > 1) {
    address.postalCode = code[2]!;
    pieces.pop();
    if (code[1]) pieces.push(code[1].trim());
  }
  if (pieces.length > 1) address.city = pieces.pop()!;
  const street = pieces.join(', ');
  return parseAddress({ ...address, street, country });
}

/** Exactly one primary; the same address twice is one. */
function settled(addresses: Address[]): Address[] | null {
  const unique = new Map<string, Address>();
  for (const address of addresses) {
    const key = addressParts.map((part) => address[part]?.toLowerCase() ?? '').join('\n');
    const first = unique.get(key);
    unique.set(key, first ? { ...first, primary: first.primary || address.primary } : address);
  }
  const list = [...unique.values()];
  if (!list.length) return null;
  const chosen = Math.max(0, list.findIndex((address) => address.primary));
  return list.map(({ primary: _, kind, ...parts }, index) => ({ ...parts, ...(kind ? { kind } : {}), primary: index === chosen }));
}

/** As a letter's label has them: street, city with region and code, country. */
function lines(address: Address, around: Surroundings): string[] {
  const town = [address.city, address.region, address.postalCode].filter(Boolean).join(', ');
  const country = address.country && address.country !== around.country ? regionName('region', address.country, around.language) : '';
  return [...(address.street ?? '').split('\n'), town, country].filter(Boolean);
}

function positions(address: Address): string {
  return addressParts.map((part) => address[part] ?? '').join('; ');
}

function words(address: Address): string[] {
  return [address.street, address.city, address.region, address.postalCode].filter((word) => word !== undefined);
}

const expectedAddress = msg`Expected an address with street, city, region, postalCode and country.`;
const expectedPart = msg({ message: 'Expected text of at most 500 characters for “{part}” of the address.' });
