import type { RawBuilder } from 'kysely';
import type { Surroundings } from '../fields/fieldType.ts';
import type { Id } from '../id.ts';
import type { RecordType } from '../record.ts';
import type { Criteria } from './criteria.ts';

/** What a question is asked against: the account's record types with its custom fields, who asks, when and where. */
export type CriteriaScope = {
  accountId: Id;
  /** The record type of this name, custom fields merged in; undefined when there is none. */
  typeOf: (name: string) => RecordType | undefined;
  /** The asker's member id, for 'is me'; null for keys and the system. */
  memberId: Id | null;
  /** Bound once a request, so that every part of a question means the same moment. */
  now: Date;
  around: Surroundings;
  /** Condition that the record under `alias` is found by these words. */
  search?: (type: RecordType, words: string, alias: string) => RawBuilder<unknown>;
  /** Rows of a related type the asker may see; null when all of them. */
  scopeOf?: (recordType: string) => Criteria | null;
  /** False when the asker may not read a field: asking about it is refused, or the answer would give it away. */
  mayRead?: (recordType: string, field: string) => boolean;
};
