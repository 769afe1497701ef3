/**
 * Ethiopic is a table: a row of eight characters for each consonant, in the order of the vowels ä u i a e ə o wa, from U+1200.
 * The first order is written e (a after the throat sounds), the sixth nothing or i.
 */
const rows: Record<number, string> = {
  0x1200: 'h', 0x1208: 'l', 0x1210: 'h', 0x1218: 'm', 0x1220: 's', 0x1228: 'r', 0x1230: 's', 0x1238: 'sh', 0x1240: 'k', 0x1248: 'kw', 0x1250: 'k', 0x1258: 'kw',
  0x1260: 'b', 0x1268: 'v', 0x1270: 't', 0x1278: 'ch', 0x1280: 'h', 0x1288: 'hw', 0x1290: 'n', 0x1298: 'gn', 0x12a0: '', 0x12a8: 'k', 0x12b0: 'kw', 0x12b8: 'h', 0x12c0: 'hw',
  0x12c8: 'w', 0x12d0: '', 0x12d8: 'z', 0x12e0: 'zh', 0x12e8: 'y', 0x12f0: 'd', 0x12f8: 'd', 0x1300: 'j', 0x1308: 'g', 0x1310: 'gw', 0x1318: 'g', 0x1320: 't', 0x1328: 'ch',
  0x1330: 'p', 0x1338: 'ts', 0x1340: 'ts', 0x1348: 'f', 0x1350: 'p',
};
// Rows whose first order is spoken and written "a": ሀ ሐ ኀ አ ዐ.
const throat = new Set([0x1200, 0x1210, 0x1280, 0x12a0, 0x12d0]);
const vowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

type Sound = { consonant: string; vowel: string; sixth: boolean; fifth: boolean };

/** The Latin spellings of an Ethiopic word, the usual one first: ወልደ Wolde, Welde; ንጉሤ Niguse, Nigusie; መኮንን Mekonen. */
export function ethiopicSpellings(word: string): string[] {
  const sounds = [...word].flatMap(soundOf).filter((sound, index) => index === 0 || sound.consonant !== '' || !sound.sixth);
  const closing = spell(sounds, closedFromLeft(sounds));
  const opening = spell(sounds, closedFromRight(sounds));
  const spellings = [closing, opening];
  if (sounds[0]?.sixth) spellings.push(closing.replace(/^([^aeiou]+)i/, '$1'), closing.replace(/^([^aeiou]+)i/, '$1e'));
  if (sounds.at(-1)?.fifth) spellings.push(closing.replace(/e$/, 'ie'));
  if (closing.includes('gn')) spellings.push(closing.replaceAll('gn', 'ny'));
  return spellings.flatMap((spelling) => (spelling.includes('we') ? [spelling.replaceAll('we', 'wo'), spelling] : [spelling]));
}

const spell = (sounds: readonly Sound[], closed: readonly boolean[]): string =>
  sounds.map((sound, index) => sound.consonant + (sound.vowel || (closed[index] ? '' : helpVowel(sounds, index)))).join('');

function soundOf(character: string): Sound[] {
  const code = character.codePointAt(0)!;
  const row = code & ~7;
  const order = code & 7;
  const consonant = rows[row];
  if (consonant === undefined) return [];
  // እ at the start of a word is written e (እሸቱ Eshetu); inside one it only parts two vowels.
  const vowel = order === 0 && throat.has(row) ? 'a' : order === 5 && consonant === '' ? 'e' : vowels[order]!;
  return [{ consonant, vowel, sixth: order === 5, fifth: order === 4 }];
}

/** Which sixth-order letters close the syllable before them instead of taking an i: each that follows a vowel, or a glide after a vowel. */
function closedFromLeft(sounds: readonly Sound[]): boolean[] {
  const closed: boolean[] = [];
  sounds.forEach((sound, index) => {
    const before = sounds[index - 1];
    const next = sounds[index + 1];
    const open = before && (before.vowel !== '' || !closed[index - 1] || (glide(before) && sounds[index - 2]?.vowel));
    const brokenEnd = next?.sixth && index + 2 === sounds.length && !fallingEnd.test(sound.consonant + next.consonant);
    closed.push(sound.sixth && (!next || Boolean(open && !brokenEnd)));
  });
  return closed;
}

/** The same read from the end, where a word may close on two consonants: ትዕግስት Tigist. */
function closedFromRight(sounds: readonly Sound[]): boolean[] {
  const closed = sounds.map(() => false);
  for (let index = sounds.length - 1; index > 0; index -= 1) {
    const sound = sounds[index]!;
    const next = sounds[index + 1];
    const pairEnds = next && index + 2 === sounds.length && fallingEnd.test(sound.consonant + next.consonant);
    closed[index] = sound.sixth && (!next || Boolean(pairEnds) || !closed[index + 1]);
  }
  return closed;
}

const glide = (sound: Sound): boolean => sound.sixth && /^[yw]$/.test(sound.consonant);

// Ends a mouth closes on without a vowel between: ወርቅ work, ትዕግስት Tigist.
const fallingEnd = /^(?:[rlnmwy][^rlnmwy]|s[tk]|ft)/;

function helpVowel(sounds: readonly Sound[], index: number): string {
  const next = sounds[index + 1];
  return next?.sixth && next.consonant === sounds[index]!.consonant && index + 2 === sounds.length ? 'e' : 'i';
}
