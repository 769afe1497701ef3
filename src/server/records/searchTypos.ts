import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { SearchWord } from '#kernel/names/searchKeys.ts';
import type { Tx } from '../context.ts';

/**
 * For each name typed, the words near it that the firm's records really hold. One slip leaves either the first or the
 * second half of a word whole, so the index is asked for words that share a half, and only those are compared in full.
 * (Trigram similarity over a million records took 800 ms for one word; this takes a few dozen.)
 */
export async function withNearWords(tx: Tx, types: readonly RecordType[], words: readonly SearchWord[]): Promise<SearchWord[]> {
  return Promise.all(words.map(async (word) => {
    if (word.kind !== 'name' || word.key.length < shortest) return word;
    const found = await Promise.all(types.map((type) => wordsSharingHalf(tx, type.table, tx.account.id, word.key)));
    const near = [...new Set(found.flat())].filter((other) => isNear(word.key, other));
    const ranked = near.sort((one, other) => distance(word.key, one) - distance(word.key, other)).slice(0, mostNearWords);
    return { ...word, keys: [...new Set([...word.keys, ...ranked])] };
  }));
}

const shortest = 4;
const mostNearWords = 8;
const mostRecords = 4000;

async function wordsSharingHalf(tx: Tx, table: string, accountId: Id, key: string): Promise<string[]> {
  const half = Math.floor(key.length / 2);
  const start = key.slice(0, Math.max(half, 2));
  const end = key.slice(half);
  const rows = await tx.all<{ word: string }>(sql`select distinct word from (
      select search_keys from ${sql.table(table)} where account_id = ${accountId} and deleted_at is null
        and (search_keys like ${`% ${start}%`} or search_keys like ${`%${end} %`}) limit ${mostRecords}) near,
    unnest(string_to_array(near.search_keys, ' ')) word
    where (word like ${`${start}%`} or word like ${`%${end}`}) and length(word) between ${key.length - 2} and ${key.length + 2}`);
  return rows.map((row) => row.word);
}

/** One slip apart; two in long words; or the same consonants with other vowels, which scripts write differently. */
export function isNear(typed: string, word: string): boolean {
  const slips = distance(typed, word);
  if (slips <= 1 || (slips === 2 && typed.length >= 8)) return true;
  const consonants = typed.replace(/[aeiou]/g, '');
  return consonants.length >= 3 && slips <= 3 && consonants === word.replace(/[aeiou]/g, '');
}

/** How many letters to change, add, drop or swap with their neighbour. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = last[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] ? before[column - 2]! + 1 : Infinity;
      here.push(Math.min(changed, swapped, last[column]! + 1, here[column - 1]! + 1));
    }
    before = last;
    last = here;
  }
  return last[other.length]!;
}
