import { sql } from 'kysely';
import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { msg, withValues } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import { memberNames } from '../auth/memberNames.ts';
import { surroundingsOf } from '../context.ts';
import type { Ctx, Tx } from '../context.ts';
import { insertRows, rowsPerStatement } from '../database/query.ts';
import { inputInvalid } from '../refusals.ts';
import { authorize } from '../permission.ts';
import type { Change, Values } from './behaviour.ts';
import { recordEvents } from './event.ts';
import { behaviourOf, typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { writeTimeline } from './timeline.ts';
import { columnValues, missing, namesOf, readValues } from './values.ts';

/** A record about to be written, its values read and found right. */
export type Draft = { id: Id; values: Values };

const idTaken = msg`A record with this id is already there.`;

/**
 * Creates records of one type from API input, all or none. Refuses with every problem, by row and field.
 * Records `<domain>.<type>.created` for each.
 */
export async function createRecords(ctx: Ctx, typeName: string, inputs: readonly Record<string, unknown>[]): Promise<Id[]> {
  authorize(ctx, 'records.write');
  return ctx.transaction(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const problems: FieldProblem[] = [];
    const drafts = inputs.map((input, row): Draft => {
      const read = readValues(type, input, surroundingsOf(tx));
      problems.push(...read.problems.map((problem) => (inputs.length > 1 ? { ...problem, row } : problem)));
      return { id: isId(input['id']) ? input['id'] : newId(), values: read.values };
    });
    if (problems.length) throw inputInvalid({}, { problems });
    await insertDrafts(tx, types, type, drafts);
    return drafts.map((draft) => draft.id);
  });
}

/** Creates one record and gives its id. */
export async function createRecord(ctx: Ctx, typeName: string, input: Record<string, unknown>): Promise<Id> {
  return (await createRecords(ctx, typeName, [input]))[0]!;
}

/**
 * Writes drafts with their history, events and timeline. The import calls it for each chunk; `createRecords` for the API.
 * Refuses a missing required value, an unknown member and a relation to a record that is not there, by row.
 */
export async function insertDrafts(tx: Tx, types: RecordTypes, type: RecordType, drafts: readonly Draft[]): Promise<void> {
  const behaviour = behaviourOf(type);
  for (const draft of drafts) fillDefaults(type, draft.values);
  await behaviour.beforeCreate?.(tx, drafts as Draft[]);
  const problems = drafts.flatMap((draft, row) => missing(type, draft.values, 'create').map((problem) => ({ ...problem, row })));
  problems.push(...await danglingProblems(tx, types, type, drafts.map((draft) => draft.values)));
  if (problems.length) throw inputInvalid({}, { problems: drafts.length > 1 ? problems : problems.map(({ row: _, ...problem }) => problem) });

  tx.later(insertAll(tx, type, drafts));
  const changes = drafts.map((draft): Change => ({ id: draft.id, before: null, after: filled(draft.values) }));
  tx.later(Promise.all([
    recordEvents(tx, changes.map((change) => ({ name: eventName(type, 'created'), recordType: type.name, recordId: change.id, after: change.after })), 'create'),
    writeTimeline(tx, types, type, changes),
  ]));
  await behaviour.afterWrite?.(tx, changes);
}

function fillDefaults(type: RecordType, values: Values): void {
  for (const field of Object.values(type.fields)) {
    if (field.default !== undefined && (values[field.key] ?? null) === null) values[field.key] = field.default;
  }
}

async function insertAll(tx: Tx, type: RecordType, drafts: readonly Draft[]): Promise<void> {
  const at = tx.now();
  const by = tx.actor.memberId;
  const rows = drafts.map(({ id, values }) => {
    const names = namesOf(type, values);
    return { account_id: tx.account.id, id, title: names.title, search_keys: names.searchKeys, created_at: at, created_by: by, updated_at: at, updated_by: by, ...columnValues(type, values) } as Record<string, unknown>;
  });
  // Rows of one statement share their columns: those that any row fills, so that defaults stay for the rest.
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const size = rowsPerStatement(columns.length);
  const sent: Promise<number>[] = [];
  for (let start = 0; start < rows.length; start += size) {
    const values = rows.slice(start, start + size).map((row) => columns.map((column) => row[column] ?? (column === 'custom' ? {} : null)));
    sent.push(tx.run(insertRows(type.table as never, columns, values)));
  }
  try {
    await Promise.all(sent);
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw inputInvalid({}, { problems: [{ field: 'id', code: 'platform.id_taken', message: idTaken }] });
    throw error;
  }
}

/** The event a write of this type records: `customers.person.created`. */
export function eventName(type: RecordType, what: string): string {
  return `${type.domain}.${type.name}.${what}`;
}

function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

const noSuchMember = msg({ message: 'Nobody of your firm has the id {id}.' });
const noSuchRecord = msg({ message: 'There is no {record} with the id {id}.' });

/** Members and records that values point to but are not there. */
export async function danglingProblems(tx: Tx, types: RecordTypes, type: RecordType, list: readonly Values[]): Promise<(FieldProblem & { row: number })[]> {
  const points = list.flatMap((values, row) => pointersOf(types, type, values).map((pointer) => ({ ...pointer, row })));
  if (points.length === 0) return [];
  const wanted = Map.groupBy(points.filter((point) => point.to !== 'member'), (point) => point.to);
  const found = await Promise.all([...wanted].map(async ([name, at]) => {
    const ids = [...new Set(at.map((point) => point.id))];
    const rows = await tx.all<{ id: Id }>(sql`select id from ${sql.table(types.get(name)!.table)} where account_id = ${tx.account.id} and deleted_at is null and id = any(${ids}::uuid[])`);
    return rows.map((row) => row.id);
  }));
  const there = new Set([...found.flat(), ...(points.some((point) => point.to === 'member') ? (await memberNames(tx)).keys() : [])]);
  return points.filter((point) => !there.has(point.id)).map(({ field, to, id, row }) => ({
    field, row, code: 'platform.no_such_record',
    message: to === 'member' ? withValues(noSuchMember, { id }) : withValues(noSuchRecord, { record: to, id }),
  }));
}

type Pointer = { field: string; to: string; id: Id };

function pointersOf(types: RecordTypes, type: RecordType, values: Values): Pointer[] {
  const pointers: Pointer[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = type.fields[key];
    if (!field || value === null) continue;
    if (field.type === 'user') pointers.push({ field: key, to: 'member', id: value as Id });
    if (field.type === 'file') pointers.push({ field: key, to: 'file', id: value as Id });
    if (field.type === 'relation') pointers.push({ field: key, to: field.to!, id: value as Id });
    if (field.type === 'reference') pointers.push({ field: key, to: (value as { type: string }).type, id: (value as { id: Id }).id });
  }
  return pointers.filter((pointer) => pointer.to === 'member' || types.has(pointer.to));
}
