import { expect, test } from 'vitest';
import { distance, isNear } from './searchTypos.ts';

test('a letter changed, added, dropped or swapped is one slip', () => {
  for (const typed of ['kabal', 'kamaal', 'kaml', 'akmal', 'kamla']) expect([typed, distance('kamal', typed)]).toEqual([typed, 1]);
  expect(distance('kamal', 'kamal')).toBe(0);
  expect(distance('', 'abc')).toBe(3);
});

test('one slip is forgiven, two only in long words', () => {
  expect(isNear('kamla', 'kamal')).toBe(true);
  expect(isNear('kemol', 'kimas')).toBe(false);
  expect(isNear('vikramasenga', 'vikremasinga')).toBe(true);
});

test('the same consonants with other vowels are near: scripts write vowels differently', () => {
  expect(isNear('josef', 'jusif')).toBe(true);
  expect(isNear('rana', 'rinu')).toBe(false);
});
