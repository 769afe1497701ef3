/** A day as a calendar counts it; months and days from 1. */
export type CalendarDay = { year: number; month: number; day: number };

/** How a calendar cuts days into months. Days are counted from 1970-01-01. */
export type CalendarRules = { fromDays: (days: number) => CalendarDay; toDays: (day: CalendarDay) => number; monthsInYear: number };

const dayMs = 86_400_000;

export function isoToDays(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayMs);
}

export function daysToIso(days: number): string {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}

const gregorian: CalendarRules = {
  monthsInYear: 12,
  fromDays: (days) => {
    const date = new Date(days * dayMs);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  },
  toDays: ({ year, month, day }) => Math.floor(Date.UTC(year, month - 1, day) / dayMs),
};

// 1 Meskerem of the year 1 was Julian day 1,724,221 (29 August 8 of the Julian calendar); 1970-01-01 was 2,440,588.
// Every fourth year, year mod 4 = 3, the thirteenth month Pagumen has six days instead of five.
const ethiopicEpoch = 1_724_221 - 2_440_588;
const ethiopic: CalendarRules = {
  monthsInYear: 13,
  fromDays: (days) => {
    const since = days - ethiopicEpoch;
    const year = Math.floor((4 * since + 1463) / 1461);
    const dayOfYear = since - (365 * (year - 1) + Math.floor(year / 4));
    return { year, month: Math.floor(dayOfYear / 30) + 1, day: (dayOfYear % 30) + 1 };
  },
  toDays: ({ year, month, day }) => ethiopicEpoch + 365 * (year - 1) + Math.floor(year / 4) + 30 * (month - 1) + day - 1,
};

export function calendarRules(calendar: 'gregory' | 'ethiopic' | undefined): CalendarRules {
  return calendar === 'ethiopic' ? ethiopic : gregorian;
}

/** The month `step` months on, with day 1. */
export function shiftMonth(rules: CalendarRules, { year, month }: CalendarDay, step: number): CalendarDay {
  const count = year * rules.monthsInYear + (month - 1) + step;
  return { year: Math.floor(count / rules.monthsInYear), month: (count % rules.monthsInYear) + 1, day: 1 };
}

/** First day of the week where the reader lives: 1 Monday … 7 Sunday. */
export function firstWeekday(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay ?? 1;
}

/** The days shown for a month: whole weeks, as many as it touches. */
export function weeksOf(rules: CalendarRules, month: CalendarDay, weekStart: number): number[] {
  const first = rules.toDays({ ...month, day: 1 });
  const next = rules.toDays(shiftMonth(rules, month, 1));
  // 1970-01-01, day 0, was a Thursday: the fourth day of the week.
  const weekday = ((first + 3) % 7 + 7) % 7 + 1;
  const start = first - ((weekday - weekStart + 7) % 7);
  const length = Math.ceil((next - start) / 7) * 7;
  return Array.from({ length }, (_, index) => start + index);
}
