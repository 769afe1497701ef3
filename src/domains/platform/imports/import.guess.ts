import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Field, Surroundings } from '#kernel/fields/fieldType.ts';
import type { RecordType } from '#kernel/record.ts';
import { inAllLanguages } from '#server/i18n.ts';
import { withoutGuard } from '#server/tabular/csvWriter.ts';
import type { Row } from '#server/tabular/table.ts';
import { fullName, readTarget, type Target } from './import.targets.ts';
import type { ImportColumn } from './import.table.ts';
import { headingWords, knownWords } from './import.words.ts';

const samplesShown = 5;
/** Part of a column's values that must read as the field before the guess is believed. */
const believable = 0.5;
const unmistakable = 0.8;

/** Guesses the field of each column: by its heading in any of the six languages, checked against its values, then by the values alone. */
export function guessColumns(type: RecordType, header: readonly string[], sample: readonly Row[], around: Surroundings): ImportColumn[] {
  const words = wordsOf(type);
  const columns = header.map((name, index) => {
    const values = sample.filter((row) => !row.trouble).map((row) => withoutGuard(row.cells[index] ?? '').trim()).filter(Boolean);
    const meant = targetsFor(type, words, name);
    const guess = meant.find((target) => values.length === 0 || readable(target, values, around) >= believable);
    return { name, values, guess: guess?.key ?? null, doubt: guess ? null : meant[0]?.key ?? null };
  });
  for (const column of columns) column.guess ??= column.doubt ? null : guessByValues(type, column.values, around);
  return settle(type, columns).map(({ name, values, guess, doubt }) => ({ name, samples: values.slice(0, samplesShown).map((value) => value.slice(0, 200)), guess, doubt }));
}

/** What headings may mean, the likeliest first: a field's own words, then what people and other systems call it. */
function wordsOf(type: RecordType): ReadonlyMap<string, string[]> {
  const words = new Map<string, string[]>();
  const learn = (word: string, key: string) => {
    const heading = headingWords(word);
    if (heading) words.set(heading, [...(words.get(heading) ?? []).filter((other) => other !== key), key]);
  };
  for (const field of Object.values(type.fields)) {
    learn(field.key, field.key);
    for (const label of inAllLanguages(field.label)) learn(label, field.key);
  }
  const addresses = Object.values(type.fields).find((field) => field.type === 'addresses')?.key;
  for (const [word, key] of knownWords(type.name, addresses)) learn(word, key);
  for (const field of Object.values(type.fields)) for (const alias of field.aliases ?? []) learn(alias, field.key);
  return words;
}

function targetsFor(type: RecordType, words: ReadonlyMap<string, string[]>, heading: string): Target[] {
  const whole = headingWords(heading);
  const bare = whole.replace(/^(?:contact|person|customer|client|primary|main|billing contact) /, '').replace(/ \d$/, '');
  // A key written out ('addresses.city') maps itself, so that an export comes back to where it was.
  const keys = readTarget(type, heading.trim()) ? [heading.trim()] : words.get(whole) ?? words.get(bare) ?? [];
  return keys.flatMap((key) => readTarget(type, pairOf(type, key, heading)) ?? []);
}

/** A column 'Tax number' of a field that holds pairs is one pair of it, called as the column is. */
function pairOf(type: RecordType, key: string, heading: string): string {
  const field = type.fields[key];
  const isOwn = field && [field.key, ...inAllLanguages(field.label)].some((label) => headingWords(label) === headingWords(heading));
  return field?.type === 'pairs' && !isOwn ? `${key}.${heading.trim()}` : key;
}

function readable(target: Target, values: readonly string[], around: Surroundings): number {
  if (values.length === 0 || target.form === 'fullName' || target.form === 'relation' || target.form === 'pair') return 1;
  let good = 0;
  for (const value of values) if (reads(target, value, around)) good += 1;
  return good / values.length;
}

function reads(target: Target, value: string, around: Surroundings): boolean {
  const type = fieldTypeOf(target.field.type);
  try {
    if (target.form === 'addressPart') type.parse(target.field.type === 'addresses' ? [{ [target.part!]: value }] : { [target.part!]: value }, target.field, around);
    else type.fromText(value, target.field, around);
    return true;
  } catch {
    return false;
  }
}

function guessByValues(type: RecordType, values: readonly string[], around: Surroundings): string | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  const fieldOf = (kind: Field['type']) => Object.values(type.fields).find((field) => field.type === kind && !field.readOnly);
  const emails = fieldOf('emails');
  if (emails && share((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) >= unmistakable) return emails.key;
  const phones = fieldOf('phones');
  const phone = phones && readTarget(type, phones.key);
  // Bare digits are as often a number of an invoice or a member: only what is written as a telephone number counts.
  const looksDialled = (value: string) => /^(\+|00|0)[\d\s()./-]{8,}$/.test(value) && !/^\d{4}-\d\d-\d\d/.test(value);
  if (phone && share((value) => looksDialled(value) && reads(phone, value, around)) >= unmistakable) return phones.key;
  return null;
}

type Guessed = { name: string; values: string[]; guess: string | null; doubt: string | null };

/** One column a field: the one with values wins, then the first. Lists take several, and a whole name gives way to its parts. */
function settle(type: RecordType, columns: Guessed[]): Guessed[] {
  const taken = new Map<string, Guessed>();
  for (const column of columns) {
    const target = column.guess === null ? undefined : readTarget(type, column.guess);
    if (!target || target.form === 'list' || target.part === 'street' || target.field.type === 'longText') continue;
    const other = taken.get(target.key);
    if (other && (other.values.length > 0 || column.values.length === 0)) {
      column.guess = null;
    } else {
      if (other) other.guess = null;
      taken.set(target.key, column);
    }
  }
  settleAddresses(columns);
  const first = taken.get('firstName');
  const last = taken.get('lastName');
  const whole = taken.get(fullName);
  if (whole && ((first?.values.length ?? 0) > 0 || (last?.values.length ?? 0) > 0)) whole.guess = null;
  else if (whole && whole.values.length > 0) for (const part of [first, last]) if (part) part.guess = null;
  return columns;
}

/** 'Address' beside 'City' and 'Postal code' is the street of one address; alone it holds the whole of it. */
function settleAddresses(columns: readonly Guessed[]): void {
  const parts = new Set(columns.flatMap(({ guess }) => (guess && /\.(city|region|postalCode|country)$/.test(guess) ? [guess.replace(/\.\w+$/, '')] : [])));
  const streets = new Set(columns.flatMap(({ guess }) => (guess?.endsWith('.street') ? [guess] : [])));
  for (const column of columns) {
    const street = column.guess && /^(.+)\.street$/.exec(column.guess);
    if (street && !parts.has(street[1]!)) column.guess = street[1]!;
    else if (column.guess && parts.has(column.guess) && !streets.has(`${column.guess}.street`)) column.guess += '.street';
  }
}
