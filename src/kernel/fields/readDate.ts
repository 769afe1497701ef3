import { languages, type Language } from '../language.ts';
import { asciiDigits } from '../phones.ts';
import { dayOf, isDay, type Day } from '../when.ts';
import type { Surroundings } from './fieldType.ts';
import { mainLocale } from './readNumber.ts';

/**
 * Reads a day in whatever way people and spreadsheets write it: 2024-03-05, 05/03/2024 (as the firm's country or the import's
 * choice orders it), 5 March 2024, Mar 5, 2024, 20240305, Excel's serial numbers; month names of all six languages. null when it is none.
 */
export function readDay(text: string, around: Pick<Surroundings, 'country' | 'dateOrder'>): Day | null {
  const plain = asciiDigits(text).replace(/[\u200b-\u200f\u2066-\u2069]/g, '').trim();
  if (isDay(plain)) return plain;
  return numericDay(plain, around) ?? namedDay(plain) ?? compactDay(plain) ?? serialDay(plain);
}

/** Takes a time of day off the end of a text: '5/3/24 3:30 pm' → '5/3/24' and 15:30. */
export function splitTime(text: string): { rest: string; time: { hour: number; minute: number; second: number }; ms: number; offset: string | null } | null {
  const found = /(?:^|[\sT,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i.exec(asciiDigits(text).trim());
  if (!found) return null;
  const half = found[5]?.toLowerCase();
  const raw = Number(found[1]);
  const hour = half === 'p' && raw < 12 ? raw + 12 : half === 'a' && raw === 12 ? 0 : raw;
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || (half && (raw < 1 || raw > 12))) return null;
  const ms = Math.trunc(Number(`0.${found[4] ?? '0'}`) * 1000 + 1e-6);
  return { rest: asciiDigits(text).trim().slice(0, found.index), time: { hour, minute, second }, ms, offset: offsetOf(found[6]) };
}

/** How a country orders 05/03/2024. */
export function dateOrderOf(country: string): 'dayFirst' | 'monthFirst' {
  let order = orders.get(country);
  if (!order) {
    const parts = new Intl.DateTimeFormat(mainLocale(country), { dateStyle: 'short', calendar: 'gregory' }).formatToParts(0).map((part) => part.type);
    order = parts.indexOf('month') < parts.indexOf('day') && parts.indexOf('year') > parts.indexOf('month') ? 'monthFirst' : 'dayFirst';
    orders.set(country, order);
  }
  return order;
}

const orders = new Map<string, 'dayFirst' | 'monthFirst'>();

function numericDay(text: string, around: Pick<Surroundings, 'country' | 'dateOrder'>): Day | null {
  const yearFirst = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\.?$/.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const parts = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?$/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), fullYear(parts[3]!)];
  const order = around.dateOrder ?? dateOrderOf(around.country);
  // Where only one order makes a day, it is that one, whatever the country: 03/25/2024 has no other reading.
  return order === 'monthFirst' ? dayOf(year, first, second) ?? dayOf(year, second, first) : dayOf(year, second, first) ?? dayOf(year, first, second);
}

function namedDay(text: string): Day | null {
  const words = text.toLowerCase().replace(/(\d)(?:st|nd|rd|th)\b/g, '$1').replace(/(\d)(\p{L})/gu, '$1 $2').split(/[\s,./-]+/).filter(Boolean);
  const months = words.map(monthOf);
  const at = months.findIndex((month) => month > 0);
  if (at < 0) return null;
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  if (numbers.length !== 2) return null;
  const year = numbers.find((word) => word.length === 4) ?? numbers[1]!;
  const day = numbers[0] === year ? numbers[1]! : numbers[0]!;
  return dayOf(year.length === 4 ? Number(year) : fullYear(year), months[at]!, Number(day));
}

function compactDay(text: string): Day | null {
  const parts = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  return parts && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Days since 30 December 1899, as spreadsheets count. Below 1927 a bare number is likelier a year or a mistake. */
function serialDay(text: string): Day | null {
  const parts = /^(\d{5})(?:[.,]\d+)?$/.exec(text);
  if (!parts || Number(parts[1]) < 10_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Number(parts[1]) * 86_400_000).toISOString().slice(0, 10);
}

/** Spreadsheets read 30 to 99 as the last century. */
function fullYear(year: string): number {
  const short = Number(year);
  return year.length === 4 ? short : short + (short < 30 ? 2000 : 1900);
}

let monthNames: Map<string, number> | undefined;

function monthOf(word: string): number {
  monthNames ??= readMonthNames();
  return monthNames.get(word) ?? 0;
}

/** Names in use that CLDR has not: it gives March in Sinhala as the lunar month. */
const otherNames: readonly (readonly [string, number])[] = [['sept', 9], ['මාර්තු', 3], ['මාර්', 3]];

function readMonthNames(): Map<string, number> {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const names = languages.flatMap((language) => months.flatMap((month) => namesOf(language, month).map((name) => [name, month] as const)));
  return new Map([...otherNames, ...names.filter(([name]) => !/^\d*$/.test(name))]);
}

/** Long and short names, as they stand alone and inside a date (Armenian: մարտ, մարտի). */
function namesOf(language: Language, month: number): string[] {
  const date = Date.UTC(2024, month - 1, 5);
  return (['long', 'short'] as const).flatMap((width) => [{ month: width }, { month: width, day: 'numeric' as const }].flatMap((form) => {
    const parts = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' }).formatToParts(date);
    return parts.filter((part) => part.type === 'month').map((part) => part.value.toLowerCase().replace(/\.$/, ''));
  }));
}

function offsetOf(text: string | undefined): string | null {
  if (!text) return null;
  if (/^[zug]/i.test(text)) return '+00:00';
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return `${text[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
