import { sql, type RawBuilder } from 'kysely';
import type { Field } from '../../fields/fieldType.ts';
import { typedDigits } from '../../phones.ts';
import type { Affirmation } from '../operators.ts';
import { escaped, isPresent, lower, manyValues, noSuch, oneValue, requireList, wordsOf, type Meaning, type SqlCondition } from './meaning.ts';

/** Texts compare without regard to letter case; a telephone number is found by any run of its digits. */
export const textMeaning: Meaning = {
  operand: (operator, value, field, scope) => {
    if (operator === 'isOneOf') return field.type === 'phone' ? manyValues(value, field, scope) : requireList(value).map(wordsOf);
    if (operator === 'is' && field.type === 'phone') return oneValue(value, field, scope);
    return field.type === 'phone' ? digitsOf(wordsOf(value)) : wordsOf(value);
  },
  sql: (operator, operand, at) => textSql(operator, operand, readable(at.comparable, at.field)),
  holds: (operator, operand, { value, field }) => textHolds(operator, operand, field.type === 'richText' ? withoutTags(value as string) : value as string),
  present: isPresent,
};

/** E-mails and phones: true when one of the list is so. */
export const listMeaning: Meaning = {
  operand: (operator, value, field, scope) => {
    const single: Field = { ...field, type: field.type === 'phones' ? 'phone' : 'email' };
    return operator === 'is' ? oneValue(value, single, scope) : textMeaning.operand(operator, value, single, scope);
  },
  sql: (operator, operand, at) => sql`exists (select 1 from jsonb_array_elements(${at.raw}) as entry where ${textSql(operator, operand, sql`entry ->> 'value'`)})`,
  holds: (operator, operand, { value }) => (value as { value: string }[]).some((entry) => textHolds(operator, operand, entry.value)),
  present: (at) => sql`${at.raw} <> '[]'::jsonb`,
};

const searchedParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;
const partsSql = (document: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`concat_ws(' ', ${sql.join(searchedParts.map((part) => sql`${document} ->> ${sql.lit(part)}`))})`;

/** An address contains words that stand in one of its parts, or run on from one into the next. */
export const addressMeaning: Meaning = {
  operand: (_operator, value) => wordsOf(value),
  sql: (operator, operand, at) => textSql(operator, operand, partsSql(at.raw)),
  holds: (operator, operand, { value }) => textHolds(operator, operand, joined(value as Record<string, unknown>)),
  present: (at) => sql`${at.raw} <> '{}'::jsonb`,
};

export const addressesMeaning: Meaning = {
  operand: (_operator, value) => wordsOf(value),
  sql: (operator, operand, at) => sql`exists (select 1 from jsonb_array_elements(${at.raw}) as entry where ${textSql(operator, operand, partsSql(sql`entry`))})`,
  holds: (operator, operand, { value }) => (value as Record<string, string>[]).some((address) => textHolds(operator, operand, joined(address))),
  present: (at) => sql`${at.raw} <> '[]'::jsonb`,
};

/** Pairs contain words that stand in a name or in a text. */
export const pairsMeaning: Meaning = {
  operand: (_operator, value) => wordsOf(value),
  sql: (operator, operand, at) =>
    sql`exists (select 1 from jsonb_each_text(${at.raw}) as entry where ${textSql(operator, operand, sql`entry.key`)} or ${textSql(operator, operand, sql`entry.value`)})`,
  holds: (operator, operand, { value }) => Object.entries(value as Record<string, string>).flat().some((text) => textHolds(operator, operand, text)),
  present: (at) => sql`${at.raw} <> '{}'::jsonb`,
};

function textSql(operator: Affirmation, operand: unknown, text: RawBuilder<unknown>): SqlCondition {
  switch (operator) {
    case 'is': return sql`lower(${text}) = lower(${operand as string})`;
    case 'isOneOf': return sql`lower(${text}) = any(array[${sql.join((operand as string[]).map((one) => sql`lower(${one}::text)`))}])`;
    case 'contains': return sql`${text} ilike ${`%${escaped(operand as string)}%`}`;
    case 'startsWith': return sql`${text} ilike ${`${escaped(operand as string)}%`}`;
    default: return noSuch(operator);
  }
}

function textHolds(operator: Affirmation, operand: unknown, text: string): boolean {
  const value = lower(text);
  switch (operator) {
    case 'is': return value === lower(operand as string);
    case 'isOneOf': return (operand as string[]).some((one) => lower(one) === value);
    case 'contains': return value.includes(lower(operand as string));
    case 'startsWith': return value.startsWith(lower(operand as string));
    default: return noSuch(operator);
  }
}

/** Formatted text is searched without its tags. */
function readable(text: RawBuilder<unknown>, field: Field): RawBuilder<unknown> {
  if (field.type !== 'richText') return text;
  return sql`replace(replace(replace(replace(regexp_replace(${text}, '<[^>]*>', ' ', 'g'), '&lt;', '<'), '&gt;', '>'), '&nbsp;', ' '), '&amp;', '&')`;
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
}

/** "077 123" and "+94 77 123" both as a run of +94771234567: the digit a country dials first at home is not in it. */
function digitsOf(typed: string): string {
  return typedDigits(typed).replace(/^0+(?=\d)/, '') || typed;
}

function joined(address: Record<string, unknown>): string {
  return searchedParts.map((part) => address[part]).filter((part) => part !== undefined && part !== null).join(' ');
}
