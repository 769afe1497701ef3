import { z } from 'zod';
import type { OperatorName } from '../fields/fieldType.ts';
import { msg, type Message } from '../message.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { shapeProblem } from './shape.ts';

/**
 * The one filter language: views, segments, reports, permissions, API and assistants ask their questions with it.
 * It has two values only: an empty field is simply not equal, not before, not containing, so `not` is the exact complement
 * and isNot, isNoneOf, doesNotContain and includesNoneOf hold for empty fields.
 */
export type Criteria =
  | { all: Criteria[] }
  | { any: Criteria[] }
  | { not: Criteria }
  | FieldCriterion
  | CountCriterion
  | { some: string; where?: Criteria; within?: Window }
  | { none: string; where?: Criteria; within?: Window }
  | { search: string };

/** `field` is a field's key or a path through to-one relations: 'company.sector'; parts of an address read the same: 'addresses.city'. */
export type FieldCriterion = { field: string; op: OperatorName; value?: unknown };

/** How many related records there are: 'at least 3 interactions in the last 90 days'. */
export type CountCriterion = { count: string; where?: Criteria; within?: Window; op: 'atLeast' | 'atMost' | 'is'; value: number };

/** The last so many days (from the start of that day in the firm's zone until now) by a date field of the related record. */
export type Window = { field: string; days: number };

/** The question could not be understood; `problems` name the place in the tree ('all.0.value') and what was expected. */
export const criteriaInvalid = refusal('platform.criteria_invalid', 422, msg`This filter cannot be used.`);

export function criteriaProblem(path: readonly (string | number)[], message: Message): Refusal {
  return criteriaInvalid({}, { problems: [{ field: path.join('.') || 'criteria', code: 'platform.criteria_invalid', message }] });
}

/** The door's schema: shape, depth and size only; whether fields and operators exist is for `checkCriteria`, which knows the account. */
export const criteriaSchema = z.unknown().superRefine((input, context) => {
  const problem = shapeProblem(input);
  if (problem) context.addIssue({ code: 'custom', path: problem.path, message: problem.message.message, params: { sentence: problem.message } });
}).meta({
  id: 'Criteria',
  description: 'A filter: {"field","op","value"}, {"all":[…]}, {"any":[…]}, {"not":…}, {"count","where","within","op","value"}, {"some","where","within"}, {"none","where","within"} or {"search"}; nested at will.',
  examples: [{ all: [{ field: 'lifecycleStage', op: 'is', value: 'customer' }, { count: 'interactions', within: { field: 'happenedAt', days: 90 }, op: 'atLeast', value: 3 }] }],
}) as unknown as z.ZodType<Criteria>;
