import { sql, type RawBuilder } from 'kysely';
import type { RecordType } from '../record.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import { relatedOf } from './check.ts';
import { meaningOf } from './comparisons/meaningOf.ts';
import type { SqlCondition } from './comparisons/meaning.ts';
import type { CountCriterion, Criteria, FieldCriterion, Window } from './criteria.ts';
import { fieldOf, targetOf, walk, type Place, type Target } from './fieldAt.ts';
import { affirmed } from './operators.ts';
import type { CriteriaScope } from './scope.ts';

/**
 * The condition in SQL for rows of `type` under `alias`, for a `where`; `criteria` must come from `checkCriteria`.
 * The caller adds account_id, deleted_at and the row scope of `type` itself; every subquery in here carries its own.
 *
 * A condition may be null where a field is empty; a `where`, `and` and `or` take that for false, and so does each denial here
 * (`is not true`). Denials are pushed down to the leaves, where `not exists` still becomes an anti-join.
 */
export function compileCriteria(criteria: Criteria, type: RecordType, alias: string, scope: CriteriaScope): SqlCondition {
  return compile(criteria, type, alias, true, { scope, aliases: 0 });
}

type Build = { scope: CriteriaScope; aliases: number };

function compile(node: Criteria, type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  if ('not' in node) return compile(node.not, type, alias, !wanted, build);
  if ('all' in node) return joined(node.all, wanted ? 'and' : 'or', type, alias, wanted, build);
  if ('any' in node) return joined(node.any, wanted ? 'or' : 'and', type, alias, wanted, build);
  if ('field' in node) return fieldCondition(node, type, alias, wanted, build);
  if ('search' in node) return searchCondition(node.search, type, alias, wanted, build);
  if ('count' in node) return countCondition(node, type, alias, wanted, build);
  const name = 'some' in node ? node.some : node.none;
  return someCondition(name, node, type, alias, 'some' in node ? wanted : !wanted, build);
}

function joined(nodes: Criteria[], word: 'and' | 'or', type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  if (!nodes.length) return sql<boolean>`${sql.raw(word === 'and' ? 'true' : 'false')}`;
  const parts = nodes.map((node) => compile(node, type, alias, wanted, build));
  return parts.length === 1 ? parts[0]! : sql<boolean>`(${sql.join(parts, sql.raw(` ${word} `))})`;
}

function searchCondition(words: string, type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  if (!build.scope.search) throw new Error('No search was given for these criteria');
  return wantedOr(build.scope.search(type, words, alias) as SqlCondition, wanted);
}

function fieldCondition(node: FieldCriterion, type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  const place = walk(node.field, type, build.scope);
  if (!place) throw new Error(`Unchecked criteria: no field ${node.field}`);
  const { operator, denied } = affirmed(node.op);
  // The denial stands outside the path: 'company.sector is not retail' also holds for people without a company.
  const holds = denied ? !wanted : wanted;
  const last = place.relations.reduce(({ at, open }, { field, to }) => {
    const next = nextAlias(build);
    const start = sql`${targetOf(field, at).comparable} in (select ${sql.ref(`${next}.id`)} from ${rowsOf(to, next, build)} and `;
    return { at: next, open: [...open, start] };
  }, { at: alias, open: [] as RawBuilder<unknown>[] });
  const leaf = leafCondition(place, node, operator, last.at, build.scope);
  if (!last.open.length) return operator === 'isNotEmpty' && !holds ? absent(place, leaf, last.at) : wantedOr(leaf, holds);
  return wantedOr(sql<boolean>`(${sql.join(last.open, sql``)}${leaf}${sql.raw(')'.repeat(last.open.length))})`, holds);
}

function leafCondition(place: Place, node: FieldCriterion, operator: ReturnType<typeof affirmed>['operator'], alias: string, scope: CriteriaScope): SqlCondition {
  const whole = targetOf(place.field, alias);
  if (!place.part) return valueCondition(whole, node, operator, scope);
  if (place.field.type === 'addresses') {
    const each = partTarget(whole, sql`part_entry`, place);
    return sql<boolean>`exists (select 1 from jsonb_array_elements(${whole.raw}) as part_entry where ${valueCondition(each, node, operator, scope)})`;
  }
  return valueCondition(partTarget(whole, whole.raw, place), node, operator, scope);
}

function valueCondition(target: Target, node: FieldCriterion, operator: ReturnType<typeof affirmed>['operator'], scope: CriteriaScope): SqlCondition {
  const meaning = meaningOf(fieldTypeOf(target.field.type).comparedAs);
  return operator === 'isNotEmpty' ? meaning.present(target) : meaning.sql(operator, node.value, target, scope);
}

function partTarget(whole: Target, document: RawBuilder<unknown>, { part, field }: Place): Target {
  // Parts of an address have names of ours; a name of a pairs field comes from the request and is bound.
  const value = field.type === 'pairs' ? sql`(${document} ->> ${part!.name}::text)` : sql`(${document} ->> ${sql.lit(part!.name)})`;
  return { alias: whole.alias, field: part!.field, stored: 'column', raw: value, comparable: value };
}

/** `is null` where it means the same as `is not null` denied: an index can serve it. */
function absent(place: Place, present: SqlCondition, alias: string): SqlCondition {
  const { comparedAs } = fieldTypeOf(place.field.type);
  const plain = !place.part && place.field.column && ['text', 'word', 'id', 'number', 'day', 'moment', 'yesNo'].includes(comparedAs);
  return plain ? sql<boolean>`${targetOf(place.field, alias).comparable} is null` : wantedOr(present, false);
}

function someCondition(name: string, node: { where?: Criteria; within?: Window }, type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  const found = relatedRows(name, node, type, build);
  const exists = sql<boolean>`exists (select 1 from ${found.rows} and ${found.by} = ${sql.ref(`${alias}.id`)})`;
  return wanted ? exists : sql<boolean>`not ${exists}`;
}

/**
 * Counts by grouping the related rows once, not once a row: 'at least 3' over a million people is one pass over an index.
 * 'At most n' is the denial of 'at least n + 1', so that records without any count as none.
 */
function countCondition(node: CountCriterion, type: RecordType, alias: string, wanted: boolean, build: Build): SqlCondition {
  if (node.op === 'atMost') return countCondition({ ...node, op: 'atLeast', value: node.value + 1 }, type, alias, !wanted, build);
  if (node.op === 'atLeast' && node.value === 0) return sql<boolean>`${sql.raw(String(wanted))}`;
  if (node.value === 0 || (node.op === 'atLeast' && node.value === 1)) {
    return someCondition(node.count, node, type, alias, node.value === 0 ? !wanted : wanted, build);
  }
  const found = relatedRows(node.count, node, type, build);
  const sign = sql.raw(node.op === 'is' ? '=' : '>=');
  const owners = sql`select ${found.by} as owner from ${found.rows} and ${found.by} is not null group by 1 having count(*) ${sign} ${node.value}::bigint`;
  if (wanted) return sql<boolean>`${sql.ref(`${alias}.id`)} in (${owners})`;
  const counted = sql.ref(nextAlias(build));
  return sql<boolean>`not exists (select 1 from (${owners}) as ${counted} where ${counted}.owner = ${sql.ref(`${alias}.id`)})`;
}

/** `rows` is "table as alias where …" to be continued with `and`; `by` is the column that points back. */
function relatedRows(name: string, node: { where?: Criteria; within?: Window }, type: RecordType, build: Build): { rows: RawBuilder<unknown>; by: RawBuilder<unknown> } {
  const found = relatedOf(type, name, build.scope);
  const by = found && fieldOf(found.type, found.related.by);
  if (!found || !by) throw new Error(`Unchecked criteria: no related ${name}`);
  const alias = nextAlias(build);
  const conditions = [rowsOf(found.type, alias, build)];
  const at = targetOf(by, alias);
  let owner: RawBuilder<unknown> = at.comparable;
  if (by.type === 'reference') {
    conditions.push(by.column ? sql`${sql.ref(`${alias}.${by.column}_type`)} = ${type.name}` : sql`${at.raw} ->> 'type' = ${type.name}`);
    owner = by.column ? sql.ref(`${alias}.${by.column}_id`) : sql`(${at.raw} ->> 'id')::uuid`;
  }
  if (node.within) {
    conditions.push(fieldCondition({ field: node.within.field, op: 'inTheLast', value: { days: node.within.days } }, found.type, alias, true, build));
  }
  if (node.where) conditions.push(compile(node.where, found.type, alias, true, build));
  return { rows: sql.join(conditions, sql` and `), by: owner };
}

/** The rows of a related type that exist for the asker. The account is stated, not correlated: one shard, one index range. */
function rowsOf(type: RecordType, alias: string, build: Build): RawBuilder<unknown> {
  const own = sql`${sql.table(type.table)} as ${sql.ref(alias)} where ${sql.ref(`${alias}.account_id`)} = ${build.scope.accountId} and ${sql.ref(`${alias}.deleted_at`)} is null`;
  const scope = build.scope.scopeOf?.(type.name);
  return scope ? sql`${own} and ${compile(scope, type, alias, true, build)}` : own;
}

function wantedOr(condition: SqlCondition, wanted: boolean): SqlCondition {
  return wanted ? condition : sql<boolean>`(${condition}) is not true`;
}

function nextAlias(build: Build): string {
  build.aliases += 1;
  return `c${build.aliases}`;
}
