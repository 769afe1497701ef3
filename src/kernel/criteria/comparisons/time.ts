import { sql, type RawBuilder } from 'kysely';
import { valueProblem, type Field } from '../../fields/fieldType.ts';
import { msg } from '../../message.ts';
import { addDays, dayIn, isDay, startOfDay, type Day } from '../../when.ts';
import type { Affirmation } from '../operators.ts';
import type { Target } from '../fieldAt.ts';
import { anniversaries, daysOf, isPeriod, lastDays, nextDays, weekStartOf, type Days, type Span } from '../relative.ts';
import type { CriteriaScope } from '../scope.ts';
import { criteriaLimits } from '../shape.ts';
import { isPresent, oneValue, type Meaning, type SqlCondition } from './meaning.ts';

/** Days of the calendar. Periods and spans are counted from the firm's today. */
export const dayMeaning: Meaning = {
  operand: timeOperand,
  sql: (operator, operand, at, scope) => {
    if (operator === 'anniversaryWithin') return anniversarySql((operand as { days: number }).days, at, scope);
    return boundsSql(at.comparable, dayBounds(operator, operand, scope), (day) => (at.stored === 'jsonb' ? sql`${day}` : sql`${day}::date`));
  },
  holds: (operator, operand, { value }, scope) => {
    if (operator === 'anniversaryWithin') {
      const found = anniversaries((operand as { days: number }).days, today(scope));
      return found === null || found.includes(monthAndDay(value as Day));
    }
    return inBounds(value as Day, dayBounds(operator, operand, scope));
  },
  present: isPresent,
};

/** Moments. A day or a period means all of it in the firm's zone; 'in the last' ends now, 'in the next' begins now. */
export const momentMeaning: Meaning = {
  operand: timeOperand,
  sql: (operator, operand, at, scope) =>
    boundsSql(at.comparable, momentBounds(operator, operand, scope), (moment) => (at.stored === 'jsonb' ? sql`${moment}` : sql`${moment}::timestamptz`)),
  holds: (operator, operand, { value }, scope) => inBounds(value as string, momentBounds(operator, operand, scope)),
  present: isPresent,
};

/** Ends of a stretch of time as ISO text, whose order is time's; an absent end is open. */
type Bounds = { from?: string; after?: string; to?: string; before?: string };

function timeOperand(operator: Affirmation, value: unknown, field: Field, scope: CriteriaScope): unknown {
  if (operator === 'inTheLast' || operator === 'inTheNext') return spanOf(value);
  if (operator === 'anniversaryWithin') return daysSpan(value);
  if (operator !== 'between') return timeValue(value, operator, field, scope);
  if (!Array.isArray(value) || value.length !== 2) throw valueProblem('expected_range', expectedRange);
  return value.map((one) => timeValue(one, operator, field, scope));
}

/** A day or a period for either kind of field; an exact moment only where it has a meaning. */
function timeValue(value: unknown, operator: Affirmation, field: Field, scope: CriteriaScope): unknown {
  if (isPeriod(value) || isDay(value)) return value;
  if (field.type === 'dateTime' && operator !== 'on') return oneValue(value, field, scope);
  throw valueProblem('expected_date', expectedDay);
}

function dayBounds(operator: Affirmation, operand: unknown, scope: CriteriaScope): Bounds {
  switch (operator) {
    case 'before': return { before: daysMeant(operand, scope).from };
    case 'after': return { after: daysMeant(operand, scope).to };
    case 'between': return { from: daysMeant(ofTwo(operand, 0), scope).from, to: daysMeant(ofTwo(operand, 1), scope).to };
    case 'inTheLast': return lastDays(operand as Span, today(scope));
    case 'inTheNext': return nextDays(operand as Span, today(scope));
    default: return daysMeant(operand, scope);
  }
}

function momentBounds(operator: Affirmation, operand: unknown, scope: CriteriaScope): Bounds {
  const now = scope.now.toISOString();
  switch (operator) {
    case 'before': return { before: isMoment(operand) ? operand : starts(daysMeant(operand, scope).from, scope) };
    case 'after': return isMoment(operand) ? { after: operand } : { from: ends(daysMeant(operand, scope).to, scope) };
    case 'between': return { ...firstBound(ofTwo(operand, 0), scope), ...lastBound(ofTwo(operand, 1), scope) };
    case 'inTheLast': return { from: starts(lastDays(operand as Span, today(scope)).from, scope), to: now };
    case 'inTheNext': return { from: now, before: ends(nextDays(operand as Span, today(scope)).to, scope) };
    default: return { ...firstBound(operand, scope), ...lastBound(operand, scope) };
  }
}

function firstBound(value: unknown, scope: CriteriaScope): Bounds {
  return { from: isMoment(value) ? value : starts(daysMeant(value, scope).from, scope) };
}

function lastBound(value: unknown, scope: CriteriaScope): Bounds {
  return isMoment(value) ? { to: value } : { before: ends(daysMeant(value, scope).to, scope) };
}

function ofTwo(operand: unknown, index: 0 | 1): unknown {
  return (operand as [unknown, unknown])[index];
}

function boundsSql(value: RawBuilder<unknown>, bounds: Bounds, bind: (end: string) => RawBuilder<unknown>): SqlCondition {
  const conditions = [
    bounds.from && sql`${value} >= ${bind(bounds.from)}`,
    bounds.after && sql`${value} > ${bind(bounds.after)}`,
    bounds.to && sql`${value} <= ${bind(bounds.to)}`,
    bounds.before && sql`${value} < ${bind(bounds.before)}`,
  ].filter((condition) => typeof condition === 'object');
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function inBounds(value: string, bounds: Bounds): boolean {
  return (bounds.from === undefined || value >= bounds.from) && (bounds.after === undefined || value > bounds.after)
    && (bounds.to === undefined || value <= bounds.to) && (bounds.before === undefined || value < bounds.before);
}

function anniversarySql(days: number, at: Target, scope: CriteriaScope): SqlCondition {
  const found = anniversaries(days, today(scope));
  if (found === null) return isPresent(at);
  const monthDay = at.stored === 'jsonb'
    ? sql`(substr(${at.comparable}, 6, 2) || substr(${at.comparable}, 9, 2))::int`
    : sql`(extract(month from ${at.comparable}) * 100 + extract(day from ${at.comparable}))::int`;
  return sql`${monthDay} = any(${found}::int[])`;
}

function monthAndDay(day: Day): number {
  return Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

function daysMeant(value: unknown, scope: CriteriaScope): Days {
  if (isPeriod(value)) return daysOf(value, today(scope), weekStartOf(scope.around.country));
  return { from: value as Day, to: value as Day };
}

function today(scope: CriteriaScope): Day {
  return dayIn(scope.around.timeZone, scope.now);
}

function starts(day: Day, scope: CriteriaScope): string {
  return startOfDay(day, scope.around.timeZone).toISOString();
}

/** The first moment after a day. */
function ends(day: Day, scope: CriteriaScope): string {
  return starts(addDays(day, 1), scope);
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && value.includes('T');
}

const units = ['days', 'weeks', 'months', 'years'] as const;

function spanOf(value: unknown): Span {
  if (typeof value === 'number') return daysSpan(value);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [unit, amount] = entries[0] ?? [];
  const known = units.find((one) => one === unit);
  const limit = known === 'days' ? criteriaLimits.days : criteriaLimits.days / 30;
  if (entries.length !== 1 || !known || !Number.isInteger(amount) || amount < 0 || amount > Math.min(limit, known === 'years' ? 100 : limit)) {
    throw valueProblem('expected_span', expectedSpan);
  }
  return { [known]: amount } as Span;
}

function daysSpan(value: unknown): { days: number } {
  const days = typeof value === 'object' && value !== null ? (value as { days?: unknown }).days : value;
  if (!Number.isInteger(days) || (days as number) < 0 || (days as number) > criteriaLimits.days) throw valueProblem('expected_span', expectedSpan);
  return { days: days as number };
}

const expectedDay = msg`Expected a date such as 2024-03-05, or a period such as thisWeek.`;
const expectedRange = msg`Expected two dates, the first and the last.`;
const expectedSpan = msg`Expected a number of days, weeks, months or years, such as “days: 30”.`;
