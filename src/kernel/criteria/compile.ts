import { sql, type RawBuilder } from 'kysely';
import { fieldTypeOf } from '../fields/registry.ts';
import type { RecordType } from '../record.ts';
import { relatedOf } from './check.ts';
import { meaningOf } from './comparisons/meaningOf.ts';
import type { SqlCondition } from './comparisons/meaning.ts';
import type { CountCriterion, Criteria, FieldCriterion, Window } from './criteria.ts';
import { fieldOf, targetOf, walk, type Place, type Target } from './fieldAt.ts';
import { affirmed, type Affirmation } from './operators.ts';
import type { CriteriaScope } from './scope.ts';

/**
 * The condition in SQL for rows of `type` under `alias`, for a `where`; `criteria` must come from `checkCriteria`.
 * The caller adds account_id, deleted_at and the row scope of `type` itself; every subquery in here carries its own.
 *
 * A condition may be null where a field is empty; a `where`, `and` and `or` take that for false, and so does each denial here
 * (`is not true`). Denials are pushed down to the leaves, where `not exists` still becomes an anti-join.
 */
export function compileCriteria(criteria: Criteria, type: RecordType, alias: string, scope: CriteriaScope): SqlCondition {
  return compile(criteria, true, { type, alias, scope, aliases: { last: 0 } });
}

/** The rows a condition is about; `aliases` is shared by the whole statement, so that no two subqueries have one name. */
type Rows = { type: RecordType; alias: string; scope: CriteriaScope; aliases: { last: number } };

function compile(node: Criteria, wanted: boolean, rows: Rows): SqlCondition {
  if ('not' in node) return compile(node.not, !wanted, rows);
  if ('all' in node) return joined(node.all, wanted ? 'and' : 'or', wanted, rows);
  if ('any' in node) return joined(node.any, wanted ? 'or' : 'and', wanted, rows);
  if ('field' in node) return fieldCondition(node, wanted, rows);
  if ('search' in node) return searchCondition(node.search, wanted, rows);
  if ('count' in node) return countCondition(node, wanted, rows);
  return 'some' in node ? someCondition(node.some, node, wanted, rows) : someCondition(node.none, node, !wanted, rows);
}

function joined(nodes: Criteria[], word: 'and' | 'or', wanted: boolean, rows: Rows): SqlCondition {
  if (!nodes.length) return sql<boolean>`${sql.raw(word === 'and' ? 'true' : 'false')}`;
  const parts = nodes.map((node) => compile(node, wanted, rows));
  return parts.length === 1 ? parts[0]! : sql<boolean>`(${sql.join(parts, sql.raw(` ${word} `))})`;
}

function searchCondition(words: string, wanted: boolean, { type, alias, scope }: Rows): SqlCondition {
  if (!scope.search) throw new Error('No search was given for these criteria');
  return wantedOr(sql<boolean>`${scope.search(type, words, alias)}`, wanted);
}

function fieldCondition(node: FieldCriterion, wanted: boolean, rows: Rows): SqlCondition {
  const place = walk(node.field, rows.type, rows.scope);
  if (!place) throw new Error(`Unchecked criteria: no field ${node.field}`);
  const { operator, denied } = affirmed(node.op);
  // The denial stands outside the path: 'company.sector is not retail' also holds for people without a company.
  const holds = denied ? !wanted : wanted;
  const opened: RawBuilder<unknown>[] = [];
  let at = rows;
  for (const { field, to } of place.relations) {
    const next = nextRows(to, rows);
    opened.push(sql`${targetOf(field, at.alias).comparable} in (select ${sql.ref(`${next.alias}.id`)} from ${existing(next)} and `);
    at = next;
  }
  if (!opened.length && operator === 'isNotEmpty' && !holds && isPlain(place)) return sql<boolean>`${targetOf(place.field, at.alias).comparable} is null`;
  const leaf = leafCondition(place, { operator, operand: node.value }, at);
  return wantedOr(opened.length ? sql<boolean>`(${sql.join(opened, sql``)}${leaf}${sql.raw(')'.repeat(opened.length))})` : leaf, holds);
}

type Asked = { operator: Affirmation; operand: unknown };

function leafCondition(place: Place, asked: Asked, { alias, scope }: Rows): SqlCondition {
  const whole = targetOf(place.field, alias);
  if (!place.part) return valueCondition(whole, asked, scope);
  if (place.field.type === 'addresses') {
    const each = partTarget(whole, sql`part_entry`, place);
    return sql<boolean>`exists (select 1 from jsonb_array_elements(${whole.raw}) as part_entry where ${valueCondition(each, asked, scope)})`;
  }
  return valueCondition(partTarget(whole, whole.raw, place), asked, scope);
}

function valueCondition(target: Target, { operator, operand }: Asked, scope: CriteriaScope): SqlCondition {
  const meaning = meaningOf(fieldTypeOf(target.field.type).comparedAs);
  return operator === 'isNotEmpty' ? meaning.present(target) : meaning.sql(operator, operand, target, scope);
}

function partTarget(whole: Target, document: RawBuilder<unknown>, { part, field }: Place): Target {
  // Parts of an address have names of ours; a name of a pairs field comes from the request and is bound.
  const value = field.type === 'pairs' ? sql`(${document} ->> ${part!.name}::text)` : sql`(${document} ->> ${sql.lit(part!.name)})`;
  return { alias: whole.alias, field: part!.field, stored: 'column', raw: value, comparable: value };
}

/** True where `is null` says the same as denying that there is a value: an index can serve it. */
function isPlain({ field, part }: Place): boolean {
  const { comparedAs } = fieldTypeOf(field.type);
  return !part && field.column !== undefined && ['text', 'word', 'id', 'number', 'day', 'moment', 'yesNo'].includes(comparedAs);
}

type OfRelated = { where?: Criteria; within?: Window };

function someCondition(name: string, node: OfRelated, wanted: boolean, rows: Rows): SqlCondition {
  const found = relatedRows(name, node, rows);
  const exists = sql<boolean>`exists (select 1 from ${found.rows} and ${found.owner} = ${sql.ref(`${rows.alias}.id`)})`;
  return wanted ? exists : sql<boolean>`not ${exists}`;
}

/**
 * Counts by grouping the related rows once, not once a row: 'at least 3' over a million people is one pass over an index.
 * 'At most n' is the denial of 'at least n + 1', so that records without any count as none.
 */
function countCondition(node: CountCriterion, wanted: boolean, rows: Rows): SqlCondition {
  if (node.op === 'atMost') return countCondition({ ...node, op: 'atLeast', value: node.value + 1 }, !wanted, rows);
  if (node.op === 'atLeast' && node.value === 0) return sql<boolean>`${sql.raw(String(wanted))}`;
  if (node.value === 0) return someCondition(node.count, node, !wanted, rows);
  if (node.op === 'atLeast' && node.value === 1) return someCondition(node.count, node, wanted, rows);

  const found = relatedRows(node.count, node, rows);
  const sign = sql.raw(node.op === 'is' ? '=' : '>=');
  const owners = sql`select ${found.owner} as owner from ${found.rows} and ${found.owner} is not null group by 1 having count(*) ${sign} ${node.value}::bigint`;
  const id = sql.ref(`${rows.alias}.id`);
  if (wanted) return sql<boolean>`${id} in (${owners})`;
  const counted = sql.ref(nextAlias(rows));
  return sql<boolean>`not exists (select 1 from (${owners}) as ${counted} where ${counted}.owner = ${id})`;
}

/** `rows` is "table as alias where …" to be continued with `and`; `owner` is the id they belong to. */
function relatedRows(name: string, node: OfRelated, rows: Rows): { rows: RawBuilder<unknown>; owner: RawBuilder<unknown> } {
  const found = relatedOf(rows.type, name, rows.scope);
  const by = found && fieldOf(found.type, found.related.by);
  if (!found || !by) throw new Error(`Unchecked criteria: no related ${name}`);
  const related = nextRows(found.type, rows);
  const conditions = [existing(related)];
  const at = targetOf(by, related.alias);
  let owner: RawBuilder<unknown> = at.comparable;
  if (by.type === 'reference') {
    conditions.push(by.column ? sql`${sql.ref(`${related.alias}.${by.column}_type`)} = ${rows.type.name}` : sql`${at.raw} ->> 'type' = ${rows.type.name}`);
    owner = by.column ? sql.ref(`${related.alias}.${by.column}_id`) : sql`(${at.raw} ->> 'id')::uuid`;
  }
  if (node.within) {
    conditions.push(fieldCondition({ field: node.within.field, op: 'inTheLast', value: { days: node.within.days } }, true, related));
  }
  if (node.where) conditions.push(compile(node.where, true, related));
  return { rows: sql.join(conditions, sql` and `), owner };
}

/** The rows of a related type that exist for the asker. The account is stated, not correlated: one shard, one index range. */
function existing(rows: Rows): RawBuilder<unknown> {
  const { type, alias, scope } = rows;
  const own = sql`${sql.table(type.table)} as ${sql.ref(alias)} where ${sql.ref(`${alias}.account_id`)} = ${scope.accountId} and ${sql.ref(`${alias}.deleted_at`)} is null`;
  const limit = scope.scopeOf?.(type.name);
  return limit ? sql`${own} and ${compile(limit, true, rows)}` : own;
}

function wantedOr(condition: SqlCondition, wanted: boolean): SqlCondition {
  return wanted ? condition : sql<boolean>`(${condition}) is not true`;
}

function nextRows(type: RecordType, from: Rows): Rows {
  return { ...from, type, alias: nextAlias(from) };
}

function nextAlias({ aliases }: Rows): string {
  aliases.last += 1;
  return `c${aliases.last}`;
}
