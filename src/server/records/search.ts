import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { searchPattern } from '#kernel/names/searchKeys.ts';
import type { SearchWord } from '#kernel/names/searchKeys.ts';

/** Where in a record's words a typed word has to stand. */
export type Reach = 'start' | 'inside';

/**
 * Condition that the record under `alias` holds every word typed, in any of its spellings. One or two letters stand in
 * nearly every record, so they count only at the start of a word.
 */
export function searchCondition(alias: string, query: string): RawBuilder<boolean> {
  return wordsCondition(alias, searchPattern(query).words, 'inside', query.trim() === '');
}

/** The same for words already read; without words it holds for all records or for none. */
export function wordsCondition(alias: string, words: readonly SearchWord[], reach: Reach, whenEmpty = false): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`${sql.lit(whenEmpty)}`;
  return sql<boolean>`${sql.join(words.map((word) => wordCondition(alias, word, reach)), sql` and `)}`;
}

/** Condition that one of a word's spellings stands in the record as a word of its own. */
export function wholeCondition(alias: string, words: readonly SearchWord[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(words.map(({ keys }) => anyLike(alias, keys.map((key) => `% ${escaped(key)} %`))), sql` and `)}`;
}

function wordCondition(alias: string, { keys }: SearchWord, reach: Reach): RawBuilder<boolean> {
  return anyLike(alias, keys.map((key) => (reach === 'start' || key.length <= 2 ? `% ${escaped(key)}%` : `%${escaped(key)}%`)));
}

// LIKE, not a search vector: the trigram index answers fragments of any script, and the patterns are few.
function anyLike(alias: string, patterns: readonly string[]): RawBuilder<boolean> {
  const column = sql.ref(`${alias}.search_keys`);
  return sql<boolean>`(${sql.join(patterns.map((pattern) => sql`${column} like ${pattern}`), sql` or `)})`;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
