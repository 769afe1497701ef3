import { sql } from 'kysely';
import { valueProblem } from '../../fields/fieldType.ts';
import type { Reference } from '../../fields/link.ts';
import { msg } from '../../message.ts';
import type { Money } from '../../money.ts';
import type { Affirmation } from '../operators.ts';
import { isPresent, manyValues, noSuch, oneValue, requireList, twoValues, type Meaning } from './meaning.ts';

/** Choices, countries, languages: exactly the same value. */
export const wordMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'isOneOf' ? manyValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    if (operator === 'is') return sql`${at.comparable} = ${operand}`;
    return operator === 'isOneOf' ? sql`${at.comparable} = any(${operand}::text[])` : noSuch(operator);
  },
  holds: (operator, operand, value) => (operator === 'isOneOf' ? operand.includes(value) : operand === value),
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
  holds: (operator, operand, value, _field, scope) => {
    const id = typeof value === 'object' ? value.id : value;
    if (operator === 'isMe') return id === scope.memberId;
    return operator === 'isOneOf' ? operand.includes(id) : operand === id;
  },
  present: isPresent,
};

export const yesNoMeaning: Meaning = {
  operand: (_operator, value, field, scope) => oneValue(value, field, scope),
  sql: (_operator, operand, at) => sql`${at.comparable} = ${operand}::boolean`,
  holds: (_operator, operand, value) => operand === value,
  present: isPresent,
};

export const numberMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'between' ? twoValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    if (operator === 'between') return sql`${at.comparable} between ${operand[0]}::numeric and ${operand[1]}::numeric`;
    return sql`${at.comparable} ${sql.raw(signOf(operator))} ${operand}::numeric`;
  },
  holds: (operator, operand, value) => numberHolds(operator, operand, value),
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
    const { currency } = (operator === 'between' ? operand[0] : operand) as Money;
    const amounts = operator === 'between' ? operand.map((one: Money) => one.amount) : operand.amount;
    return sql`(${at.raw} ->> 'currency' = ${currency} and ${numberMeaning.sql(operator, amounts, at, scope)})`;
  },
  holds: (operator, operand, value: Money) => {
    const [first, last] = (operator === 'between' ? operand : [operand, operand]) as [Money, Money];
    return value.currency === first.currency && numberHolds(operator, operator === 'between' ? [first.amount, last.amount] : first.amount, value.amount);
  },
  present: (at) => sql`${at.raw} is not null`,
};

/** A record of any type: type and id both. */
export const referenceMeaning: Meaning = {
  operand: (operator, value, field, scope) => (operator === 'isOneOf' ? manyValues(value, field, scope) : oneValue(value, field, scope)),
  sql: (operator, operand, at) => {
    const wanted = (operator === 'isOneOf' ? requireList(operand) : [operand]) as Reference[];
    const column = at.field.column;
    const one = ({ type, id }: Reference) => (column
      ? sql`(${sql.ref(`${at.alias}.${column}_type`)} = ${type} and ${sql.ref(`${at.alias}.${column}_id`)} = ${id}::uuid)`
      : sql`(${at.raw} ->> 'type' = ${type} and ${at.raw} ->> 'id' = ${id})`);
    return sql`(${sql.join(wanted.map(one), sql` or `)})`;
  },
  holds: (operator, operand, value: Reference) =>
    ((operator === 'isOneOf' ? operand : [operand]) as Reference[]).some((one) => one.type === value.type && one.id === value.id),
  present: (at) => (at.field.column ? sql`${sql.ref(`${at.alias}.${at.field.column}_id`)} is not null` : sql`${at.raw} is not null`),
};

/** Choices and tags; exact words. An array column can use its index, the custom document's arrays answer the same. */
export const setMeaning: Meaning = {
  operand: (_operator, value, field, scope) => oneValue(Array.isArray(value) ? value : [value], field, scope),
  sql: (operator, operand, at) => {
    const all = operator === 'includesAllOf';
    if (!all && operator !== 'includesAnyOf') return noSuch(operator);
    const sign = at.stored === 'jsonb' ? (all ? '?&' : '?|') : (all ? '@>' : '&&');
    return sql`${at.raw} ${sql.raw(sign)} ${operand}::text[]`;
  },
  holds: (operator, operand: string[], value: string[]) =>
    (operator === 'includesAllOf' ? operand.every((one) => value.includes(one)) : operand.some((one) => value.includes(one))),
  present: (at) => (at.stored === 'jsonb' ? sql`${at.raw} <> '[]'::jsonb` : sql`${at.raw} <> '{}'`),
};

function signOf(operator: Affirmation): string {
  const sign = signs[operator];
  return sign ?? noSuch(operator);
}

const signs: Partial<Record<Affirmation, string>> = { is: '=', atLeast: '>=', atMost: '<=', moreThan: '>', lessThan: '<' };

function numberHolds(operator: Affirmation, operand: number | [number, number], value: number): boolean {
  if (operator === 'between') return value >= (operand as [number, number])[0] && value <= (operand as [number, number])[1];
  const wanted = operand as number;
  switch (operator) {
    case 'is': return value === wanted;
    case 'atLeast': return value >= wanted;
    case 'atMost': return value <= wanted;
    case 'moreThan': return value > wanted;
    case 'lessThan': return value < wanted;
    default: return noSuch(operator);
  }
}
