import { asciiDigits } from '../phones.ts';

/** A decimal number as text without grouping ('-1234.5'), exact, however its country writes it. */
export type Decimal = string;

/**
 * Reads a number people or spreadsheets wrote: "1,84,250.50", "1.234,56", "1 234,5", "(120)", "1.2E+05", digits of any script.
 * One mark alone before exactly three digits is what the country uses it for: "1,234" a group unless it writes decimals with
 * commas, "1.234" a decimal unless it groups with points.
 * null when it is no number.
 */
export function readDecimal(text: string, country: string): Decimal | null {
  let plain = asciiDigits(text).replace(/[\u200b-\u200f\u061c\u2066-\u2069]/g, '').replace(/[\u2212\u2013]/g, '-').trim();
  const bracketed = /^\((.*)\)$/.exec(plain);
  if (bracketed) plain = `-${bracketed[1]!.trim()}`;
  plain = plain.replace(/^(.*\d)\s*-$/, '-$1').replace(/^([+-])\s+/, '$1');

  const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/i.exec(plain);
  if (scientific) {
    const value = Number(plain.replace(',', '.'));
    return Number.isFinite(value) ? plainDecimal(value) : null;
  }

  const parts = /^([+-]?)(\d[\d.,'’\s\u00a0\u2009\u202f]*|[.,]\d+)$/.exec(plain);
  if (!parts) return null;
  const digits = ungrouped(parts[2]!.trim(), country);
  if (digits === null) return null;
  const [whole = '', fraction = ''] = digits.split('.');
  const trimmed = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`;
  return parts[1] === '-' && /[1-9]/.test(trimmed) ? `-${trimmed}` : trimmed;
}

/** A JavaScript number in plain decimal notation, without an exponent: any program reads it. */
export function plainDecimal(value: number): Decimal {
  const [short = '', exponent] = String(value).split('e');
  if (exponent === undefined) return short;
  const sign = short.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = short.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function ungrouped(text: string, country: string): string | null {
  const spaceless = text.replace(/['’\s\u00a0\u2009\u202f]/g, '');
  const mark = decimalMark(spaceless, country);
  const at = mark ? spaceless.lastIndexOf(mark) : -1;
  const whole = at < 0 ? spaceless : spaceless.slice(0, at);
  const fraction = at < 0 ? '' : spaceless.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  // Groups of two (India) or three digits, the last always three; otherwise the marks are no grouping: a date, a version.
  if (!/^\d*$/.test(whole) && !/^\d{1,3}(?:([.,])\d{2,3})?(?:\1\d{2,3})*$/.test(whole)) return null;
  if (/[.,]/.test(whole) && !/[.,]\d{3}$/.test(whole)) return null;
  return `${whole.replace(/[.,]/g, '')}${fraction ? `.${fraction}` : ''}`;
}

function decimalMark(text: string, country: string): string | null {
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots && commas) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (dots + commas !== 1) return null;
  const mark = dots ? '.' : ',';
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return mark;
  const { decimal, group } = marksOf(country);
  return (mark === ',' ? decimal === ',' : group !== '.') ? mark : null;
}

/** Decimal text that `readDecimal` reads alike in every country: "1.234" could be a group, "1.2340" cannot. */
export function unmistakable(decimal: Decimal): Decimal {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal;
}

const marks = new Map<string, { decimal: string | undefined; group: string | undefined }>();

/** How the country's main language marks decimals and groups. */
function marksOf(country: string): { decimal: string | undefined; group: string | undefined } {
  let found = marks.get(country);
  if (!found) {
    const parts = new Intl.NumberFormat(mainLocale(country)).formatToParts(1_234_567.5);
    const markOf = (type: string) => parts.find((part) => part.type === type)?.value;
    found = { decimal: markOf('decimal'), group: markOf('group') };
    marks.set(country, found);
  }
  return found;
}

/** The likeliest locale of a country: 'DE' → de-DE. */
export function mainLocale(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return 'en';
  const likely = new Intl.Locale(`und-${country}`).maximize();
  return `${likely.language}-${country}`;
}
