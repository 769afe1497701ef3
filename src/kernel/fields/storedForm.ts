import { sql, type RawBuilder } from 'kysely';

type Comparable = (expression: RawBuilder<unknown>, stored: 'column' | 'jsonb') => RawBuilder<unknown>;

/** Text in a column, or a JSON string of the custom document read as text (null when absent). */
export const asText: Comparable = (expression, stored) => (stored === 'jsonb' ? sql`(${expression} #>> '{}')` : expression);

export const asNumber: Comparable = (expression, stored) => (stored === 'jsonb' ? sql`(${expression} #>> '{}')::numeric` : expression);

export const asYesNo: Comparable = (expression, stored) => (stored === 'jsonb' ? sql`(${expression} #>> '{}')::boolean` : expression);

export const asId: Comparable = (expression, stored) => (stored === 'jsonb' ? sql`(${expression} #>> '{}')::uuid` : expression);

/** Value of the primary entry of a list of e-mails or phones; the list is a jsonb document in either place. */
export const primaryOf: Comparable = (expression) =>
  sql`(jsonb_path_query_first(${expression}, '$[*] ? (@.primary == true).value') #>> '{}')`;

export const uncomparable = (): null => null;
