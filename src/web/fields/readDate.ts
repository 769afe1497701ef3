import { calendarRules, daysToIso } from '../i18n/calendars.ts';

/** Reads a date as the reader writes it (21/11/2026, 21.11.26, 2026-11-21, 11/21/2026 where months come first). */
export function readDate(text: string, tag: string): string | undefined {
  const latin = text.trim().replaceAll(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6));
  const numbers = latin.match(/\d+/g)?.map(Number);
  if (numbers?.length !== 3) return undefined;
  const isIso = /^\d{4}-\d{1,2}-\d{1,2}/.test(latin);
  const order = isIso ? ['year', 'month', 'day'] : orderOf(tag);
  const part = (name: string) => numbers[order.indexOf(name)] ?? 0;
  let [year, month, day] = [part('year'), part('month'), part('day')];
  // 2026/11/21 says its own order, whatever the language.
  if (!isIso && numbers[0]! > 31) [year, month, day] = numbers as [number, number, number];
  if (year < 100) year += year < 50 ? 2000 : 1900;
  const rules = calendarRules(!isIso && tag.includes('ca-ethiopic') ? 'ethiopic' : 'gregory');
  const days = rules.toDays({ year, month, day });
  const back = rules.fromDays(days);
  return back.year === year && back.month === month && back.day === day ? daysToIso(days) : undefined;
}

function orderOf(tag: string): string[] {
  const parts = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' }).formatToParts(0);
  const order = parts.map((part) => (String(part.type) === 'relatedYear' ? 'year' : String(part.type))).filter((type) => ['year', 'month', 'day'].includes(type));
  return order.length === 3 ? order : ['day', 'month', 'year'];
}
