/**
 * Scripts whose consonants carry an "a" until another vowel sign or a virama takes it away.
 * A word is read into syllables once; each language's reader then decides which of the spellings people use it may have in Latin.
 */

/** One consonant (or none, for a vowel standing alone) and its vowel; `inherent` when the vowel is the unwritten one. */
export type Syllable = { consonant: string; vowel: string; inherent: boolean; letter: string };

type Script = { consonants: Record<string, string>; vowels: Record<string, string>; signs: Record<string, string>; virama: string; nasal: string; visarga: string };

const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(text.trim().split(/\s+/).map((pair) => { const [letter, latin] = pair.split('=') as [string, string]; return [letter, latin]; }));

/** "ae" is the open vowel of Sinhala that people write a or e. */
export const sinhala: Script = {
  consonants: pairs(`ක=k ඛ=kh ග=g ඝ=gh ඞ=ng ඟ=ng ච=ch ඡ=ch ජ=j ඣ=jh ඤ=gn ඥ=gn ඦ=nj ට=t ඨ=t ඩ=d ඪ=d ණ=n ඬ=nd ත=th ථ=th ද=d ධ=dh න=n ඳ=nd
    ප=p ඵ=p බ=b භ=bh ම=m ඹ=mb ය=y ර=r ල=l ව=v ශ=sh ෂ=sh ස=s හ=h ළ=l ෆ=f`),
  vowels: pairs('අ=a ආ=a ඇ=ae ඈ=ae ඉ=i ඊ=i උ=u ඌ=u ඍ=ri එ=e ඒ=e ඓ=ai ඔ=o ඕ=o ඖ=au'),
  signs: pairs('ා=a ැ=ae ෑ=ae ි=i ී=i ු=u ූ=u ෘ=ru ෲ=ru ෙ=e ේ=e ෛ=ai ො=o ෝ=o ෞ=au ෟ=lu'),
  virama: '්', nasal: 'ං', visarga: 'ඃ',
};

export const tamil: Script = {
  consonants: pairs('க=k ங=ng ச=s ஞ=gn ட=t ண=n த=th ந=n ப=p ம=m ய=y ர=r ல=l வ=v ழ=zh ள=l ற=r ன=n ஜ=j ஷ=sh ஸ=s ஹ=h ஶ=sh'),
  vowels: pairs('அ=a ஆ=a இ=i ஈ=i உ=u ஊ=u எ=e ஏ=e ஐ=ai ஒ=o ஓ=o ஔ=au'),
  signs: pairs('ா=a ி=i ீ=i ு=u ூ=u ெ=e ே=e ை=ai ொ=o ோ=o ௌ=au'),
  virama: '்', nasal: 'ஂ', visarga: 'ஃ',
};

export const bengali: Script = {
  consonants: pairs('ক=k খ=kh গ=g ঘ=gh ঙ=ng চ=ch ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=t ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n প=p ফ=f ব=b ভ=bh ম=m য=j র=r ল=l শ=sh ষ=sh স=s হ=h ৎ=t ৰ=r ৱ=v'),
  vowels: pairs('অ=a আ=a ই=i ঈ=i উ=u ঊ=u ঋ=ri এ=e ঐ=oi ও=o ঔ=ou'),
  signs: pairs('া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou'),
  virama: '্', nasal: 'ং', visarga: 'ঃ',
};

export const devanagari: Script = {
  consonants: pairs('क=k ख=kh ग=g घ=gh ङ=ng च=ch छ=ch ज=j झ=jh ञ=n ट=t ठ=t ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=f ब=b भ=bh म=m य=y र=r ल=l व=v श=sh ष=sh स=s ह=h ळ=l'),
  vowels: pairs('अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o'),
  signs: pairs('ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o'),
  virama: '्', nasal: 'ं', visarga: 'ः',
};

// A dot below makes another letter of these: য় y, ড় r, ज़ z. NFC keeps the dot apart.
const dotted: Record<string, string> = { 'য': 'y', 'ড': 'r', 'ঢ': 'r', 'ज': 'z', 'फ': 'f', 'ड': 'd', 'ढ': 'd', 'क': 'k', 'ख': 'kh', 'ग': 'g' };

/** Reads a word of one script into syllables; letters the script does not know end up as they are, without a vowel. */
export function syllables(word: string, script: Script): Syllable[] {
  const read: Syllable[] = [];
  for (const letter of word) {
    const last = read.at(-1);
    if (letter in script.consonants) read.push({ consonant: script.consonants[letter]!, vowel: 'a', inherent: true, letter });
    else if (letter in script.vowels) read.push({ consonant: '', vowel: script.vowels[letter]!, inherent: false, letter });
    else if (letter === script.nasal) read.push({ consonant: 'N', vowel: '', inherent: false, letter });
    else if (letter === script.visarga) read.push({ consonant: script === tamil ? 'F' : '', vowel: '', inherent: false, letter });
    else if (last) modify(last, letter, script);
  }
  return script === tamil ? joinedTamilF(read) : read.filter((syllable) => syllable.consonant || syllable.vowel);
}

function modify(last: Syllable, letter: string, script: Script): void {
  if (letter === script.virama) Object.assign(last, { vowel: '', inherent: false });
  else if (letter in script.signs) Object.assign(last, { vowel: script.signs[letter], inherent: false });
  // Nukta, U+09BC and U+093C.
  else if ((letter === '\u09bc' || letter === '\u093c') && last.letter in dotted) last.consonant = dotted[last.letter]!;
}

/** ஃ before ப writes the f that Tamil has no letter for. */
function joinedTamilF(read: Syllable[]): Syllable[] {
  const joined: Syllable[] = [];
  for (const syllable of read) {
    if (syllable.consonant === 'F') continue;
    const afterF = read[read.indexOf(syllable) - 1]?.consonant === 'F' && syllable.letter === 'ப';
    joined.push(afterF ? { ...syllable, consonant: 'f' } : syllable);
  }
  return joined;
}

/** The nasal sign sounds with what follows: සිංහ singha, সংখ sankh, संभव sambhav. */
export function nasalBefore(next: Syllable | undefined): string {
  if (!next?.consonant) return 'n';
  if (next.consonant === 'h') return 'ng';
  return /^[pbmf]/.test(next.consonant) ? 'm' : 'n';
}

export function spell(read: readonly Syllable[]): string {
  return read.map((syllable, index) => (syllable.consonant === 'N' ? nasalBefore(read[index + 1]) : syllable.consonant) + syllable.vowel).join('');
}

/**
 * Drops the unwritten vowel where speech does: at the end of a word after a single consonant, and between a vowel and a single consonant with
 * a vowel (রহমান rahman, कमला kamla). The first syllable keeps it.
 */
export function withoutSilentVowels(read: readonly Syllable[]): Syllable[] {
  const spoken = read.map((syllable) => ({ ...syllable }));
  for (let index = 1; index < spoken.length; index += 1) {
    const here = spoken[index]!;
    if (!here.inherent || !spoken[index - 1]!.vowel) continue;
    const next = spoken[index + 1];
    if (!next || (next.consonant && next.consonant !== 'N' && next.vowel && !(next.inherent && index + 2 === spoken.length))) here.vowel = '';
  }
  return spoken;
}
