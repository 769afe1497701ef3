import { getCountries, getCountryCallingCode, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/min';

/** A telephone number as the world dials it, as its own country writes it, and that country (ISO 3166-1 alpha-2). */
export type Phone = { e164: string; national: string; country: string; extension?: string };

/**
 * Reads a telephone number in whatever way people and spreadsheets write it; a number without a country code is `country`'s.
 * null when it is too short, too long, or no number at all.
 */
export function parsePhone(text: string, country: string): Phone | null {
  const parsed = readNumber(text, country);
  if (!parsed) return null;
  return {
    e164: parsed.number,
    national: parsed.formatNational().replace(/ ext\. \d+$/, ''),
    country: parsed.country ?? parsed.getPossibleCountries()[0] ?? country,
    ...(parsed.ext ? { extension: parsed.ext } : {}),
  };
}

/** How people in `country` write this number: "077 123 4567" at home, "+94 77 123 4567" from abroad. */
export function localPhone(e164: string, country: string): string {
  // How a number is grouped is decided by its first digits: numbers that differ in the last four only share one pattern.
  if (e164.length < 12) return readLocal(e164, country);
  const start = `${country}${e164.length}${e164.slice(0, -4)}`;
  let pattern = localPatterns.get(start);
  if (pattern === undefined) {
    pattern = patternOf(readLocal(e164, country), e164.slice(-4));
    if (localPatterns.size >= 20_000) localPatterns.clear();
    localPatterns.set(start, pattern);
  }
  if (pattern === null) return readLocal(e164, country);
  let next = e164.length - 4;
  return pattern.replace(/#/g, () => e164[next++]!);
}

const localPatterns = new Map<string, string | null>();

/** The shown form with a # for each of its last four digits; null when it does not end in them. */
function patternOf(shown: string, lastFour: string): string | null {
  const match = /^(.*?)((?:\d\D*){4})$/.exec(shown);
  return match && match[2]!.replace(/\D/g, '') === lastFour ? match[1]! + match[2]!.replace(/\d/g, '#') : null;
}

function readLocal(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  const atHome = parsed.country === country || (!parsed.country && parsed.getPossibleCountries().includes(country as CountryCode));
  return atHome ? parsed.formatNational() : parsed.formatInternational();
}

/**
 * Digit strings of which every spelling of a stored number is a fragment: with country code, and with the country's own leading digit.
 * "+94771234567" gives 94771234567 and 0771234567, so 077…, 77…, +94… and any last digits are found.
 */
export function phoneDigits(text: string): string[] {
  const plain = asciiDigits(text).trim();
  const digits = plain.replace(/\D/g, '');
  if (!plain.startsWith('+')) return digits ? [digits] : [];
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((start) => callingCodes.has(start));
  // North America dials no leading digit; elsewhere it is 0, in the countries of +7 an 8.
  if (!code || code === '1') return [digits];
  return [digits, (code === '7' ? '8' : '0') + digits.slice(code.length)];
}

// Parsing each number with libphonenumber took longer than all the rest of an imported row's search keys.
const callingCodes = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

/** What a person typed into search, as a fragment of `phoneDigits`: "0094 77-123" → 9477123, "+94 (0)77 123" → 9477123. */
export function typedDigits(text: string): string {
  const plain = asciiDigits(text).replace(/^\s*00(?=[1-9])/, '+');
  const digits = plain.replace(/\(0\)/g, '').replace(/\D/g, '');
  const whole = plain.trim().startsWith('+') ? parsePhoneNumberFromString(plain) : undefined;
  return whole?.isPossible() ? whole.number.slice(1) : digits;
}

/** Digits of any script as 0-9: people type numbers with the keyboard they have. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, (character) => {
    const code = character.charCodeAt(0);
    const zero = nativeZeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? character : String(code - zero);
  });
}

// Zero of each script's digits: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Sinhala lith, Thai, Burmese, full width.
const nativeZeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x1040, 0xff10,
];

function readNumber(text: string, country: string): PhoneNumber | null {
  const cleaned = asciiDigits(text)
    // Invisible direction marks and joiners travel along when numbers are copied from chat programs.
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .trim()
    .replace(/^(?:tel|phone|mobile|mob|ph)\b[.:\s]*/i, '')
    // A spreadsheet that took the number for a quantity.
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/^\(?00(?=\s*[1-9])/, '+');
  if (!/^[+(\d]/.test(cleaned) || /\d[eE]\+?\d/.test(cleaned)) return null;
  const parsed = parsePhoneNumberFromString(cleaned, { defaultCountry: country as CountryCode, extract: false });
  if (!parsed?.isPossible()) return null;
  return parsed;
}
