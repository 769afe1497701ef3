import { armenianSpellings, cyrillicSpellings, georgianSpellings, greekSpellings } from './alphabets.ts';
import { ethiopicSpellings } from './ethiopic.ts';
import { bengaliSpellings, devanagariSpellings, sinhalaSpellings, tamilSpellings } from './indic.ts';

const readers: readonly [RegExp, (word: string) => string[]][] = [
  [/[\u0d80-\u0dff]/, sinhalaSpellings],
  [/[\u0b80-\u0bff]/, tamilSpellings],
  [/[\u0980-\u09ff]/, bengaliSpellings],
  [/[\u0900-\u097f]/, devanagariSpellings],
  [/[\u1200-\u137f]/, ethiopicSpellings],
  [/[\u0530-\u058f]/, armenianSpellings],
  [/[\u0400-\u04ff]/, cyrillicSpellings],
  [/[\u0370-\u03ff\u1f00-\u1fff]/, greekSpellings],
  [/[\u10a0-\u10ff]/, georgianSpellings],
];

/** The ways one word is written in Latin letters, the usual one first; a word of Latin or of a script we have no table for stays as it is. */
export function latinSpellings(word: string): string[] {
  const reader = readers.find(([script]) => script.test(word));
  if (!reader) return [word];
  const spellings = reader[1](word.normalize('NFC').replace(invisible, '')).filter(Boolean);
  return spellings.length > 0 ? [...new Set(spellings)] : [word];
}

/** A text in Latin letters, each word as people usually write it: කමල් පෙරේරා → kamal perera. */
export function transliterate(text: string): string {
  return text.replace(/[\p{L}\p{M}\u200c\u200d]+/gu, (word) => latinSpellings(word)[0]!);
}

// Zero-width joiners and soft hyphens shape letters on screen; typed and copied text has them or not.
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Scripts whose last letter, while one still types, sounds an "a" that the next keystroke may take away. */
export function endsUnfinished(word: string): boolean {
  return /[\u0900-\u0939\u0985-\u09b9\u0b85-\u0bb9\u0d85-\u0dc6]$/.test(word);
}
