import type { Field } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import type { RecordType } from '../record.ts';
import { relatedOf } from './check.ts';
import { meaningOf } from './comparisons/meaningOf.ts';
import type { Criteria, FieldCriterion, Window } from './criteria.ts';
import { fieldOf, walk } from './fieldAt.ts';
import { affirmed, type Affirmation } from './operators.ts';
import type { CriteriaScope } from './scope.ts';

/** A record as its stored values by field key; custom fields under their own keys, relations as ids. */
export type PlainRecord = { id: string } & Record<string, unknown>;

/** What criteria are answered from in memory: the type asked about, and all live records there are. */
export type InMemory = {
  type: RecordType;
  scope: CriteriaScope;
  all: (recordType: string) => readonly PlainRecord[];
  search?: (type: RecordType, words: string, record: PlainRecord) => boolean;
};

/** Whether one record meets checked criteria, said as plainly as can be: what `compileCriteria` must agree with. */
export function meets(criteria: Criteria, record: PlainRecord, within: InMemory): boolean {
  const ask = (node: Criteria) => meets(node, record, within);
  if ('all' in criteria) return criteria.all.every(ask);
  if ('any' in criteria) return criteria.any.some(ask);
  if ('not' in criteria) return !ask(criteria.not);
  if ('search' in criteria) return within.search?.(within.type, criteria.search, record) ?? false;
  if ('field' in criteria) return meetsField(criteria, record, within);
  if ('some' in criteria) return countOf(criteria.some, criteria, record, within) > 0;
  if ('none' in criteria) return countOf(criteria.none, criteria, record, within) === 0;
  const count = countOf(criteria.count, criteria, record, within);
  if (criteria.op === 'is') return count === criteria.value;
  return criteria.op === 'atLeast' ? count >= criteria.value : count <= criteria.value;
}

function meetsField(node: FieldCriterion, record: PlainRecord, within: InMemory): boolean {
  const place = walk(node.field, within.type, within.scope);
  if (!place) throw new Error(`Unchecked criteria: no field ${node.field}`);
  const { operator, denied } = affirmed(node.op);
  let owner: PlainRecord | undefined = record;
  for (const { field, to } of place.relations) {
    const id: unknown = idOf(owner?.[field.key]);
    owner = visible(to, within).find((one) => one.id === id);
  }
  const whole = owner?.[place.field.key];
  const values = place.part ? partsOf(whole, place.part.name) : [whole];
  const affirms = affirmation(operator, node.value, place.part?.field ?? place.field, within.scope);
  return values.some((value) => value !== null && value !== undefined && affirms(value)) !== denied;
}

function affirmation(operator: Affirmation, operand: unknown, field: Field, scope: CriteriaScope): (value: unknown) => boolean {
  if (operator === 'isNotEmpty') return () => true;
  const meaning = meaningOf(fieldTypeOf(field.type).comparedAs);
  return (value) => meaning.holds(operator, operand, { value, field }, scope);
}

function countOf(name: string, node: { where?: Criteria; within?: Window }, record: PlainRecord, within: InMemory): number {
  const found = relatedOf(within.type, name, within.scope);
  const by = found && fieldOf(found.type, found.related.by);
  if (!found || !by) throw new Error(`Unchecked criteria: no related ${name}`);
  const conditions: Criteria[] = [
    ...(node.where ? [node.where] : []),
    ...(node.within ? [{ field: node.within.field, op: 'inTheLast' as const, value: { days: node.within.days } }] : []),
  ];
  return visible(found.type, within).filter((one) => {
    const pointer = one[by.key];
    const points = idOf(pointer) === record.id && (by.type !== 'reference' || (pointer as { type?: string }).type === within.type.name);
    return points && conditions.every((condition) => meets(condition, one, { ...within, type: found.type }));
  }).length;
}

function visible(type: RecordType, within: InMemory): readonly PlainRecord[] {
  const limit = within.scope.scopeOf?.(type.name);
  const all = within.all(type.name);
  return limit ? all.filter((one) => meets(limit, one, { ...within, type })) : all;
}

function partsOf(value: unknown, name: string): unknown[] {
  const documents = Array.isArray(value) ? value : [value];
  return documents.map((document) => (document && Object.hasOwn(document, name) ? document[name] : undefined));
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
}
