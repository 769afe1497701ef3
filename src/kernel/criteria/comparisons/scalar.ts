import { sql } from 'kysely';
import { valueProblem } from '../../fields/fieldType.ts';
import type { Reference } from '../../fields/link.ts';
import { msg } from '../../message.ts';
import type { Money } from '../../money.ts';
import type { Affirmation } from '../operators.ts';
import { isPresent, manyValues, noSuch, oneValue, twoValues, type Meaning } from './meaning.ts';

/** Choices, countries, languages: exactly the same value. */
export const wordMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'isOneOf' ? manyValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    if (operator === 'is') return sql`${at.comparable} = ${operand}`;
    return operator === 'isOneOf' ? sql`${at.comparable} = any(${operand}::text[])` : noSuch(operator);
  },
  holds: (operator, operand, { value }) => (operator === 'isOneOf' ? (operand as unknown[]).includes(value) : operand === value),
  present: isPresent,
};

/** Relations, users and files, by id; 'is me' is the asker, and nobody when a key or the system asks. */
export const idMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'isMe' ? undefined : wordMeaning.operand(operator, value, field, scope)),
  sql: (operator, operand, at, scope) => {
    if (operator === 'isMe') return sql`${at.comparable} = ${scope.memberId}::uuid`;
    if (operator === 'is') return sql`${at.comparable} = ${operand}::uuid`;
    return operator === 'isOneOf' ? sql`${at.comparable} = any(${operand}::uuid[])` : noSuch(operator);
  },
  holds: (operator, operand, { value }, scope) => {
    const id = typeof value === 'object' ? (value as { id?: unknown }).id : value;
    if (operator === 'isMe') return id === scope.memberId;
    return operator === 'isOneOf' ? (operand as unknown[]).includes(id) : operand === id;
  },
  present: isPresent,
};

export const yesNoMeaning: Meaning = {
  operand: (_operator, value, field, scope) => oneValue(value, field, scope),
  sql: (_operator, operand, at) => sql`${at.comparable} = ${operand}::boolean`,
  holds: (_operator, operand, { value }) => operand === value,
  present: isPresent,
};

export const numberMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'between' ? twoValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    if (operator !== 'between') return sql`${at.comparable} ${sql.raw(signOf(operator))} ${operand}::numeric`;
    const [from, to] = operand as [number, number];
    return sql`${at.comparable} between ${from}::numeric and ${to}::numeric`;
  },
  holds: (operator, operand, { value }) => numberHolds(operator, operand, value as number),
  present: isPresent,
};

/** Amounts of the operand's currency only: there is no rate in here, so another currency is neither more nor less. */
export const moneyMeaning: Meaning = {
  operand: (operator, value, field, scope) => {
    if (operator !== 'between') return oneValue(value, field, scope);
    const [from, to] = twoValues(value, field, scope) as [Money, Money];
    if (from.currency !== to.currency) throw valueProblem('two_currencies', msg`Expected two amounts in one currency.`);
    return [from, to];
  },
  sql: (operator, operand, at, scope) => {
    const { currency, amounts } = amountsOf(operator, operand);
    return sql`(${at.raw} ->> 'currency' = ${currency} and ${numberMeaning.sql(operator, amounts, at, scope)})`;
  },
  holds: (operator, operand, { value }) => {
    const { currency, amounts } = amountsOf(operator, operand);
    return (value as Money).currency === currency && numberHolds(operator, amounts, (value as Money).amount);
  },
  present: (at) => sql`${at.raw} is not null`,
};

function amountsOf(operator: Affirmation, operand: unknown): { currency: string; amounts: number | number[] } {
  const list = (operator === 'between' ? operand : [operand]) as Money[];
  return { currency: list[0]!.currency, amounts: operator === 'between' ? list.map((one) => one.amount) : list[0]!.amount };
}

/** A record of any type: type and id both. */
export const referenceMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'isOneOf' ? manyValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    const column = at.field.column;
    const one = ({ type, id }: Reference) => (column
      ? sql`(${sql.ref(`${at.alias}.${column}_type`)} = ${type} and ${sql.ref(`${at.alias}.${column}_id`)} = ${id}::uuid)`
      : sql`(${at.raw} ->> 'type' = ${type} and ${at.raw} ->> 'id' = ${id})`);
    return sql`(${sql.join(referencesOf(operator, operand).map(one), sql` or `)})`;
  },
  holds: (operator, operand, { value }) => {
    const { type, id } = value as Reference;
    return referencesOf(operator, operand).some((one) => one.type === type && one.id === id);
  },
  present: (at) => (at.field.column ? sql`${sql.ref(`${at.alias}.${at.field.column}_id`)} is not null` : sql`${at.raw} is not null`),
};

function referencesOf(operator: Affirmation, operand: unknown): Reference[] {
  return (operator === 'isOneOf' ? operand : [operand]) as Reference[];
}

/** Choices and tags; exact words. An array column can use its index, the custom document's arrays answer the same. */
export const setMeaning: Meaning = {
  operand: (_operator, value, field, scope) => oneValue(Array.isArray(value) ? value : [value], field, scope),
  sql: (operator, operand, at) => {
    const all = operator === 'includesAllOf';
    if (!all && operator !== 'includesAnyOf') return noSuch(operator);
    const inDocument = all ? '?&' : '?|';
    const inColumn = all ? '@>' : '&&';
    return sql`${at.raw} ${sql.raw(at.stored === 'jsonb' ? inDocument : inColumn)} ${operand}::text[]`;
  },
  holds: (operator, operand, { value }) => {
    const has = (one: string) => (value as string[]).includes(one);
    return operator === 'includesAllOf' ? (operand as string[]).every(has) : (operand as string[]).some(has);
  },
  present: (at) => (at.stored === 'jsonb' ? sql`${at.raw} <> '[]'::jsonb` : sql`${at.raw} <> '{}'`),
};

function signOf(operator: Affirmation): string {
  const sign = signs[operator];
  return sign ?? noSuch(operator);
}

const signs: Partial<Record<Affirmation, string>> = { is: '=', atLeast: '>=', atMost: '<=', moreThan: '>', lessThan: '<' };

function numberHolds(operator: Affirmation, operand: unknown, value: number): boolean {
  const [from, to] = operator === 'between' ? operand as [number, number] : [operand as number, operand as number];
  switch (operator) {
    case 'between': return value >= from && value <= to;
    case 'is': return value === from;
    case 'atLeast': return value >= from;
    case 'atMost': return value <= from;
    case 'moreThan': return value > from;
    case 'lessThan': return value < from;
    default: return noSuch(operator);
  }
}
