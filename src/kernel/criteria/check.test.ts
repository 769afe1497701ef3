import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { checkCriteria } from './check.ts';
import { scope, typeOf } from './criteria.factory.ts';
import { criteriaSchema } from './criteria.ts';
import type { CriteriaScope } from './scope.ts';

const person = typeOf('person')!;

function problemOf(input: unknown, within: CriteriaScope = scope): { code: string; at: string; says: string } {
  try {
    checkCriteria(input, person, within);
  } catch (problem) {
    if (problem instanceof Refusal) return { code: problem.code, at: problem.problems[0]!.field, says: problem.problems[0]!.message.message };
    throw problem;
  }
  throw new Error('Nothing was refused');
}

describe('a tree that cannot be used is refused, naming the place', () => {
  test.each([
    ['no condition', {}, 'criteria'],
    ['a list for a condition', [], 'criteria'],
    ['an unknown kind', { some: 'visits', extra: 1 }, 'extra'],
    ['an unknown field', { all: [{ field: 'ctext', op: 'isEmpty' }, { field: 'nothing', op: 'is', value: 1 }] }, 'all.1.field'],
    ['a field of the prototype', { field: 'constructor', op: 'isEmpty' }, 'field'],
    ['a path through a field that leads nowhere', { field: 'ctext.length', op: 'isEmpty' }, 'field'],
    ['a path through a to-many relation', { field: 'visits.kind', op: 'isEmpty' }, 'field'],
    ['a comparison the field has not', { not: { field: 'cnumber', op: 'contains', value: 'x' } }, 'not.op'],
    ['a comparison of the prototype', { field: 'cnumber', op: 'toString', value: 'x' }, 'op'],
    ['a missing value', { field: 'ctext', op: 'is' }, 'value'],
    ['a value of the wrong type', { any: [{ field: 'cnumber', op: 'is', value: '5' }] }, 'any.0.value'],
    ['an unknown option', { field: 'cchoice', op: 'isOneOf', value: ['new', 'old'] }, 'value'],
    ['a range of one', { field: 'cdate', op: 'between', value: ['2024-01-01'] }, 'value'],
    ['an impossible day', { field: 'cdate', op: 'on', value: '2024-02-30' }, 'value'],
    ['an exact moment for a day', { field: 'cdateTime', op: 'on', value: '2024-02-28T10:00:00Z' }, 'value'],
    ['a span of two units', { field: 'cdate', op: 'inTheLast', value: { days: 1, weeks: 1 } }, 'value'],
    ['a negative span', { field: 'cdate', op: 'inTheLast', value: -1 }, 'value'],
    ['a range in two currencies', { field: 'cmoney', op: 'between', value: [{ amount: 1, currency: 'LKR' }, { amount: 1, currency: 'INR' }] }, 'value'],
    ['unknown related records', { none: 'orders' }, 'none'],
    ['an unknown field of related records', { some: 'visits', where: { field: 'ctext', op: 'isEmpty' } }, 'where.field'],
    ['a window on no date', { count: 'visits', within: { field: 'kind', days: 9 }, op: 'atLeast', value: 1 }, 'within.field'],
    ['a window without days', { count: 'visits', within: { field: 'at' }, op: 'atLeast', value: 1 }, 'within'],
    ['half a record', { count: 'visits', op: 'atLeast', value: 1.5 }, 'value'],
    ['a count that contains', { count: 'visits', op: 'contains', value: 1 }, 'op'],
    ['an empty list', { field: 'cchoice', op: 'isOneOf', value: [] }, 'value'],
  ])('%s', (_name, input, at) => {
    expect(problemOf(input)).toMatchObject({ code: 'platform.criteria_invalid', at });
  });

  test('a tree that came from no person', () => {
    const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => ({ not: inner }), { field: 'ctext', op: 'isEmpty' });
    expect(problemOf(deep).says).toMatch('nested too deeply');
    expect(problemOf({ any: Array.from({ length: 300 }, () => ({ field: 'ctext', op: 'isEmpty' })) }).says).toMatch('more than');
    expect(problemOf({ field: 'cchoice', op: 'isOneOf', value: Array.from({ length: 1001 }, () => 'new') }).says).toMatch('at most');
  });
});

test('the door refuses the same shapes with the same sentence', () => {
  const result = criteriaSchema.safeParse({ all: [{ field: 'ctext', op: 'is' }] });
  expect(result.error?.issues[0]).toMatchObject({ path: ['all', 0, 'value'], message: 'This comparison needs a value.' });
  expect(criteriaSchema.safeParse({ all: [] }).success).toBe(true);
});

test('values come out in the form their field keeps', () => {
  expect(checkCriteria({ field: 'cphone', op: 'is', value: '077 123 4567' }, person, scope)).toEqual({ field: 'cphone', op: 'is', value: '+94771234567' });
  expect(checkCriteria({ field: 'cphones', op: 'contains', value: '077-123' }, person, scope)).toEqual({ field: 'cphones', op: 'contains', value: '77123' });
  expect(checkCriteria({ field: 'ccountry', op: 'isOneOf', value: 'Sri Lanka' }, person, scope)).toEqual({ field: 'ccountry', op: 'isOneOf', value: ['LK'] });
  expect(checkCriteria({ field: 'cdate', op: 'inTheLast', value: 30 }, person, scope)).toEqual({ field: 'cdate', op: 'inTheLast', value: { days: 30 } });
  expect(checkCriteria({ field: 'cdateTime', op: 'after', value: '2024-03-05T15:30:00+05:30' }, person, scope)).toEqual({ field: 'cdateTime', op: 'after', value: '2024-03-05T10:00:00.000Z' });
  expect(checkCriteria({ field: 'company', op: 'is', value: { id: '00000000-0000-7000-8002-00000000000A' } }, person, scope)).toEqual({ field: 'company', op: 'is', value: '00000000-0000-7000-8002-00000000000a' });
});

test('a field that may not be read cannot be asked about, nor through another record', () => {
  const hiding: CriteriaScope = { ...scope, mayRead: (type, field) => !(type === 'company' && field === 'cnumber') && !(type === 'visit' && field === 'about') };
  expect(problemOf({ field: 'company.cnumber', op: 'atLeast', value: 5 }, hiding)).toMatchObject({ at: 'field' });
  expect(problemOf({ some: 'mentions' }, hiding)).toMatchObject({ at: 'some' });
  expect(checkCriteria({ field: 'cnumber', op: 'atLeast', value: 5 }, person, hiding)).toBeTruthy();
});
