import { sql } from 'kysely';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Id } from '#kernel/id.ts';
import { searchKeys, searchPattern, wordSpellings } from '#kernel/names/searchKeys.ts';
import type { SearchWord } from '#kernel/names/searchKeys.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx, Tx } from '../context.ts';
import { authorize } from '../permission.ts';
import { presentRecords, storedValue } from './present.ts';
import type { RecordJson } from './present.ts';
import { typesOf } from './registry.ts';
import type { RecordTypes } from './registry.ts';
import { wholeCondition, wordsCondition } from './search.ts';
import type { Reach } from './search.ts';
import { withNearWords } from './searchTypos.ts';
import { columnsOf, titlesOf } from './select.ts';
import type { Row } from './select.ts';

/** A record found: what it is called, what else tells it apart, and the value that matched when the title did not. */
export type Found = { type: string; id: Id; title: string; subtitle: string | null; match: string | null };

export type SearchAsked = { query: string; types?: readonly string[] | undefined; limit?: number | undefined };

/**
 * Finds records of any type by fragments of their names, numbers and addresses, the likeliest first: words that begin as typed, then fragments inside
 * words, then, when few were found, words one slip away.
 */
export async function searchRecords(ctx: Ctx, asked: SearchAsked): Promise<Found[]> {
  authorize(ctx, 'records.read');
  const { words } = searchPattern(asked.query);
  const limit = Math.min(Math.max(asked.limit ?? 20, 1), 100);
  if (words.length === 0) return [];
  return ctx.read(async (tx) => {
    const all = await typesOf(tx);
    const types = [...all.values()].filter((type) => type.searchable && (!asked.types?.length || asked.types.includes(type.name)));
    const hits = await gather(tx, types, words, limit);
    const scored = hits.map((hit) => ({ ...hit, score: hit.stage + scoreOf(hit.title, hit.words) }));
    const best = scored.sort((one, other) => other.score - one.score || one.title.length - other.title.length || other.updatedAt - one.updatedAt);
    return describeAll(tx, all, best.slice(0, limit), words);
  });
}

type Hit = { type: RecordType; id: Id; title: string; updatedAt: number; stage: number; words: readonly SearchWord[] };

// Points a stage gives before anything else: what begins as typed stands above what merely contains it.
const stagePoints = { start: 1000, inside: 500, near: 0 };
const few = 3;

async function gather(tx: Tx, types: readonly RecordType[], words: SearchWord[], limit: number): Promise<Hit[]> {
  const found = new Map<Id, Hit>();
  const keep = (hits: Hit[]) => { for (const hit of hits) if (!found.has(hit.id)) found.set(hit.id, hit); };
  keep(await findHits(tx, types, words, { reach: 'start', stage: stagePoints.start }));
  const asTyped = found.size > 0;
  if (found.size < limit && words.some((word) => word.key.length > 2)) keep(await findHits(tx, types, words, { reach: 'inside', stage: stagePoints.inside }));
  // Where a record begins as typed, the words were meant so.
  if (!asTyped && found.size < few) {
    const near = await withNearWords(tx, types, words);
    if (near.some((word, index) => word.keys.length > words[index]!.keys.length)) keep(await findHits(tx, types, near, { reach: 'inside', stage: stagePoints.near }));
  }
  return [...found.values()];
}

// A fragment many thousand records hold is not worth reading them all: the best of the first ones are as good to a person.
const mostRead = 2000;
const mostRanked = 60;

async function findHits(tx: Tx, types: readonly RecordType[], words: readonly SearchWord[], { reach, stage }: { reach: Reach; stage: number }): Promise<Hit[]> {
  const pages = await Promise.all(types.map(async (type) => {
    const rows = await tx.all<{ id: Id; title: string; updated_at: Date }>(sql`select id, title, updated_at from (
        select r.id, r.title, r.updated_at, ${wholeCondition('r', words)} as whole from ${sql.table(type.table)} r
        where r.account_id = ${tx.account.id} and r.deleted_at is null and ${wordsCondition('r', words, reach)} limit ${mostRead}) found
      order by whole desc, length(title), updated_at desc limit ${mostRanked}`);
    return rows.map((row) => ({ type, id: row.id, title: row.title, updatedAt: row.updated_at.getTime(), stage, words }));
  }));
  return pages.flat();
}

/** How well the words fit the title: the whole title, its beginning, whole words, words in the order typed, a name rather than a sentence. */
function scoreOf(title: string, words: readonly SearchWord[]): number {
  const titleWords = wordSpellings(title);
  const places = words.map(({ keys }) => titleWords.findIndex((spellings) => spellings.some((spelling) => keys.some((key) => spelling.startsWith(key)))));
  if (places.some((place) => place < 0)) return 0;
  const whole = words.filter(({ keys }, index) => titleWords[places[index]!]!.some((spelling) => keys.includes(spelling))).length / words.length;
  const inOrder = places.every((place, index) => index === 0 || place > places[index - 1]!);
  if (whole === 1 && inOrder && words.length === titleWords.length) return 400;
  return 100 + whole * 80 + (inOrder ? 20 : 0) + (places[0] === 0 ? 60 : 0) + (titleWords.length <= 3 ? 30 : 0);
}

async function describeAll(tx: Tx, types: RecordTypes, hits: readonly Hit[], words: readonly SearchWord[]): Promise<Found[]> {
  const byType = Map.groupBy(hits, (hit) => hit.type);
  const described = await Promise.all([...byType].map(async ([type, some]) => {
    const titles = titlesOf(type, types, 'r', tx.account.id, null);
    const rows = await tx.all<Row>(sql`select ${sql.join([columnsOf(type, 'r', null), ...titles])} from ${sql.table(type.table)} r
      where r.account_id = ${tx.account.id} and r.id = any(${some.map((hit) => hit.id)}::uuid[])`);
    const shown = await presentRecords(tx, types, type, rows);
    return rows.map((row, index): Found => ({
      type: type.name, id: row.id, title: row.title, subtitle: subtitleOf(type, shown[index]!), match: matchOf(type, row, shown[index]!, words),
    }));
  }));
  const found = new Map(described.flat().map((one) => [one.id, one]));
  return hits.flatMap((hit) => found.get(hit.id) ?? []);
}

/** Up to two things that tell namesakes apart: whom it belongs to, a telephone number, an address. */
function subtitleOf(type: RecordType, record: RecordJson): string | null {
  const parts: string[] = [];
  for (const kind of ['relation', 'phones', 'emails', 'addresses'] as const) {
    for (const field of Object.values(type.fields).filter((one) => one.type === kind)) {
      const value = record[field.key] as { title?: string } | { local?: string; value?: string; city?: string }[] | null | undefined;
      const first = Array.isArray(value) ? value[0] : value;
      const text = first && ('title' in first ? first.title : 'local' in first ? first.local : 'value' in first ? first.value : 'city' in first ? first.city : undefined);
      if (text) parts.push(text);
    }
  }
  return parts.slice(0, 2).join(' · ') || null;
}

/** The searched value that holds the words, when the title does not. */
function matchOf(type: RecordType, row: Row, shown: RecordJson, words: readonly SearchWord[]): string | null {
  const holds = (keys: string) => words.some((word) => word.keys.some((key) => keys.includes(key)));
  if (holds(searchKeys([row.title]))) return null;
  for (const field of Object.values(type.fields).filter((one) => one.searched)) {
    const value = storedValue(field, row);
    const phone = field.type === 'phones' && (shown[field.key] as { value: string; local: string }[] | null)?.find((one) => holds(searchKeys([one.value])));
    if (phone) return phone.local;
    const texts = value === null ? [] : (fieldTypeOf(field.type).searchWords?.(value as never, field) ?? []);
    const match = texts.find((text) => holds(searchKeys([text])));
    if (match) return match;
  }
  return null;
}
