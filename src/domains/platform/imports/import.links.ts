import { sql } from 'kysely';
import { isId, newId, type Id } from '#kernel/id.ts';
import { msg, withValues } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Tx } from '#server/context.ts';
import type { RecordTypes } from '#server/records/registry.ts';
import { insertDrafts, type Draft } from '#server/records/write.ts';
import type { ReadRow, Wish } from './import.reading.ts';

/** Ids of records by their name in small letters, by record type; only what is committed stands here. */
export type KnownNames = Map<string, Map<string, Id>>;

/** A relation between rows of one file, made once all of them are in. */
export type LaterLink = { recordId: Id; field: string; words: string; line: number };

const mostKnown = 20_000;
const notFound = msg({ message: 'Nothing called “{words}” was found.' });

export type Linked = { rows: ReadRow[]; later: LaterLink[]; made: { type: RecordType; draft: Draft }[]; found: KnownNames };

/**
 * Fills the relations rows name by words: with the oldest record called so, else with a new one where its name is all it
 * needs (a company). Relations within the imported type wait, since the other may stand further down the file.
 */
export async function resolveWishes(tx: Tx, types: RecordTypes, type: RecordType, input: { rows: ReadRow[]; known: KnownNames }): Promise<Linked> {
  const linked: Linked = { rows: [], later: [], made: [], found: new Map() };
  const wishes = input.rows.flatMap((row) => row.wishes.filter((wish) => wish.field.to !== type.name));
  const wantedByType = Map.groupBy(wishes, (wish) => wish.field.to!);
  for (const [name, wanted] of wantedByType) linked.found.set(name, await findNamed(tx, types.get(name)!, wanted, input.known.get(name)));
  for (const row of input.rows) {
    for (const wish of row.wishes) linkWish(types, type, { row, wish, linked });
    linked.rows.push(row);
  }
  return linked;
}

/** Writes the records that had to be made, before those that point to them. */
export async function insertMade(tx: Tx, types: RecordTypes, made: Linked['made']): Promise<void> {
  for (const [type, drafts] of Map.groupBy(made, (one) => one.type)) await insertDrafts(tx, types, type, drafts.map((one) => one.draft));
}

/** Keeps what a committed chunk found and made, so that later chunks need not ask; forgets all when it grows too large. */
export function rememberNames(known: KnownNames, found: KnownNames): void {
  for (const [name, ids] of found) {
    const held = known.get(name) ?? new Map<string, Id>();
    if (held.size > mostKnown) held.clear();
    for (const [words, id] of ids) held.set(words, id);
    known.set(name, held);
  }
}

/** The oldest record of each name. */
export async function findNamed(tx: Tx, type: RecordType, wanted: readonly Pick<Wish, 'words'>[], known: ReadonlyMap<string, Id> = new Map()): Promise<Map<string, Id>> {
  const names = [...new Set(wanted.map((wish) => folded(wish.words)))];
  const found = new Map(names.flatMap((name) => (known.has(name) ? [[name, known.get(name)!] as const] : [])));
  const asked = names.filter((name) => !found.has(name));
  if (asked.length === 0) return found;
  const rows = await tx.all<{ id: Id; name: string }>(sql`select id, lower(title) as name from ${sql.table(type.table)}
    where account_id = ${tx.account.id} and deleted_at is null and lower(title) = any(${asked}::text[]) order by created_at, id`);
  for (const row of rows) if (!found.has(row.name)) found.set(row.name, row.id);
  return found;
}

/** True when a record of this type can be made from a name alone. */
export function isMadeByName(type: RecordType): boolean {
  const required = Object.values(type.fields).filter((field) => field.required);
  return type.fields['name']?.type === 'text' && required.every((field) => field.key === 'name');
}

export function folded(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function linkWish(types: RecordTypes, type: RecordType, { row, wish, linked }: { row: ReadRow; wish: Wish; linked: Linked }): void {
  const to = types.get(wish.field.to!)!;
  if (to.name === type.name) {
    linked.later.push({ recordId: row.id, field: wish.field.key, words: wish.words, line: row.line });
    return;
  }
  const names = linked.found.get(to.name)!;
  let id = names.get(folded(wish.words));
  if (!id && isMadeByName(to)) {
    id = newId();
    names.set(folded(wish.words), id);
    linked.made.push({ type: to, draft: { id, values: { name: wish.words.replace(/\s+/g, ' ').trim() } } });
  }
  if (isId(id)) row.values[wish.field.key] = id;
  else row.problems.push({ column: wish.column, field: wish.field.key, code: 'not_found', sentence: withValues(notFound, { words: wish.words }), value: wish.words });
}
