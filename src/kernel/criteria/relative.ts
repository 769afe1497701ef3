import { Temporal } from 'temporal-polyfill';
import type { Day } from '../when.ts';

/** Named stretches of days around today, in the firm's zone and with its country's week. */
export const periods = [
  'today', 'yesterday', 'tomorrow', 'thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth', 'nextMonth',
  'thisQuarter', 'lastQuarter', 'nextQuarter', 'thisYear', 'lastYear', 'nextYear',
] as const;
export type Period = (typeof periods)[number];

/** How long before or after now; exactly one unit. */
export type Span = { days: number } | { weeks: number } | { months: number } | { years: number };

/** First and last day, both included. */
export type Days = { from: Day; to: Day };

export function isPeriod(value: unknown): value is Period {
  return periods.includes(value as Period);
}

/** The days of a period as seen from today; `weekStart` is 1 for Monday to 7 for Sunday. */
export function daysOf(period: Period, today: Day, weekStart: number): Days {
  const start = Temporal.PlainDate.from(today);
  const shift = period.startsWith('last') || period === 'yesterday' ? -1 : period.startsWith('next') || period === 'tomorrow' ? 1 : 0;
  if (period.endsWith('Week')) {
    const from = start.subtract({ days: (start.dayOfWeek - weekStart + 7) % 7 }).add({ weeks: shift });
    return { from: from.toString(), to: from.add({ days: 6 }).toString() };
  }
  if (period.endsWith('Month')) return months(start.with({ day: 1 }).add({ months: shift }), 1);
  if (period.endsWith('Quarter')) return months(start.with({ day: 1, month: start.month - ((start.month - 1) % 3) }).add({ months: 3 * shift }), 3);
  if (period.endsWith('Year')) return months(start.with({ day: 1, month: 1 }).add({ years: shift }), 12);
  const day = start.add({ days: shift }).toString();
  return { from: day, to: day };
}

/** From the day so long ago through today. */
export function lastDays(span: Span, today: Day): Days {
  return { from: Temporal.PlainDate.from(today).subtract(span).toString(), to: today };
}

/** From today through the day so far ahead. */
export function nextDays(span: Span, today: Day): Days {
  return { from: today, to: Temporal.PlainDate.from(today).add(span).toString() };
}

/**
 * Month and day (month × 100 + day) of every anniversary that falls from today through so many days ahead; null when that is every day.
 * Who was born on 29 February has the 28th in other years.
 */
export function anniversaries(days: number, today: Day): number[] | null {
  if (days >= 366) return null;
  const found: number[] = [];
  for (let day = Temporal.PlainDate.from(today), left = days; left >= 0; day = day.add({ days: 1 }), left -= 1) {
    found.push(day.month * 100 + day.day);
    if (day.month === 2 && day.day === 28 && !day.inLeapYear) found.push(229);
  }
  return found;
}

const weekStarts = new Map<string, number>();

/** The day a country's week begins with, 1 for Monday to 7 for Sunday. */
export function weekStartOf(country: string): number {
  let first = weekStarts.get(country);
  if (first === undefined) {
    const locale = /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`) : new Intl.Locale('en-GB');
    // Browsers that lack getWeekInfo get Monday, as ISO 8601 has it.
    first = (locale as { getWeekInfo?: () => { firstDay: number } }).getWeekInfo?.().firstDay ?? 1;
    weekStarts.set(country, first);
  }
  return first;
}

function months(from: Temporal.PlainDate, count: number): Days {
  return { from: from.toString(), to: from.add({ months: count }).subtract({ days: 1 }).toString() };
}
