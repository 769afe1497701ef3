import { heldOut, learntFrom } from '#test/data/heldOutNames.ts';

/** One person's name: as she writes it, and for some the same name in Latin letters beside it. */
export type PersonName = { first: string; last: string; otherName: string | null; language: string };

type Pair = readonly [native: string, latin: string];

// Sri Lankan family names are put together from few parts; so are these, which gives hundreds where a list gives dozens.
const beginnings: Pair[] = [
  ['අමර', 'Amara'], ['ජය', 'Jaya'], ['ගුණ', 'Guna'], ['විජේ', 'Wije'], ['රණ', 'Rana'], ['සෙනෙවි', 'Senevi'], ['දිසා', 'Disa'], ['වික්‍රම', 'Wickrama'], ['හේම', 'Hema'], ['සිරි', 'Siri'],
  ['ධර්ම', 'Dharma'], ['පෙම', 'Pema'], ['ඒක', 'Eka'], ['කුල', 'Kula'], ['තිල', 'Thila'], ['නන්ද', 'Nanda'], ['බණ්ඩා', 'Banda'], ['රත්න', 'Rathna'], ['සමර', 'Samara'], ['වීර', 'Weera'],
];
const endings: Pair[] = [
  ['සේකර', 'sekara'], ['සිංහ', 'singhe'], ['වර්ධන', 'wardena'], ['නායක', 'nayake'], ['තුංග', 'tunga'], ['සූරිය', 'suriya'], ['පාල', 'pala'], ['සේන', 'sena'], ['රත්න', 'ratne'], ['තිලක', 'thilaka'],
  ['බණ්ඩාර', 'bandara'], ['ආරච්චි', 'arachchi'], ['කෝන්', 'kone'], ['දාස', 'dasa'], ['වංශ', 'wansa'], ['ගමගේ', 'gamage'],
];
const sinhalaFamilies = beginnings.flatMap(([native, latin]) => endings.map(([end, latinEnd]): Pair => [native + end, latin + latinEnd]));

const listOf = (language: string): Pair[] => [...learntFrom[language]!, ...heldOut[language]!];
const pools = Object.fromEntries(['si', 'ta', 'am', 'bn', 'hy'].map((language) => [language, { firsts: listOf(language), lasts: language === 'si' ? sinhalaFamilies : listOf(language) }]));

// Out of twenty people: nine write Latin letters, five Sinhala, two Tamil, two Bengali, one each Amharic and Armenian.
const scripts = 'LLLLLLLLLsssssttbbah';
const languages: Record<string, string> = { L: 'si', s: 'si', t: 'ta', b: 'bn', a: 'am', h: 'hy' };

/** The name of the n-th person, the same in every run. */
export function personName(n: number): PersonName {
  const script = scripts[mixed(n, 1) % scripts.length]!;
  const language = languages[script]!;
  const { firsts, lasts } = pools[language]!;
  const first = firsts[mixed(n, 2) % firsts.length]!;
  const last = lasts[mixed(n, 3) % lasts.length]!;
  if (script === 'L') return { first: first[1], last: last[1], otherName: null, language: 'en' };
  return { first: first[0], last: last[0], otherName: mixed(n, 4) % 3 === 0 ? `${first[1]} ${last[1]}` : null, language };
}

const trades = ['Traders', 'Stores', 'Exports', 'Textiles', 'Foods', 'Hardware', 'Pharmacy', 'Printers', 'Motors', 'Plantations', 'Studio', 'Logistics'];

/** The name of the n-th company. */
export function companyName(n: number): string {
  const [native, latin] = sinhalaFamilies[mixed(n, 5) % sinhalaFamilies.length]!;
  return `${mixed(n, 6) % 4 === 0 ? native : latin} ${trades[mixed(n, 7) % trades.length]!} ${n % 977}`;
}

/** A number that looks drawn by lot but is the same in every run. */
export function mixed(n: number, salt: number): number {
  let value = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}
