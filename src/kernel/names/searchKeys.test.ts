import { describe, expect, test } from 'vitest';
import { heldOut, learntFrom } from '#test/data/heldOutNames.ts';
import { foldName, searchKeys, searchPattern } from './searchKeys.ts';
import { trigramSimilarity } from '#test/data/trigramSimilarity.ts';
import { transliterate } from './transliterate.ts';

/** The condition the database applies, in words: every word typed has one of its forms among the keys. */
const finds = (typed: string, ...stored: string[]): boolean => {
  const keys = searchKeys(stored);
  return searchPattern(typed).words.every((word) => word.keys.some((key) => keys.includes(key)));
};
const likeness = (typed: string, stored: string): number => trigramSimilarity(searchPattern(typed).words[0]?.key ?? '', searchKeys([stored]));

describe.each([
  ['kamal', 'කමල්'], ['perera', 'පෙරේරා'], ['wijesinghe', 'විජේසිංහ'], ['nimal', 'நிமல்'], ['meenakshi', 'மீனாட்சி'], ['habtemariam', 'ሀብተማርያም'],
  ['rahman', 'রহমান'], ['hakobyan', 'Հակոբյան'], ['zovinar', 'Ձովինար'], ['gevorgyan', 'Գեւորգյան'], ['gevorgyan', 'Գևորգյան'],
])('%s and %s', (latin, native) => {
  test('typing Latin finds the native record', () => expect(finds(latin, native)).toBe(true));
  test('typing the native script finds the Latin record', () => expect(finds(native, latin)).toBe(true));
  test('a fragment from inside the name finds it', () => expect(finds(latin.slice(1, 4), native)).toBe(true));
});

describe.each(Object.entries(heldOut))('names not used to make the tables (%s)', (language, pairs) => {
  test('more than 95 % are found by fragment or with a typo allowed', async ({ annotate }) => {
    const fragment = pairs.filter(([native, latin]) => finds(latin, native)).length / pairs.length;
    const back = pairs.filter(([native, latin]) => finds(native, latin)).length / pairs.length;
    const loose = pairs.filter(([native, latin]) => finds(latin, native) || likeness(latin, native) >= 0.3).length / pairs.length;
    const close = pairs.filter(([native, latin]) => likeness(latin, native) >= 0.5).length / pairs.length;
    const percent = (share: number) => `${Math.round(share * 100)} %`;
    await annotate(`${language}: ${pairs.length} names; by fragment ${percent(fragment)}, native typed ${percent(back)}, similarity ≥ .3 ${percent(loose)}, ≥ .5 ${percent(close)}`);
    expect(loose).toBeGreaterThan(0.95);
    expect(Math.min(fragment, back)).toBeGreaterThan(0.85);
  });
});

test.each(Object.entries(learntFrom))('names the tables were corrected by stay found (%s)', (_, pairs) => {
  const missed = pairs.filter(([native, latin]) => !finds(latin, native) && likeness(latin, native) < 0.3);
  expect(missed).toEqual([]);
});

test('spellings of one family name in Latin letters find each other', () => {
  for (const [one, other] of [['Wijesekera', 'Wijesekara'], ['Mohamed', 'Muhammad'], ['Gunawardena', 'Gunawardana'], ['Hossain', 'Hussein'], ['Abeywardena', 'Abewardana'], ['Dawit', 'Davit'], ['Chowdhury', 'চৌধুরী'], ['Chaudhary', 'চৌধুরী']] as const) {
    expect([one, finds(one, other), finds(other, one)]).toEqual([one, true, true]);
  }
});

test('names stay found letter by letter while one types', () => {
  for (const name of ['Kamal', 'Wijesinghe', 'Jayawardena', 'Habtemariam', 'Gebre', 'Liyanage', 'Dissanayake', 'Perera', 'Rahman']) {
    for (let length = 1; length <= name.length; length += 1) expect([name.slice(0, length), finds(name.slice(0, length), name)]).toEqual([name.slice(0, length), true]);
  }
  for (let length = 1; length <= 'විජේසිංහ'.length; length += 1) expect(finds('විජේසිංහ'.slice(0, length), 'Wijesinghe')).toBe(true);
});

test('a name written as one word is found as two and the other way round', () => {
  expect(finds('habtemariam', 'Habte Mariam')).toBe(true);
  expect(finds('habte mariam', 'Habtemariam')).toBe(true);
  expect(finds('desilva', 'ද සිල්වා')).toBe(true);
});

test('numbers are found as people write them', () => {
  for (const typed of ['077 123 4567', '0771234567', '771234567', '+94 77 123 4567', '0094771234567', '4567', '077-123', '(077) 123 4567']) {
    expect([typed, finds(typed, '+94771234567')]).toEqual([typed, true]);
  }
  expect(finds('PV 00123', 'PV-00123/4')).toBe(true);
  expect(finds('pv-00123/4', 'PV-00123/4')).toBe(true);
  expect(finds('12/3 galle', '12/3 Galle Road, Colombo 03')).toBe(true);
});

test('mail and web addresses are found whole, in part, and by the names in them', () => {
  for (const typed of ['kamal.w@example.com', 'kamal.w@ex', '@example.com', 'kamal', 'example', 'example.com']) expect([typed, finds(typed, 'Kamal.W@example.com')]).toEqual([typed, true]);
  expect(finds('hayleys', 'https://www.hayleys.lk/about')).toBe(true);
});

test('joiners and other invisible characters make no difference', () => {
  expect(searchKeys(['ශ්‍රී'])).toBe(searchKeys(['ශ්රී']));
});

test('nothing searched keeps nothing', () => {
  expect(searchKeys([])).toBe('');
  expect(searchKeys([' ', '—'])).toBe('');
  expect(searchPattern(' ,. ').words).toEqual([]);
});

test('scripts without a table are kept as they are', () => {
  expect(finds('محمد', 'محمد علي')).toBe(true);
  expect(finds('田中', '田中太郎')).toBe(true);
});

test('names are compared across scripts by their fold', () => {
  expect(foldName('කමල් පෙරේරා')).toBe(foldName('Kamal Perera'));
  expect(transliterate('කමල් පෙරේරා (Pvt) Ltd')).toBe('kamal perera (Pvt) Ltd');
});
