import { bengali, devanagari, nasalBefore, sinhala, spell, syllables, tamil, withoutSilentVowels, type Syllable } from './abugidas.ts';

/** Every list below is ordered: first the spelling people use most. */

export function sinhalaSpellings(word: string): string[] {
  const read = syllables(word, sinhala);
  const plain = spell(read);
  const spellings = plain.includes('ae') ? [plain.replaceAll('ae', 'a'), plain.replaceAll('ae', 'e')] : [plain];
  return plain.includes('ngh') ? [...spellings, ...spellings.map((spelling) => spelling.replaceAll('ngh', 'nh'))] : spellings;
}

/**
 * Tamil writes k and g, s, ch and j, t and d, p, b and f with one letter each. Voiced between vowels and after a nasal, voiceless when doubled:
 * that is speech; names from Sanskrit and Arabic break it (கணேசன் Ganesan, தேவி Devi, மகேஷ் Mahesh, பாத்திமா Fathima), so each letter gives
 * its likeliest sound first and the spellings that change least come first.
 */
export function tamilSpellings(word: string): string[] {
  // A name may not begin with r or l in old spelling: இராஜா Raja.
  const read = syllables(word.replace(/^இ(?=[ரல])/, ''), tamil);
  let spellings: { text: string; cost: number }[] = [{ text: '', cost: 0 }];
  read.forEach((syllable, index) => {
    const sounds = tamilSounds(read, index);
    spellings = spellings.flatMap(({ text, cost }) => sounds.map((sound, rank) => ({ text: text + sound + syllable.vowel, cost: cost + rank })));
    spellings = spellings.sort((one, other) => one.cost - other.cost).slice(0, 24);
  });
  const plain = spellings.map(({ text }) => text);
  return [...new Set(plain.flatMap(tamilClusters).flatMap(withoutHelpVowel))].slice(0, 12);
}

const atStart: Record<string, string[]> = { 'க': ['k', 'g'], 'ச': ['s', 'ch'], 'த': ['th', 'd'], 'ப': ['p', 'b', 'f'], 'ட': ['t', 'd'] };
const betweenVowels: Record<string, string[]> = { 'க': ['g', 'k', 'h'], 'ச': ['s'], 'ட': ['d', 't'], 'த': ['th', 'd'], 'ப': ['b', 'p', 'f'], 'ழ': ['zh', 'l'] };
const afterNasal: Record<string, string[]> = { 'க': ['g', 'k'], 'ச': ['j', 'ch'], 'ட': ['d'], 'த': ['th', 'd'], 'ப': ['b', 'p'], 'ற': ['dr'] };
const besideConsonant: Record<string, string[]> = { 'ப': ['p', 'b', 'f'], 'ழ': ['zh', 'l'], 'த': ['th', 'd'] };

function tamilSounds(read: readonly Syllable[], index: number): string[] {
  const { letter, consonant, vowel } = read[index]!;
  const before = read[index - 1];
  const next = read[index + 1];
  if (consonant === 'N') return [nasalBefore(next)];
  if (!before) return atStart[letter] ?? [consonant];
  if (letter === 'ற' && vowel === '' && next?.letter === 'ற') return ['t'];
  // ச்ச, த்த … are one long voiceless sound; the fold joins the two.
  if (before.letter === letter && before.vowel === '') return letter === 'ச' ? ['ch'] : [consonant];
  if (vowel === '' && next?.letter === letter) return letter === 'ச' ? ['ch'] : [consonant];
  if (before.vowel === '' && /^(?:n|ng|gn|m)$/.test(before.consonant)) return afterNasal[letter] ?? [consonant];
  return (before.vowel === '' || vowel === '' ? besideConsonant : betweenVowels)[letter] ?? [consonant];
}

/** ட்ச is how Tamil writes both tch and the ksh of Sanskrit (மீனாட்சி Meenakshi, காமாட்சி Kamatchi). */
function tamilClusters(spelling: string): string[] {
  const plain = spelling.replace(/gn(?=j|ch)|gngn/g, 'n').replace(/ng(?=g|k)/g, 'n');
  return /ts(?!h)/.test(plain) ? [plain.replace(/ts(?!h)/g, 'ksh'), plain.replace(/ts(?!h)/g, 'tch')] : [plain];
}

/** Tamil parts consonants it does not join: சந்திரன் Chandran, சுப்பிரமணியம் Subramaniam, லட்சுமி Lakshmi. */
function withoutHelpVowel(spelling: string): string[] {
  const joined = spelling.replace(/pir(?=[aeiou])/, spelling.startsWith('pir') ? 'pr' : 'br').replace(/pbr/, 'br').replace(/([dtpkbg]h?)[iu]r(?=[aeiou])/, '$1r').replace(/kshum/, 'kshm').replace(/([kg])rush/, '$1rish');
  return joined === spelling ? [spelling] : [joined, spelling];
}

/** Bengali: the unwritten vowel is a or o, জ is j or z, ভ is bh or v, ব after শ, স, দ sounds w, ওয়া wa. */
export function bengaliSpellings(word: string): string[] {
  const read = softenedB(syllables(word, bengali));
  const spoken = withoutSilentVowels(read);
  const rounded = spoken.map((syllable) => (syllable.inherent && syllable.vowel ? { ...syllable, vowel: 'o' } : syllable));
  const inherent = spoken.filter((syllable) => syllable.inherent && syllable.vowel);
  const mixed = inherent.length < 2 ? [] : [
    spoken.map((syllable) => (inherent.indexOf(syllable) > 0 ? { ...syllable, vowel: 'o' } : syllable)),
    spoken.map((syllable) => (inherent.indexOf(syllable) === 0 ? { ...syllable, vowel: 'o' } : syllable)),
  ];
  const full = read.map((syllable, index) => (index === read.length - 1 && syllable.inherent ? spoken[index]! : syllable));
  const spellings = [spoken, rounded, ...mixed, full].map((each) => spell(each).replace(/oya/g, 'wa').replace(/ng(?=[kg])/g, 'n'));
  return alternatives(alternatives(alternatives(spellings, /j(?!h)/g, 'z'), /bh/g, 'v'), /ou/g, 'au').slice(0, 12);
}

function alternatives(spellings: string[], from: RegExp, to: string): string[] {
  return [...new Set(spellings.flatMap((spelling) => [spelling, spelling.replace(from, to)]))];
}

function softenedB(read: Syllable[]): Syllable[] {
  return read.map((syllable, index) => {
    const before = read[index - 1];
    const joined = before?.vowel === '' && before.consonant !== '';
    if (joined && syllable.letter === 'ব' && /^(?:sh|s|d|t|j|h|dh)$/.test(before.consonant)) return { ...syllable, consonant: 'w' };
    // The joined য is a glide, not the j it is at the start of a word.
    if (joined && syllable.letter === 'য') return { ...syllable, consonant: 'y' };
    return syllable;
  });
}

export function devanagariSpellings(word: string): string[] {
  const read = syllables(word, devanagari);
  return [spell(withoutSilentVowels(read)), spell(read)].map((spelling) => spelling.replace(/ng(?=[kg])/g, 'n'));
}
