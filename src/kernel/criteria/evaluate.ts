import type { Field } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import type { RecordType } from '../record.ts';
import { relatedOf } from './check.ts';
import { meaningOf } from './comparisons/meaningOf.ts';
import type { Criteria, FieldCriterion, Window } from './criteria.ts';
import { fieldOf, walk } from './fieldAt.ts';
import { affirmed } from './operators.ts';
import type { CriteriaScope } from './scope.ts';

/** A record as its stored values by field key; custom fields under their own keys, relations as ids. */
export type PlainRecord = { id: string } & Record<string, unknown>;

/** The records criteria are answered from in memory, trash left out. */
export type RecordsInMemory = {
  all: (recordType: string) => readonly PlainRecord[];
  search?: (type: RecordType, words: string, record: PlainRecord) => boolean;
};

/** Whether one record meets checked criteria, said as plainly as can be: what `compileCriteria` must agree with. */
export function meets(criteria: Criteria, record: PlainRecord, type: RecordType, scope: CriteriaScope, records: RecordsInMemory): boolean {
  const ask = (node: Criteria) => meets(node, record, type, scope, records);
  if ('all' in criteria) return criteria.all.every(ask);
  if ('any' in criteria) return criteria.any.some(ask);
  if ('not' in criteria) return !ask(criteria.not);
  if ('search' in criteria) return records.search?.(type, criteria.search, record) ?? false;
  if ('field' in criteria) return meetsField(criteria, record, type, scope, records);
  if ('some' in criteria) return countOf(criteria.some, criteria, record, type, scope, records) > 0;
  if ('none' in criteria) return countOf(criteria.none, criteria, record, type, scope, records) === 0;
  const count = countOf(criteria.count, criteria, record, type, scope, records);
  if (criteria.op === 'is') return count === criteria.value;
  return criteria.op === 'atLeast' ? count >= criteria.value : count <= criteria.value;
}

function meetsField(node: FieldCriterion, record: PlainRecord, type: RecordType, scope: CriteriaScope, records: RecordsInMemory): boolean {
  const place = walk(node.field, type, scope);
  if (!place) throw new Error(`Unchecked criteria: no field ${node.field}`);
  const { operator, denied } = affirmed(node.op);
  let owner: PlainRecord | undefined = record;
  for (const { field, to } of place.relations) {
    const id: unknown = idOf(owner?.[field.key]);
    owner = visible(to, scope, records).find((one) => one.id === id);
  }
  const whole = owner?.[place.field.key];
  const values = place.part ? partsOf(whole, place.part.name) : [whole];
  const field = place.part?.field ?? place.field;
  return values.some((value) => isPresent(value) && (operator === 'isNotEmpty' || affirms(operator, node.value, value, field, scope))) !== denied;
}

function affirms(operator: ReturnType<typeof affirmed>['operator'], operand: unknown, value: unknown, field: Field, scope: CriteriaScope): boolean {
  return meaningOf(fieldTypeOf(field.type).comparedAs).holds(operator, operand, value, field, scope);
}

function countOf(name: string, node: { where?: Criteria; within?: Window }, record: PlainRecord, type: RecordType, scope: CriteriaScope, records: RecordsInMemory): number {
  const found = relatedOf(type, name, scope);
  const by = found && fieldOf(found.type, found.related.by);
  if (!found || !by) throw new Error(`Unchecked criteria: no related ${name}`);
  const conditions: Criteria[] = [
    ...(node.where ? [node.where] : []),
    ...(node.within ? [{ field: node.within.field, op: 'inTheLast' as const, value: { days: node.within.days } }] : []),
  ];
  return visible(found.type, scope, records).filter((one) => {
    const pointer = one[by.key];
    const points = idOf(pointer) === record.id && (by.type !== 'reference' || (pointer as { type?: string }).type === type.name);
    return points && conditions.every((condition) => meets(condition, one, found.type, scope, records));
  }).length;
}

function visible(type: RecordType, scope: CriteriaScope, records: RecordsInMemory): readonly PlainRecord[] {
  const limit = scope.scopeOf?.(type.name);
  const all = records.all(type.name);
  return limit ? all.filter((one) => meets(limit, one, type, scope, records)) : all;
}

function partsOf(value: unknown, name: string): unknown[] {
  const documents = Array.isArray(value) ? value : [value];
  return documents.map((document) => (document && Object.hasOwn(document, name) ? document[name] : undefined));
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}
