import { dateFormat } from '../formats.ts';
import { localeTag } from '../language.ts';
import { msg } from '../message.ts';
import { isDay, isoWithOffset, momentOf, utcOf, type Day } from '../when.ts';
import { valueProblem, type FieldType, type OperatorName, type Surroundings } from './fieldType.ts';
import { readDay, splitTime } from './readDate.ts';
import { asText } from './storedForm.ts';

const dateOperators = [
  'on', 'before', 'after', 'between', 'inTheLast', 'inTheNext', 'anniversaryWithin', 'isEmpty', 'isNotEmpty',
] as const satisfies readonly OperatorName[];

/** A day without a zone. Custom values are compared as ISO text, whose order is the calendar's and which an index can hold. */
export const dateField: FieldType<Day> = {
  type: 'date',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (!isDay(value)) throw valueProblem('expected_date', expectedDate);
    return value;
  },
  fromText: (text, _field, around) => {
    if (!text.trim()) return null;
    // Exports of other systems write days with a midnight behind them.
    const day = readDay(text, around) ?? readDay(splitTime(text)?.rest ?? '', around);
    if (!day) throw valueProblem('expected_date', looseDate);
    return day;
  },
  toText: (value, _field, around) => dateFormat(localeTag(around), { dateStyle: 'medium', timeZone: 'UTC' }).format(utcOf(value)),
  toFile: (value) => value,
  comparedAs: 'day',
  operators: dateOperators,
  sql: { columnType: 'date', comparable: asText, sortable: true },
};

/** A moment, kept as ISO 8601 in UTC with milliseconds: text of one length, so its order as text is time's. */
export const dateTimeField: FieldType<string> = {
  type: 'dateTime',
  parse: (value, _field, around) => {
    if (value === null || value === undefined || value === '') return null;
    const shape = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(value);
    const moment = shape ? readMoment(value as string, around) : null;
    if (!moment) throw valueProblem('expected_date_time', expectedDateTime);
    return moment;
  },
  fromText: (text, _field, around) => {
    if (!text.trim()) return null;
    const moment = readMoment(text, around);
    if (!moment) throw valueProblem('expected_date_time', looseDateTime);
    return moment;
  },
  toText: (value, _field, around) =>
    dateFormat(localeTag(around), { dateStyle: 'medium', timeStyle: 'short', timeZone: around.timeZone }).format(new Date(value)),
  toFile: (value, _field, around) => isoWithOffset(new Date(value), around.timeZone),
  comparedAs: 'moment',
  operators: dateOperators.filter((operator) => operator !== 'anniversaryWithin'),
  sql: { columnType: 'timestamptz', comparable: asText, sortable: true },
};

/** Text of a moment; without an offset it is the firm's wall clock, without a time its midnight. */
function readMoment(text: string, around: Surroundings): string | null {
  const split = splitTime(text);
  const day = readDay(split?.rest ?? text, around);
  if (!day) return serialMoment(text, around);
  if (split?.offset) return iso(`${day}T${[split.time.hour, split.time.minute, split.time.second].map(two).join(':')}.${String(split.ms).padStart(3, '0')}${split.offset}`);
  if (!split && /^\d{5}[.,]\d/.test(text.trim())) return serialMoment(text, around);
  const moment = momentOf(day, split?.time ?? { hour: 0, minute: 0 }, around.timeZone);
  return iso(moment.getTime() + (split?.ms ?? 0));
}

/** A spreadsheet's day number with the time of day as its fraction. */
function serialMoment(text: string, around: Surroundings): string | null {
  const parts = /^(\d{5})[.,](\d+)$/.exec(text.trim());
  const day = parts && readDay(parts[1]!, around);
  if (!day) return null;
  const seconds = Math.min(86_399, Math.round(Number(`0.${parts[2]}`) * 86_400));
  return iso(momentOf(day, { hour: Math.trunc(seconds / 3600), minute: Math.trunc(seconds / 60) % 60, second: seconds % 60 }, around.timeZone).getTime());
}

function iso(moment: string | number): string | null {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  const year = date.getUTCFullYear();
  // A year's distance from the ends, so that the day is one of the calendar's in every zone.
  return year > 1 && year < 9999 ? date.toISOString() : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const expectedDate = msg`Expected a date as year-month-day, such as 2024-03-05.`;
const looseDate = msg`Expected a date, such as 5 March 2024 or 2024-03-05.`;
const expectedDateTime = msg`Expected a date and time, such as 2024-03-05T15:30:00+05:30.`;
const looseDateTime = msg`Expected a date and time, such as 2024-03-05 15:30.`;
