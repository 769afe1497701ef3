import { ValueProblem, type OperatorName } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import { msg, withValues } from '../message.ts';
import type { RecordType, Related } from '../record.ts';
import { meaningOf } from './comparisons/meaningOf.ts';
import { criteriaProblem, type Criteria, type FieldCriterion } from './criteria.ts';
import { fieldOf, walk } from './fieldAt.ts';
import { affirmed } from './operators.ts';
import type { CriteriaScope } from './scope.ts';
import { shapeProblem, valuelessOperators } from './shape.ts';

type Path = (string | number)[];
type OfRelated = Exclude<Criteria, { all: unknown } | { any: unknown } | { not: unknown } | { search: unknown } | FieldCriterion>;

/**
 * Reads a tree against the account's record types and gives it back with every value in its field's own form.
 * Refuses `platform.criteria_invalid`, naming the place, for an unknown field, a comparison the field has not, a wrong value.
 */
export function checkCriteria(input: unknown, type: RecordType, scope: CriteriaScope): Criteria {
  const problem = shapeProblem(input);
  if (problem) throw criteriaProblem(problem.path, problem.message);
  return checkNode(input as Criteria, type, scope, []);
}

function checkNode(node: Criteria, type: RecordType, scope: CriteriaScope, path: Path): Criteria {
  if ('all' in node) return { all: node.all.map((one, index) => checkNode(one, type, scope, [...path, 'all', index])) };
  if ('any' in node) return { any: node.any.map((one, index) => checkNode(one, type, scope, [...path, 'any', index])) };
  if ('not' in node) return { not: checkNode(node.not, type, scope, [...path, 'not']) };
  if ('search' in node) return { search: node.search };
  if ('field' in node) return checkField(node, type, scope, path);
  return checkRelated(node, type, scope, path);
}

function checkField(node: FieldCriterion, type: RecordType, scope: CriteriaScope, path: Path): FieldCriterion {
  const place = walk(node.field, type, scope);
  if (!place) throw criteriaProblem([...path, 'field'], withValues(noField, { field: node.field }));
  const field = place.part?.field ?? place.field;
  const { operators, comparedAs } = fieldTypeOf(field.type);
  if (!operators.includes(node.op as OperatorName)) {
    throw criteriaProblem([...path, 'op'], withValues(noOperator, { field: node.field, operator: node.op, operators: operators.join(', ') }));
  }
  if (valuelessOperators.has(node.op)) return { field: node.field, op: node.op };
  try {
    return { field: node.field, op: node.op, value: meaningOf(comparedAs).operand(affirmed(node.op).operator, node.value, field, scope) };
  } catch (problem) {
    if (problem instanceof ValueProblem) throw criteriaProblem([...path, 'value'], problem.sentence);
    throw problem;
  }
}

function checkRelated(node: OfRelated, type: RecordType, scope: CriteriaScope, path: Path): OfRelated {
  const [key, name] = 'count' in node ? ['count', node.count] : 'some' in node ? ['some', node.some] : ['none', node.none];
  const found = relatedOf(type, name, scope);
  if (!found) throw criteriaProblem([...path, key], withValues(noRelated, { name }));
  const at = node.within && fieldOf(found.type, node.within.field);
  if (node.within && (!at || !['date', 'dateTime'].includes(at.type) || scope.mayRead?.(found.type.name, at.key) === false)) {
    throw criteriaProblem([...path, 'within', 'field'], withValues(noDate, { field: node.within.field }));
  }
  return {
    ...node,
    ...(node.where ? { where: checkNode(node.where, found.type, scope, [...path, 'where']) } : {}),
    ...(node.within ? { within: { field: node.within.field, days: node.within.days } } : {}),
  };
}

/** The related records of this name, if the asker may know which of them belong to which. */
export function relatedOf(type: RecordType, name: string, scope: CriteriaScope): { type: RecordType; related: Related } | undefined {
  const related = Object.hasOwn(type.related, name) ? type.related[name] : undefined;
  const other = related && scope.typeOf(related.record);
  if (!related || !other || scope.mayRead?.(other.name, related.by) === false) return undefined;
  return { type: other, related };
}

const noField = msg({ message: 'There is no field called “{field}” here.' });
const noOperator = msg({ message: '“{operator}” is no comparison of “{field}”; it has {operators}.' });
const noRelated = msg({ message: 'There are no related records called “{name}” here.' });
const noDate = msg({ message: '“{field}” is no date of these records.' });
