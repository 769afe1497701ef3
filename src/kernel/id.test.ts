import { expect, test } from 'vitest';
import { isId, newId } from './id.ts';

test('ids are UUIDs of version 7, all different, in the order they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every((id) => isId(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true);
});

test('an id tells when it was made', () => {
  const at = Date.now() + 60_000;
  expect(parseInt(newId(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at);
});
