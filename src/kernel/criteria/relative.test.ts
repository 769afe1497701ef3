import { expect, test } from 'vitest';
import { addDays, dayIn, isDay, isoWithOffset, isTimeZone, momentOf, startOfDay } from '../when.ts';
import { anniversaries, daysOf, lastDays, nextDays, weekStartOf } from './relative.ts';

test.each([
  ['today', '2026-03-01', '2026-03-01'], ['yesterday', '2026-02-28', '2026-02-28'], ['tomorrow', '2026-03-02', '2026-03-02'],
  ['thisWeek', '2026-02-23', '2026-03-01'], ['lastWeek', '2026-02-16', '2026-02-22'], ['nextWeek', '2026-03-02', '2026-03-08'],
  ['thisMonth', '2026-03-01', '2026-03-31'], ['lastMonth', '2026-02-01', '2026-02-28'], ['nextMonth', '2026-04-01', '2026-04-30'],
  ['thisQuarter', '2026-01-01', '2026-03-31'], ['lastQuarter', '2025-10-01', '2025-12-31'], ['nextQuarter', '2026-04-01', '2026-06-30'],
  ['thisYear', '2026-01-01', '2026-12-31'], ['lastYear', '2025-01-01', '2025-12-31'], ['nextYear', '2027-01-01', '2027-12-31'],
] as const)('%s on Sunday 1 March 2026 with Monday weeks is %s to %s', (period, from, to) => {
  expect(daysOf(period, '2026-03-01', 1)).toEqual({ from, to });
});

test('a week begins where the country begins it', () => {
  expect(['LK', 'GB', 'US', 'BD', ''].map(weekStartOf)).toEqual([1, 1, 7, 7, 1]);
  expect(daysOf('thisWeek', '2026-03-01', 7)).toEqual({ from: '2026-03-01', to: '2026-03-07' });
  expect(daysOf('thisWeek', '2026-03-01', 6)).toEqual({ from: '2026-02-28', to: '2026-03-06' });
});

test('the last and the next so many days both include today', () => {
  expect(lastDays({ days: 30 }, '2026-03-01')).toEqual({ from: '2026-01-30', to: '2026-03-01' });
  expect(lastDays({ months: 1 }, '2026-03-31')).toEqual({ from: '2026-02-28', to: '2026-03-31' });
  expect(nextDays({ weeks: 1 }, '2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-08' });
});

test('who was born on 29 February has an anniversary every year', () => {
  expect(anniversaries(2, '2026-02-27')).toEqual([227, 228, 229, 301]);
  expect(anniversaries(2, '2028-02-27')).toEqual([227, 228, 229]);
  expect(anniversaries(1, '2026-12-31')).toEqual([1231, 101]);
  expect(anniversaries(366, '2026-12-31')).toBeNull();
});

test('days and moments meet in a zone', () => {
  expect(dayIn('Asia/Colombo', new Date('2026-02-28T18:30:00Z'))).toBe('2026-03-01');
  expect(dayIn('America/New_York', new Date('2026-02-28T18:30:00Z'))).toBe('2026-02-28');
  expect(startOfDay('2026-03-01', 'Asia/Colombo').toISOString()).toBe('2026-02-28T18:30:00.000Z');
  // Beirut's clocks skipped midnight that day.
  expect(startOfDay('2026-03-29', 'Asia/Beirut').toISOString()).toBe('2026-03-28T22:00:00.000Z');
  expect(momentOf('2026-03-01', { hour: 9, minute: 30 }, 'Asia/Yerevan').toISOString()).toBe('2026-03-01T05:30:00.000Z');
  expect(isoWithOffset(new Date('2026-03-01T05:30:00Z'), 'Asia/Colombo')).toBe('2026-03-01T11:00:00+05:30');
  expect(isoWithOffset(new Date('1870-01-01T00:00:00Z'), 'Asia/Colombo')).toBe('1870-01-01T00:00:00.000Z');
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
});

test('days that no calendar has are none, nor are zones', () => {
  expect(['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-1', '0000-01-01', 5].map(isDay)).toEqual([true, false, false, false, false, false]);
  expect(['Asia/Colombo', 'UTC', 'Asia/Nowhere', '', null].map(isTimeZone)).toEqual([true, true, false, false, false]);
});
