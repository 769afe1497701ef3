import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { checkCriteria } from '#kernel/criteria/check.ts';
import { compileCriteria } from '#kernel/criteria/compile.ts';
import type { CriteriaScope } from '#kernel/criteria/scope.ts';
import type { RecordType } from '#kernel/record.ts';
import { surroundingsOf } from '../context.ts';
import type { Tx } from '../context.ts';
import type { RecordTypes } from './registry.ts';
import { searchCondition } from './search.ts';
import { liveRows } from './select.ts';

/** What is asked of a list: a filter, words to find, or the trash. */
export type Asked = { criteria?: unknown; q?: string | undefined; trash?: boolean | undefined };

/** The question's surroundings for this actor: which types and fields there are, who asks, and when. */
export function criteriaScope(tx: Tx, types: RecordTypes): CriteriaScope {
  return {
    accountId: tx.account.id,
    typeOf: (name) => types.get(name),
    memberId: tx.actor.memberId,
    now: tx.now(),
    around: surroundingsOf(tx),
    search: (_type, words, alias) => searchCondition(alias, words),
  };
}

/** The whole condition of a list under `alias`: the account's live rows, the filter, the words. */
export function conditionOf(tx: Tx, types: RecordTypes, type: RecordType, alias: string, asked: Asked): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [liveRows(tx, alias, { trash: asked.trash })];
  if (asked.criteria !== undefined && asked.criteria !== null) {
    const scope = criteriaScope(tx, types);
    parts.push(compileCriteria(checkCriteria(asked.criteria, type, scope), type, alias, scope));
  }
  if (asked.q?.trim()) parts.push(searchCondition(alias, asked.q));
  return sql<boolean>`${sql.join(parts.map((part) => sql`(${part})`), sql` and `)}`;
}
