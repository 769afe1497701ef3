import { expect, test } from 'vitest';
import type { Admission } from './memory.ts';
import { forgetAccess, memoryOf, recall, remember } from './memory.ts';
import type { Database } from '../database/pool.ts';

const admission = (more: Partial<Admission> = {}): Admission => ({ actor: {} as Admission['actor'], account: {} as Admission['account'], about: ['session 1', 'user 1'], endsAtMs: Infinity, readAtMs: 0, ...more });

function emptyMemory() {
  const database = {} as Database;
  return { database, memory: memoryOf(database) };
}

test('what cannot be heard is believed for ten seconds, what is heard for a minute', () => {
  const { memory } = emptyMemory();
  remember(memory, 'token', admission());
  expect(recall(memory, 'token', 9_999)).toBeDefined();
  memory.listening = true;
  expect(recall(memory, 'token', 59_999)).toBeDefined();
  memory.listening = false;
  expect(recall(memory, 'token', 10_000)).toBeUndefined();
});

test('a session is over at its end, however lately it was read', () => {
  const { memory } = emptyMemory();
  remember(memory, 'token', admission({ endsAtMs: 5_000 }));
  expect(recall(memory, 'token', 4_999)).toBeDefined();
  expect(recall(memory, 'token', 5_000)).toBeUndefined();
});

test('a change of a user ends every token of theirs and no other', () => {
  const { database, memory } = emptyMemory();
  remember(memory, 'one', admission());
  remember(memory, 'two', admission({ about: ['session 2', 'user 1'] }));
  remember(memory, 'other', admission({ about: ['session 3', 'user 2'] }));
  const { changes } = memory;
  forgetAccess(database, 'user 1');
  expect([...memory.admissions.keys()]).toEqual(['other']);
  expect(memory.changes).toBe(changes + 1);
});

test('the memory stays small', () => {
  const { memory } = emptyMemory();
  for (let count = 0; count < 6_000; count++) remember(memory, `token ${count}`, admission());
  expect(memory.admissions.size).toBe(5_000);
  expect(recall(memory, 'token 5999', 1)).toBeDefined();
});
