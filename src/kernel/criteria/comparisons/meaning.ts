import { sql, type RawBuilder } from 'kysely';
import { valueProblem, type Field } from '../../fields/fieldType.ts';
import { fieldTypeOf } from '../../fields/registry.ts';
import { msg } from '../../message.ts';
import type { Target } from '../fieldAt.ts';
import type { Affirmation } from '../operators.ts';
import type { CriteriaScope } from '../scope.ts';

export type SqlCondition = RawBuilder<boolean>;

/** The value a record has in a field. */
export type Held = { value: unknown; field: Field };

/**
 * What the comparisons of one kind of value mean, said three times: what they are compared with, in SQL, and in memory.
 * SQL may come out null where the field is empty; the caller takes null for false. `holds` is never asked about an empty value.
 */
export type Meaning = {
  /** The operand in its stored form; throws ValueProblem. */
  operand(operator: Affirmation, value: unknown, field: Field, scope: CriteriaScope): unknown;
  sql(operator: Affirmation, operand: unknown, at: Target, scope: CriteriaScope): SqlCondition;
  holds(operator: Affirmation, operand: unknown, held: Held, scope: CriteriaScope): boolean;
  /** Condition that there is a value at all. */
  present(at: Target): SqlCondition;
};

/** The operand as one value of the field's own form, never empty. */
export function oneValue(value: unknown, field: Field, scope: CriteriaScope): unknown {
  const parsed = fieldTypeOf(field.type).parse(value, field, scope.around);
  if (parsed === null) throw valueProblem('expected_value', expectedValue);
  return parsed;
}

/** A list of such values, or a single one as a list of one. */
export function manyValues(value: unknown, field: Field, scope: CriteriaScope): unknown[] {
  return requireList(value).map((one) => oneValue(one, field, scope));
}

/** Lower and upper end, both included. */
export function twoValues(value: unknown, field: Field, scope: CriteriaScope): [unknown, unknown] {
  if (!Array.isArray(value) || value.length !== 2) throw valueProblem('expected_range', expectedRange);
  return [oneValue(value[0], field, scope), oneValue(value[1], field, scope)];
}

export function requireList(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  if (!list.length) throw valueProblem('expected_list', expectedList);
  return list;
}

/** Words to look for, as typed but for outer spaces. */
export function wordsOf(value: unknown): string {
  const words = typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed().trim() : '';
  if (!words || words.length > 500) throw valueProblem('expected_words', expectedWords);
  return words;
}

/** A text as a LIKE pattern that means itself. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

export function isPresent(at: Target): SqlCondition {
  return sql<boolean>`${at.comparable} is not null`;
}

/**
 * Letter case as PostgreSQL folds it: each character by itself. JavaScript's toLowerCase also knows final sigmas and letters
 * that become two, which would make two answers of one question.
 */
export function lower(text: string): string {
  let folded = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    folded += [...small].length === 1 ? small : letter;
  }
  return folded;
}

/** A comparison no value of this kind has: `checkCriteria` lets none through, so meeting one is a bug. */
export function noSuch(operator: string): never {
  throw new Error(`No meaning of ${operator} here`);
}

const expectedValue = msg`This comparison needs a value.`;
const expectedList = msg`Expected a list with at least one value.`;
const expectedRange = msg`Expected two values, the lower and the upper.`;
const expectedWords = msg`Expected words, at most 500 characters.`;
