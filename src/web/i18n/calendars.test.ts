import { expect, test } from 'vitest';
import { calendarRules, daysToIso, isoToDays, shiftMonth, weeksOf } from './calendars.ts';
import { instantOf, wallClock } from './zones.ts';

test('the Ethiopian calendar agrees with Intl on every day of forty years', () => {
  const rules = calendarRules('ethiopic');
  const intl = new Intl.DateTimeFormat('en-u-ca-ethiopic', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  for (let days = isoToDays('1995-01-01'); days < isoToDays('2035-01-01'); days++) {
    const parts = Object.fromEntries(intl.formatToParts(new Date(days * 86_400_000)).map(({ type, value }) => [type, value]));
    const day = rules.fromDays(days);
    expect([day.year, day.month, day.day]).toEqual([Number(parts['year'] ?? parts['relatedYear']), Number(parts['month']), Number(parts['day'])]);
    expect(rules.toDays(day)).toBe(days);
  }
});

test('a month is shown in whole weeks from the first day of the week', () => {
  const rules = calendarRules('gregory');
  const weeks = weeksOf(rules, { year: 2026, month: 11, day: 1 }, 1).map(daysToIso);
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(shiftMonth(rules, { year: 2026, month: 1, day: 9 }, -1)).toEqual({ year: 2025, month: 12, day: 1 });
});

test('a wall clock and its instant find each other across a change of hour', () => {
  for (const [date, time] of [['2026-03-28', '23:30'], ['2026-03-29', '09:00'], ['2026-10-25', '12:00']] as const) {
    expect(wallClock(instantOf(date, time, 'Europe/Paris'), 'Europe/Paris')).toEqual({ date, time });
  }
  expect(instantOf('2026-11-21', '10:00', 'Asia/Colombo')).toBe('2026-11-21T04:30:00.000Z');
});
