import type { Field, OperatorName, Surroundings } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import { localeTag } from '../language.ts';
import { msg, withValues, type Message } from '../message.ts';
import { utcOf } from '../when.ts';
import { dateFormat } from '../formats.ts';
import type { CountCriterion, Criteria, FieldCriterion, Window } from './criteria.ts';
import { isPeriod, type Period, type Span } from './relative.ts';

/**
 * A filter in words, as a tree of the same shape: sentences whose values may be sentences, so that each language orders them as it
 * needs, and groups whose parts a chip each can show. `path` is the node's place in the criteria tree ('all.0').
 */
export type Wording =
  | { kind: 'sentence'; path: string; sentence: Message }
  | { kind: 'group'; path: string; join: 'all' | 'any'; parts: Wording[] };

/** What the words need to know of a record type; a RecordType is one, and so is what GET /meta says of it. */
export type Described = { name: string; fields: Record<string, Field>; related: Record<string, { record: string; label: Message | string }> };

export type Vocabulary = { typeOf: (name: string) => Described | undefined; around: Surroundings };

/** Says checked criteria about records of `type` in words. */
export function criteriaWords(criteria: Criteria, type: Described, vocabulary: Vocabulary): Wording {
  return word(criteria, { type, vocabulary, path: [] });
}

/** The words as one text; `translate` finds a message's sentence in the reader's language and fills in its values. */
export function say(wording: Wording, translate: (message: Message) => string, around: Surroundings): string {
  if (wording.kind === 'sentence') return translate(withValues(wording.sentence, spokenValues(wording.sentence.values ?? {}, translate, around)));
  if (!wording.parts.length) return translate(wording.join === 'all' ? everything : nothing);
  const parts = wording.parts.map((part) => {
    const said = say(part, translate, around);
    return part.kind === 'group' && part.parts.length > 1 ? `(${said})` : said;
  });
  return listed(parts, wording.join === 'all' ? 'conjunction' : 'disjunction', around);
}

type Seat = { type: Described; vocabulary: Vocabulary; path: (string | number)[] };

function word(node: Criteria, seat: Seat): Wording {
  if ('all' in node) return group('all', node.all, seat);
  if ('any' in node) return group('any', node.any, seat);
  const sentence = sentenceOf(node, seat);
  return { kind: 'sentence', path: seat.path.join('.'), sentence };
}

function group(join: 'all' | 'any', nodes: Criteria[], seat: Seat): Wording {
  return { kind: 'group', path: seat.path.join('.'), join, parts: nodes.map((node, index) => word(node, { ...seat, path: [...seat.path, join, index] })) };
}

function sentenceOf(node: Exclude<Criteria, { all: unknown } | { any: unknown }>, seat: Seat): Message {
  if ('not' in node) return withValues(denial, { condition: word(node.not, { ...seat, path: [...seat.path, 'not'] }) });
  if ('search' in node) return withValues(finds, { words: node.search });
  if ('field' in node) return fieldSentence(node, seat);
  return relatedSentence(node, seat);
}

function fieldSentence(node: FieldCriterion, seat: Seat): Message {
  const { labels, field } = labelled(node.field, seat);
  return withValues(comparisonOf(node), { field: { parts: labels }, ...valuesOf(node, field, seat.vocabulary.around) });
}

/** The labels on the way ('Company', 'Sector') and the field at the end; a field that is gone is called by its key. */
function labelled(path: string, { type, vocabulary }: Seat): { labels: (Message | string)[]; field: Field } {
  const labels: (Message | string)[] = [];
  let at: Described | undefined = type;
  let field: Field | undefined;
  for (const step of path.split('.')) {
    field = at && Object.hasOwn(at.fields, step) ? at.fields[step]! : partField(step, field);
    labels.push(field.label);
    at = field.type === 'relation' && field.to ? vocabulary.typeOf(field.to) : undefined;
  }
  return { labels, field: field! };
}

function partField(step: string, whole: Field | undefined): Field {
  const known = whole?.type === 'address' || whole?.type === 'addresses' ? addressWords[step] : undefined;
  return { key: step, type: known && step === 'country' ? 'country' : 'text', label: known ?? step };
}

function comparisonOf({ op, value }: FieldCriterion): Message {
  if (op === 'inTheLast' || op === 'inTheNext') return spans[op][Object.keys(spanOf(value))[0] as keyof typeof spans.inTheLast];
  if (isPeriod(value)) return periodic[op as keyof typeof periodic] ?? comparisons[op];
  return comparisons[op];
}

function valuesOf({ op, value }: FieldCriterion, field: Field, around: Surroundings): Record<string, unknown> {
  if (value === undefined) return {};
  if (op === 'inTheLast' || op === 'inTheNext') return { amount: Object.values(spanOf(value))[0] };
  if (op === 'anniversaryWithin') return { amount: Object.values(spanOf(value))[0] };
  if (op === 'between') return { from: said((value as unknown[])[0], field, around), to: said((value as unknown[])[1], field, around) };
  if (!Array.isArray(value)) return { value: said(value, field, around) };
  return { value: { parts: value.map((one) => said(one, field, around)), list: op === 'includesAllOf' ? 'conjunction' : 'disjunction' } };
}

/** One value as a person reads it, or the message of a period. */
function said(value: unknown, field: Field, around: Surroundings): Message | string {
  if (isPeriod(value)) return periodWords[value];
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dateFormat(localeTag(around), { dateStyle: 'medium', timeZone: 'UTC' }).format(utcOf(value));
  const single = { choices: 'choice', emails: 'email', phones: 'phone' } as const;
  const one: Field = { ...field, type: single[field.type as keyof typeof single] ?? field.type };
  const words = ['text', 'longText', 'richText', 'tags', 'pairs', 'address', 'addresses', 'email', 'url'].includes(one.type);
  if (words || (one.type === 'phone' && !String(value).startsWith('+'))) return String(value);
  const option = one.options?.find((candidate) => candidate.value === value);
  return option && !around.nameOf?.(field, option.value) ? option.label : fieldTypeOf(one.type).toText(value, one, around);
}

function relatedSentence(node: Extract<Criteria, { count: string } | { some: string } | { none: string }>, seat: Seat): Message {
  const name = 'count' in node ? node.count : 'some' in node ? node.some : node.none;
  const related = seat.type.related[name];
  const values = { related: related?.label ?? name, ...('count' in node ? { count: node.value } : {}), ...(node.within ? { days: node.within.days } : {}) };
  const sentence = withValues(hasWords(node, node.within), values);
  const type = related && seat.vocabulary.typeOf(related.record);
  if (!node.where || !type) return sentence;
  const condition = word(node.where, { ...seat, type, path: [...seat.path, 'where'] });
  return withValues(filtered, { has: { kind: 'sentence', path: seat.path.join('.'), sentence } satisfies Wording, condition });
}

function hasWords(node: { some: string } | { none: string } | CountCriterion, within: Window | undefined): Message {
  const kind = 'count' in node ? node.op : 'some' in node ? 'some' : 'none';
  return (within ? hasLately : has)[kind];
}

/** Values of a sentence as texts and numbers: inner sentences said, labels translated, lists joined as the language joins them. */
function spokenValues(values: Record<string, unknown>, translate: (message: Message) => string, around: Surroundings): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value, translate, around)]));
}

type Parts = { parts: (Message | string)[]; list?: Intl.ListFormatType };

function spoken(value: unknown, translate: (message: Message) => string, around: Surroundings): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value;
  if ('kind' in (value as object)) return say(value as Wording, translate, around);
  if ('parts' in (value as object)) {
    const { parts, list } = value as Parts;
    const texts = parts.map((part) => (typeof part === 'string' ? part : translate(part)));
    return list ? listed(texts, list, around) : texts.join(' · ');
  }
  return translate(value as Message);
}

function listed(texts: string[], type: Intl.ListFormatType, { language }: Surroundings): string {
  return new Intl.ListFormat(language, { type }).format(texts);
}

function spanOf(value: unknown): Span {
  return typeof value === 'number' ? { days: value } : value as Span;
}

const denial = msg({ message: 'not: {condition}' });
const finds = msg({ message: 'is found by “{words}”' });
const everything = msg`everything`;
const nothing = msg`nothing`;
const filtered = msg({ message: '{has} where {condition}' });

const comparisons: Record<OperatorName, Message> = {
  is: msg({ message: '{field} is {value}' }), isNot: msg({ message: '{field} is not {value}' }),
  isOneOf: msg({ message: '{field} is {value}' }), isNoneOf: msg({ message: '{field} is not {value}' }),
  contains: msg({ message: '{field} contains “{value}”' }), doesNotContain: msg({ message: '{field} does not contain “{value}”' }),
  startsWith: msg({ message: '{field} starts with “{value}”' }), isEmpty: msg({ message: '{field} is empty' }), isNotEmpty: msg({ message: '{field} is filled in' }),
  lessThan: msg({ message: '{field} is less than {value}' }), atMost: msg({ message: '{field} is at most {value}' }),
  moreThan: msg({ message: '{field} is more than {value}' }), atLeast: msg({ message: '{field} is at least {value}' }),
  between: msg({ message: '{field} is between {from} and {to}' }), on: msg({ message: '{field} is on {value}' }),
  before: msg({ message: '{field} is before {value}' }), after: msg({ message: '{field} is after {value}' }),
  inTheLast: msg({ message: '{field} is in the last {amount, plural, one {# day} other {# days}}' }),
  inTheNext: msg({ message: '{field} is in the next {amount, plural, one {# day} other {# days}}' }),
  anniversaryWithin: msg({ message: '{field} has its anniversary in the next {amount, plural, one {# day} other {# days}}' }),
  includesAnyOf: msg({ message: '{field} include {value}' }), includesAllOf: msg({ message: '{field} include {value}' }),
  includesNoneOf: msg({ message: '{field} do not include {value}' }), isMe: msg({ message: '{field} is me' }),
};

/** With a period ("this week") as the value. */
const periodic = {
  on: msg({ message: '{field} is {value}' }), before: msg({ message: '{field} is before {value}' }), after: msg({ message: '{field} is after {value}' }),
} as const;

const spans = {
  inTheLast: {
    days: comparisons.inTheLast, weeks: msg({ message: '{field} is in the last {amount, plural, one {# week} other {# weeks}}' }),
    months: msg({ message: '{field} is in the last {amount, plural, one {# month} other {# months}}' }), years: msg({ message: '{field} is in the last {amount, plural, one {# year} other {# years}}' }),
  },
  inTheNext: {
    days: comparisons.inTheNext, weeks: msg({ message: '{field} is in the next {amount, plural, one {# week} other {# weeks}}' }),
    months: msg({ message: '{field} is in the next {amount, plural, one {# month} other {# months}}' }), years: msg({ message: '{field} is in the next {amount, plural, one {# year} other {# years}}' }),
  },
} as const;

/** What a period is called, in filters and in the menu that offers them. */
export const periodWords: Record<Period, Message> = {
  today: msg`today`, yesterday: msg`yesterday`, tomorrow: msg`tomorrow`, thisWeek: msg`this week`, lastWeek: msg`last week`, nextWeek: msg`next week`,
  thisMonth: msg`this month`, lastMonth: msg`last month`, nextMonth: msg`next month`, thisQuarter: msg`this quarter`, lastQuarter: msg`last quarter`,
  nextQuarter: msg`next quarter`, thisYear: msg`this year`, lastYear: msg`last year`, nextYear: msg`next year`,
};

const has = {
  some: msg({ message: 'has {related}' }), none: msg({ message: 'has no {related}' }), atLeast: msg({ message: 'has at least {count} {related}' }),
  atMost: msg({ message: 'has at most {count} {related}' }), is: msg({ message: 'has exactly {count} {related}' }),
} as const;

const hasLately = {
  some: msg({ message: 'has {related} in the last {days, plural, one {# day} other {# days}}' }),
  none: msg({ message: 'has no {related} in the last {days, plural, one {# day} other {# days}}' }),
  atLeast: msg({ message: 'has at least {count} {related} in the last {days, plural, one {# day} other {# days}}' }),
  atMost: msg({ message: 'has at most {count} {related} in the last {days, plural, one {# day} other {# days}}' }),
  is: msg({ message: 'has exactly {count} {related} in the last {days, plural, one {# day} other {# days}}' }),
} as const;

const addressWords: Record<string, Message> = {
  street: msg`Street`, city: msg`City`, region: msg`Region`, postalCode: msg`Postal code`, country: msg`Country`,
};
