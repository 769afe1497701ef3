/**
 * One spelling for all the ways a name is written in Latin letters. Used on both sides: on what is stored and on what is typed.
 * Every step keeps the beginning of a word the beginning of its fold, as far as spelling allows, so that results do not vanish while one types.
 */
export function fold(word: string): string {
  const bare = word.toLowerCase().normalize('NFD').replace(/\p{M}|['’ʼʻ`´]/gu, '').replace(/[^a-z]/g, (letter) => lone[letter] ?? letter);
  return steps.reduce((text, [from, to]) => text.replace(from, to), bare);
}

// Letters that no decomposition takes apart.
const lone: Record<string, string> = { 'ß': 'ss', 'ø': 'o', 'æ': 'ae', 'œ': 'oe', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i', 'ə': 'a' };

const steps: readonly [RegExp, string][] = [
  [/dzh|dj/g, 'j'],
  [/t?sch/g, 's'],
  [/tch|ch/g, 'ç'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c|q/g, 'k'],
  [/ç/g, 'c'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  // kh gh th dh bh jh sh zh: the breath is written or not; nothing else does so consistently.
  [/([bcdgjklmnrstvwz])h/g, '$1'],
  [/d[zs]|t[sz]|zz/g, 'z'],
  [/h$/g, ''],
  [/o[uo]/g, 'u'],
  [/[oa]w(?=[bcdfgjklmnprstvz])/g, 'au'],
  [/w/g, 'v'],
  [/ee/g, 'i'],
  [/ey(?![aeiou])/g, 'e'],
  [/y(?=[ei])/g, ''],
  [/y/g, 'i'],
  // Doubled letters of any kind.
  [/(.)\1+/g, '$1'],
];

/**
 * The one spelling of endings and names that families write differently: Wijesekera and Wijesekara, Mohammed and Muhammad.
 * Stored beside the plain fold, and tried beside it when somebody types.
 */
export function canonical(folded: string): string {
  const family = familiesByStart.get(folded[0] ?? '')?.find(([spellings]) => spellings.test(folded));
  if (family) return family[1];
  return folded.length < 5 ? folded : endings.reduce((text, [from, to]) => text.replace(from, to), folded);
}

// Of folded words: w is v, y is i, breath and doubling are gone.
const families: readonly [starts: string, spellings: RegExp, name: string][] = [
  ['m', /^m[aou]?h[aou]?m[aeiou]d[ou]?$/, 'mohamad'], ['a', /^ah[ae]?m[aei]d[ou]?$/, 'ahmad'], ['h', /^h[aou]s[aes]?[aei]+n$/, 'husain'], ['fpb', /^[fpb]at[ei]ma$/, 'fatima'],
  ['iu', /^i?[uo]s[aeiou]+[fp]$/, 'iusuf'], ['c', /^c[aou]+v?d[aeiou]*r[aeiou]+$/, 'caudari'], ['s', /^s[aei]+d$/, 'said'], ['s', /^s[ae]i?k$/, 'saik'], ['r', /^r[aeo]h[ae]?man$/, 'rahman'],
  ['b', /^beg[aou]m$/, 'begam'], ['a', /^akt[ae]r$/, 'aktar'], ['m', /^m[ao]nd[ao]l$/, 'mandal'], ['ho', /^h?ov?h?an[ei]s$/, 'hovanes'], ['fp', /^(?:fernand[ou]|pranand[ou])$/, 'fernando'],
  ['p', /^p(?:ei|ie|i)ris$/, 'piris'], ['d', /^d[ai]+as$/, 'dias'], ['k', /^kur(?:ai|e)$/, 'kure'], ['g', /^g[uo]m[aei]s$/, 'gomes'], ['io', /^i?oh?an+[ei]?s$/, 'iohanes'],
  ['eia', /^(?:[ei]brah?im|abraham)$/, 'ibrahim'], ['uo', /^[uo]sman$/, 'usman'], ['uo', /^[uo]mar$/, 'umar'], ['zs', /^[zs]oisa$/, 'soisa'], ['ie', /^i?e?s[ai]?h?ak$/, 'ishak'],
  ['k', /^k[ao]ndak[ae]r$/, 'kandakar'], ['s', /^s[aeo]l[aeo]mon$/, 'solomon'], ['b', /^bi?an[ae]r[jz]e?i$/, 'banerji'], ['m', /^muk[ae]r[jz]e?i$/, 'mukerji'], ['c', /^cat[aeou]r[jz]e?i$/, 'caterji'],
  ['r', /^r[ao]i$/, 'rai'], ['d', /^d[aou]t[ao]$/, 'data'], ['b', /^bu[iy]+an?$/, 'buian'], ['c', /^cak?rab[ao]rt[ie]$/, 'cakrabarti'],
];
const familiesByStart = new Map<string, [RegExp, string][]>();
for (const [starts, spellings, name] of families) {
  for (const start of starts) familiesByStart.set(start, [...(familiesByStart.get(start) ?? []), [spellings, name]]);
}

const endings: readonly [RegExp, string][] = [
  [/^j(?:ae|eia)/, 'jaia'], [/^isvar/, 'esvar'],
  [/vard[ae]n[ae]$/, 'vardana'], [/vardan[ae]/, 'vardana'], [/sek[ae]r[ae]/, 'sekara'], [/si[nm]g?[ae]$/, 'singa'], [/kun$/, 'kon'], [/d[aeo]r$/, 'dar'], [/rigu$/, 'rigo'],
  [/^(.{4,}[^aeiou])e$/, '$1a'],
];
