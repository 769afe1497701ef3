import type { RawBuilder } from 'kysely';
import type { Language } from '../language.ts';
import { withValues, type Message } from '../message.ts';

export const fieldTypeNames = [
  'text', 'longText', 'richText', 'number', 'money', 'percent', 'date', 'dateTime', 'yesNo', 'choice', 'choices',
  'email', 'emails', 'phone', 'phones', 'url', 'address', 'addresses', 'country', 'language', 'user', 'relation',
  'reference', 'file', 'tags', 'pairs',
] as const;
export type FieldTypeName = (typeof fieldTypeNames)[number];

export const choiceColours = ['grey', 'teal', 'green', 'amber', 'red', 'blue', 'violet', 'pink'] as const;
export type ChoiceColour = (typeof choiceColours)[number];

/** One option of a choice: its stored value, its words (a message for ours, plain text for the firm's own), its colour. */
export type Option = { value: string; label: Message | string; colour: ChoiceColour };

/** A field of a record, standard or custom. Standard fields stand in `column`; custom ones under `key` in the custom document. */
export type Field = {
  key: string;
  type: FieldTypeName;
  label: Message | string;
  help?: Message | string;
  required?: boolean;
  /** Value of a new record that gives none. */
  default?: unknown;
  /** Written by the engine or by a verb of its own, never by a plain edit. */
  readOnly?: boolean;
  custom?: boolean;
  /** Database column of a standard field; a custom field has none. A reference has two: `<column>_type`, `<column>_id`. */
  column?: string;
  options?: readonly Option[];
  /** Record type a relation points to ('person', 'company', …). */
  to?: string;
  maxLength?: number;
  /** Part of the search keys of its record. */
  searched?: boolean;
  /** Heading the field stands under on the record page and in forms. */
  group?: string;
  /** Column headings in other systems' files that mean this field, lower case: the import's first guess. */
  aliases?: readonly string[];
};

/** What a value needs to be read from and shown to people: the firm's country, money and zone, the reader's language. */
export type Surroundings = {
  language: Language;
  /** ISO 3166-1 alpha-2 of the firm: phones without a country code are read as this country's. */
  country: string;
  /** ISO 4217 of the firm: amounts without a currency are in it. */
  currency: string;
  /** IANA zone of the firm: dates without a zone are in it. */
  timeZone: string;
  calendar?: 'gregory' | 'ethiopic';
  digits?: 'latn' | 'beng';
  /** How 05/03/2024 is read from a file; without it, as the firm's country writes dates. */
  dateOrder?: 'dayFirst' | 'monthFirst';
  /** Finds the value of an option, a user or a related record by what a person calls it; used by fromText. */
  lookUp?: (field: Field, words: string) => string | undefined;
  /** The words for an id (user, relation) or an option; used by toText. */
  nameOf?: (field: Field, value: string) => string | undefined;
};

/** A comparison a filter can make with a field. `takes` says what value it wants. */
export type OperatorName =
  | 'is' | 'isNot' | 'isOneOf' | 'isNoneOf' | 'contains' | 'doesNotContain' | 'startsWith'
  | 'isEmpty' | 'isNotEmpty' | 'lessThan' | 'atMost' | 'moreThan' | 'atLeast' | 'between'
  | 'on' | 'before' | 'after' | 'inTheLast' | 'inTheNext' | 'anniversaryWithin'
  | 'includesAnyOf' | 'includesAllOf' | 'includesNoneOf' | 'isMe';

/**
 * What values are compared as: each has one meaning of every operator, in SQL and in memory (src/kernel/criteria/comparisons).
 * text ignores letter case; word and id are exact; list is e-mails and phones; set is choices and tags.
 */
export type Comparison =
  | 'text' | 'word' | 'id' | 'number' | 'money' | 'day' | 'moment' | 'yesNo' | 'set' | 'list' | 'address' | 'addresses' | 'reference' | 'pairs';

/**
 * Everything one kind of field knows about itself; its browser half sits in src/web/fields/.
 * V is the stored and API form (JSON), null when empty.
 */
export type FieldType<V> = {
  type: FieldTypeName;
  /** Reads the API form, normalised; throws ValueProblem with a sentence when it is not one. null and '' mean empty. */
  parse(value: unknown, field: Field, around: Surroundings): V | null;
  /** Reads one cell of a file in whatever way people write it; throws ValueProblem. */
  fromText(text: string, field: Field, around: Surroundings): V | null;
  /** Shows the value to a person, in her language and region. */
  toText(value: V, field: Field, around: Surroundings): string;
  /** Writes the value to a file so that fromText reads the same value again; ISO dates, plain numbers, option words. */
  toFile(value: V, field: Field, around: Surroundings): string;
  comparedAs: Comparison;
  /** Comparisons the filter builder offers, in the order it offers them. */
  operators: readonly OperatorName[];
  /** Words and numbers of this value that search should find, raw; the engine folds them. */
  searchWords?(value: V, field: Field): string[];
  sql: {
    /** Column type of a standard field ('text', 'jsonb', 'uuid' …); custom values are always in the jsonb document. */
    columnType: string;
    /** SQL value to compare and sort by, from a column or from `custom->'key'` (a jsonb expression). null: cannot be compared. */
    comparable(expression: RawBuilder<unknown>, stored: 'column' | 'jsonb'): RawBuilder<unknown> | null;
    /** True when `order by` makes sense. */
    sortable: boolean;
  };
};

/** A value that could not be read: the sentence names what was expected. The caller adds which field and row. */
export class ValueProblem extends Error {
  readonly code: string;
  readonly sentence: Message;
  constructor(code: string, sentence: Message) {
    super(sentence.message);
    this.code = code;
    this.sentence = sentence;
  }
}

/** The problem of a value that cannot be read, to throw, with the values its sentence names. */
export function valueProblem(code: string, sentence: Message, values: Record<string, unknown> = {}): ValueProblem {
  return new ValueProblem(code, withValues(sentence, values));
}
