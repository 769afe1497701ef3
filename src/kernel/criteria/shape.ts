import { msg, withValues, type Message } from '../message.ts';

/** Where in the tree something is wrong, and what was expected there. */
export type ShapeProblem = { path: (string | number)[]; message: Message };

/** A tree deeper or larger than this is refused before anything else is done with it. */
export const criteriaLimits = { depth: 12, nodes: 200, values: 1000, days: 36_600 } as const;

/** Operators that stand alone; every other one needs a value. */
export const valuelessOperators: ReadonlySet<string> = new Set(['isEmpty', 'isNotEmpty', 'isMe']);

/** The first thing wrong with the shape of a criteria tree, or null. Knows nothing of fields: `checkCriteria` does. */
export function shapeProblem(input: unknown): ShapeProblem | null {
  return nodeProblem(input, [], { nodes: 0 });
}

type Budget = { nodes: number };
type Path = (string | number)[];

function nodeProblem(node: unknown, path: Path, budget: Budget): ShapeProblem | null {
  budget.nodes += 1;
  if (budget.nodes > criteriaLimits.nodes) return { path, message: withValues(tooLarge, { limit: criteriaLimits.nodes }) };
  if (path.filter((step) => typeof step === 'string').length > criteriaLimits.depth) return { path, message: tooDeep };
  if (!isPlain(node)) return { path, message: expectedNode };

  const kind = kinds.find((name) => name in node);
  if (!kind) return { path, message: expectedNode };
  const stray = Object.keys(node).find((key) => !allowed[kind].includes(key));
  if (stray !== undefined) return { path: [...path, stray], message: withValues(strayKey, { key: stray, kind }) };
  return kindProblem(kind, node, path, budget);
}

const kinds = ['all', 'any', 'not', 'field', 'count', 'some', 'none', 'search'] as const;
type Kind = (typeof kinds)[number];

const allowed: Record<Kind, readonly string[]> = {
  all: ['all'], any: ['any'], not: ['not'], search: ['search'],
  field: ['field', 'op', 'value'],
  count: ['count', 'where', 'within', 'op', 'value'],
  some: ['some', 'where', 'within'],
  none: ['none', 'where', 'within'],
};

function kindProblem(kind: Kind, node: Record<string, unknown>, path: Path, budget: Budget): ShapeProblem | null {
  switch (kind) {
    case 'all':
    case 'any': return listProblem(node[kind], [...path, kind], budget);
    case 'not': return nodeProblem(node.not, [...path, 'not'], budget);
    case 'field': return fieldProblem(node, path);
    case 'search': return typeof node.search === 'string' && node.search.length <= 500 ? null : { path: [...path, 'search'], message: expectedWords };
    case 'count': return countProblem(node, path) ?? relatedProblem(kind, node, path, budget);
    default: return relatedProblem(kind, node, path, budget);
  }
}

function listProblem(list: unknown, path: Path, budget: Budget): ShapeProblem | null {
  if (!Array.isArray(list)) return { path, message: expectedList };
  for (const [index, item] of list.entries()) {
    const problem = nodeProblem(item, [...path, index], budget);
    if (problem) return problem;
  }
  return null;
}

function fieldProblem(node: Record<string, unknown>, path: Path): ShapeProblem | null {
  if (typeof node.field !== 'string' || !node.field || node.field.length > 300) return { path: [...path, 'field'], message: expectedField };
  if (typeof node.op !== 'string') return { path: [...path, 'op'], message: expectedOperator };
  if (Array.isArray(node.value) && node.value.length > criteriaLimits.values) {
    return { path: [...path, 'value'], message: withValues(tooManyValues, { limit: criteriaLimits.values }) };
  }
  if (!valuelessOperators.has(node.op) && (node.value === undefined || node.value === null)) return { path: [...path, 'value'], message: expectedValue };
  return null;
}

function countProblem(node: Record<string, unknown>, path: Path): ShapeProblem | null {
  if (node.op !== 'atLeast' && node.op !== 'atMost' && node.op !== 'is') return { path: [...path, 'op'], message: expectedCountOperator };
  const { value } = node;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1e9) return { path: [...path, 'value'], message: expectedCount };
  return null;
}

function relatedProblem(kind: 'count' | 'some' | 'none', node: Record<string, unknown>, path: Path, budget: Budget): ShapeProblem | null {
  if (typeof node[kind] !== 'string' || !node[kind]) return { path: [...path, kind], message: expectedRelated };
  if (node.within !== undefined) {
    const within = node.within;
    const days = isPlain(within) ? within.days : undefined;
    const whole = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= criteriaLimits.days;
    if (!isPlain(within) || typeof within.field !== 'string' || !whole || Object.keys(within).length > 2) return { path: [...path, 'within'], message: expectedWindow };
  }
  return node.where === undefined ? null : nodeProblem(node.where, [...path, 'where'], budget);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const expectedNode = msg`Expected a condition: an object with one of all, any, not, field, count, some, none or search.`;
const strayKey = msg({ message: '“{key}” does not belong in a condition of the kind “{kind}”.' });
const expectedList = msg`Expected a list of conditions.`;
const expectedField = msg`Expected the key of a field.`;
const expectedOperator = msg`Expected the name of a comparison.`;
const expectedValue = msg`This comparison needs a value.`;
const expectedWords = msg`Expected the words to search for.`;
const expectedCountOperator = msg`A count is compared with atLeast, atMost or is.`;
const expectedCount = msg`Expected a whole number, zero or more.`;
const expectedRelated = msg`Expected the name of related records.`;
const expectedWindow = msg`Expected a period such as “field: happenedAt, days: 90”.`;
const tooLarge = msg({ message: 'This filter has more than {limit} conditions.' });
const tooManyValues = msg({ message: 'A condition may list at most {limit} values.' });
const tooDeep = msg`This filter is nested too deeply.`;
