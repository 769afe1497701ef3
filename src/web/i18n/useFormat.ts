import { useMemo } from 'react';
import { localeTag, type Regional } from '#kernel/language.ts';
import { useRegion } from '../session/useSession.ts';

/** Dates, numbers and money as this reader's language and region write them. */
export function useFormat(): Format {
  const region = useRegion();
  const { language, country, timeZone, calendar, digits } = region;
  return useMemo(
    () => makeFormat({ language, country, timeZone, ...(calendar ? { calendar } : {}), ...(digits ? { digits } : {}) }),
    [language, country, timeZone, calendar, digits],
  );
}

export type Format = ReturnType<typeof makeFormat>;

function makeFormat(region: Regional) {
  const tag = localeTag(region);
  const { timeZone } = region;
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const dayOfYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const longDay = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const dayTime = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone });
  const dayTimeThisYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone });
  const thisYear = String(new Date().getFullYear());
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone });
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 10 });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    tag,
    timeZone,
    /** A calendar date, '2026-11-21', which has no zone. */
    date: (iso: string) => day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    dayAndMonth: (iso: string) => dayOfYear.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    /** The year is told only when it is another one. */
    dateTime: (iso: string) => (iso.startsWith(thisYear) ? dayTimeThisYear : dayTime).format(new Date(iso)),
    time: (iso: string) => time.format(new Date(iso)),
    longDay: (iso: string) => longDay.format(new Date(iso)),
    number: (value: number) => number.format(value),
    percent: (value: number) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 4 }).format(value / 100),
    money: (amount: number, currency: string) => formatMoney(tag, amount, currency),
    ago: (iso: string, now = Date.now()) => formatAgo(relative, new Date(iso).getTime() - now),
    country: (code: string) => nameFrom(tag, 'region', code),
    language: (code: string) => nameFrom(tag, 'language', code),
    currency: (code: string) => nameFrom(tag, 'currency', code),
    // A browser that lacks the language would join the words with an English "and".
    list: (words: string[]) => (Intl.ListFormat.supportedLocalesOf([tag]).length > 0 ? new Intl.ListFormat(tag).format(words) : words.join(', ')),
    collator: new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }),
  };
}

/** Digits after the point of a currency (LKR 2, JPY 0, KWD 3), from ISO 4217 as Intl knows it. */
export function fractionDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function formatMoney(tag: string, amount: number, currency: string): string {
  const digits = fractionDigits(currency);
  const value = amount / 10 ** digits;
  const whole = Number.isInteger(value);
  return new Intl.NumberFormat(tag, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: whole ? 0 : digits, maximumFractionDigits: digits,
  }).format(value);
}

function formatAgo(relative: Intl.RelativeTimeFormat, distanceMs: number): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];
  const seconds = distanceMs / 1000;
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'minute');
}

function nameFrom(tag: string, type: 'region' | 'language' | 'currency', code: string): string {
  try {
    return new Intl.DisplayNames(tag, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
