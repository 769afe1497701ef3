import { asciiDigits, phoneDigits, typedDigits } from '../phones.ts';
import { canonical, fold } from './fold.ts';
import { endsUnfinished, latinSpellings } from './transliterate.ts';

/**
 * What search keeps of a record: every word folded, each in the spellings it may be looked for under, numbers as digits, addresses as typed.
 * Space-separated with a space at both ends, so that ' kam' is the start of a word. `words` are the raw values of the searched fields.
 */
export function searchKeys(words: readonly string[]): string {
  const keys = new Set<string>();
  for (const value of words) for (const key of keysOf(value.normalize('NFC'))) keys.add(key);
  keys.delete('');
  return keys.size === 0 ? '' : ` ${[...keys].join(' ')} `;
}

/** One thing somebody typed: a record is found when any of `keys` is a fragment of its search keys. */
export type SearchWord = { kind: 'name' | 'digits' | 'address'; key: string; keys: string[] };

/** What a query becomes: every word must be found. `key` is its likeliest form, `keys` all of them. */
export function searchPattern(query: string): { words: SearchWord[] } {
  const parts = query.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  const words: SearchWord[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const run = numberRun(parts, index);
    if (run > 0) {
      words.push(one('digits', typedDigits(parts.slice(index, index + run).join(' '))));
      index += run - 1;
    } else {
      words.push(...wordsOf(parts[index]!));
    }
  }
  return { words: words.filter(({ key }) => key !== '') };
}

/** A text as its folded words, once each in the usual spelling: for comparing names across scripts. */
export function foldName(text: string): string {
  return nameWords(text.normalize('NFC')).map((word) => reading(word).usual).filter(Boolean).join(' ');
}

/** Every form under which each word of a text is found, in the order of its words. */
export function wordSpellings(text: string): string[][] {
  return nameWords(text.normalize('NFC')).map(spellingsOf);
}

const one = (kind: SearchWord['kind'], key: string): SearchWord => ({ kind, key, keys: [key] });

const wordPattern = /[\p{L}\p{M}\p{N}'’ʼ\u200c\u200d]+/gu;
const nameWords = (text: string): string[] => text.match(wordPattern) ?? [];
const addressPattern = /^[^\s@]+@[^\s@]+$|^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/i;

function keysOf(value: string): string[] {
  const text = value.trim();
  if (/^\+\d{6,15}$/.test(text)) return phoneDigits(text);
  if (addressPattern.test(text)) return [text.toLowerCase(), ...nameWords(text).filter((word) => word.length > 1 && !/^(?:www|https?)$/i.test(word)).flatMap(spellingsOf)];
  const words = nameWords(text);
  const keys = words.flatMap(spellingsOf);
  words.forEach((word, index) => keys.push(...joined(word, words[index + 1])));
  // A reference or house number is looked for with and without its dashes and strokes: "PV-00123/4", "12/3".
  for (const part of /\p{N}/u.test(text) ? text.split(/\s+/) : []) if (/\p{N}/u.test(part) && part.length <= 40) keys.push(compact(part));
  return keys;
}

/** Every form under which one word is kept. */
const spellingsOf = (word: string): string[] => reading(word).keys;

type Reading = { keys: string[]; usual: string };

// Names repeat: an import of a million rows, and ranking what a search found, read most of them here.
const remembered = new Map<string, Reading>();
const mostRemembered = 20_000;

function reading(word: string): Reading {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const read = /\p{N}/u.test(word) ? { keys: [compact(word)], usual: compact(word) } : readWord(word);
  remembered.set(word, read);
  return read;
}

function readWord(word: string): Reading {
  const folded = latinSpellings(word).map(fold);
  return { keys: [...new Set([...folded, ...folded.map(canonical)])].filter(Boolean), usual: canonical(folded[0]!) };
}

const compact = (text: string): string => asciiDigits(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

// First parts that are written together with the next word or apart: Habte Mariam, De Silva, Abdul Rahman.
const firstParts = /^(?:habte|gebre|volde|veld[ea]|haile|tekle|tesfa|amde|bekur|fikre|kidane|laeke|sahle|zara|zer[ea]|de|da|abd[ua][lr]|al|el|mc|mac|van|von|ter)$/;

function joined(word: string, next: string | undefined): string[] {
  if (!next) return [];
  const first = spellingsOf(word)[0];
  if (!first || !firstParts.test(first)) return [];
  const second = spellingsOf(next)[0] ?? '';
  return [fold(first + second), ...(first === 'da' ? [fold(`de${second}`)] : [])];
}

/** How many parts from `index` on are pieces of one telephone number: "077 123 4567", "+94 (0)77 123". 0 when it is none. */
function numberRun(parts: readonly string[], index: number): number {
  let end = index;
  while (end < parts.length && /^[+(]*\p{N}[\p{N}()./-]*$|^\(\p{N}+\)$/u.test(parts[end]!)) end += 1;
  const run = end - index;
  if (run === 0) return 0;
  const digits = asciiDigits(parts.slice(index, end).join('')).replace(/\D/g, '');
  const telephone = run > 1 && (/^(?:0|\+|\(0)/.test(asciiDigits(parts[index]!)) || digits.length >= 7);
  return telephone ? run : 1;
}

function wordsOf(part: string): SearchWord[] {
  if (part.includes('@') || /^(?:https?:|www\.)/i.test(part)) return [one('address', part.toLowerCase())];
  if (/\p{N}/u.test(part)) return [one('address', compact(part))];
  return nameWords(part).map(typedName);
}

function typedName(word: string): SearchWord {
  const spellings = latinSpellings(word).map(fold);
  const open = endsUnfinished(word) ? spellings.map((spelling) => spelling.replace(/(?<=.)[ao]$/, '')) : spellings;
  const whole = open.flatMap((spelling) => (spelling.length >= 3 ? [spelling, canonical(spelling)] : [spelling]));
  const keys = [...new Set(whole)].filter(Boolean);
  return { kind: 'name', key: keys[0] ?? '', keys: keys.slice(0, 12) };
}
