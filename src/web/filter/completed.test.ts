import { expect, test } from 'vitest';
import { completed } from './completed.ts';

test('conditions still without a value are not asked', () => {
  expect(completed({ all: [{ field: 'owner', op: 'isMe' }, { field: 'source', op: 'contains' }, { field: 'stage', op: 'isOneOf', value: [] }] })).toEqual({ all: [{ field: 'owner', op: 'isMe' }] });
  expect(completed({ all: [{ field: 'bornOn', op: 'between', value: ['2026-01-01', null] }] })).toBeUndefined();
});

test('a count keeps its place and loses only what is unfinished inside it', () => {
  expect(completed({ count: 'interactions', op: 'atLeast', value: 3, within: { field: 'happenedAt', days: 90 }, where: { all: [{ field: 'kind', op: 'is' }] } }))
    .toEqual({ count: 'interactions', op: 'atLeast', value: 3, within: { field: 'happenedAt', days: 90 } });
  expect(completed({ any: [{ not: { field: 'vip', op: 'is', value: false } }] })).toEqual({ any: [{ not: { field: 'vip', op: 'is', value: false } }] });
});
