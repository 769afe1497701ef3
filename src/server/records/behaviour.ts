import type { Id } from '#kernel/id.ts';
import type { Tx } from '../context.ts';

/** Field values of a record by field key, in stored form. */
export type Values = Record<string, unknown>;

/** A record before and after one write. `before` is null for a new record, `after` null for a deleted one. */
export type Change = { id: Id; before: Values | null; after: Values | null };

/**
 * What a domain adds to the one write path for its record type, so that a form, a cell, a board drop, an import row
 * and the API all obey the same rule.
 */
export type Behaviour = {
  /** Completes or refuses new records before they are written (defaults, derived values). */
  beforeCreate?: (tx: Tx, records: { id: Id; values: Values }[]) => Promise<void>;
  /** Completes or refuses a change; `patch` may be added to. */
  beforeUpdate?: (tx: Tx, updates: { id: Id; current: Values; patch: Values }[]) => Promise<void>;
  /** What follows in the same transaction (a repeating task's next one). */
  afterWrite?: (tx: Tx, changes: Change[]) => Promise<void>;
};
