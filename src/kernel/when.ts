import { Temporal } from 'temporal-polyfill';

/** A day of the ISO calendar without a zone: '2026-03-05'. */
export type Day = string;

/** The day it is in a zone at this moment. */
export function dayIn(zone: string, moment: Date): Day {
  return zoned(zone, moment).toPlainDate().toString();
}

/** The moment a day begins in a zone; where clocks skip midnight, the first moment there is. */
export function startOfDay(day: Day, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A wall-clock time in a zone as a moment: the earlier of two where clocks go back, the later where they skip. */
export function momentOf(day: Day, time: { hour: number; minute: number; second?: number }, zone: string): Date {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(time);
  return new Date(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** ISO 8601 with the zone's offset at that moment: '2026-03-05T15:30:00+05:30'. */
export function isoWithOffset(moment: Date, zone: string): string {
  // Offsets of the time before zones have seconds, which ISO 8601 cannot write.
  if (zoned(zone, moment).offsetNanoseconds % 60_000_000_000 !== 0) return moment.toISOString();
  return zoned(zone, moment).toString({ timeZoneName: 'never', smallestUnit: moment.getMilliseconds() ? 'millisecond' : 'second' });
}

/** True for an IANA zone this runtime knows. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !zone) return false;
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** True for a day that exists, of the years 1 to 9999: '2024-02-30' is none. */
export function isDay(value: unknown): value is Day {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  return parts !== null && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** The day of these numbers, or null when the calendar has none. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Midnight UTC of a day, for Intl with `timeZone: 'UTC'`; Date.UTC would take the years 0 to 99 for 1900 to 1999. */
export function utcOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function zoned(zone: string, moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
}
