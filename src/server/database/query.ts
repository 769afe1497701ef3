import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';
import type { DB } from './tables.ts';

/**
 * The one query builder. It only compiles: queries run through a transaction (`tx.all(db.selectFrom('people')…)`),
 * which knows its firm, so no query can run outside one.
 */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A query ready to send: a typed builder, an sql`` fragment, or one compiled before. */
export type Query = { compile(): CompiledQuery } | RawBuilder<unknown> | CompiledQuery;

export function compiled(query: Query): CompiledQuery {
  if ('sql' in query && 'parameters' in query) return query;
  return 'toOperationNode' in query ? (query as RawBuilder<unknown>).compile(db) : (query as { compile(): CompiledQuery }).compile();
}

const insertTexts = new Map<string, string>();

/**
 * An insert of many rows in one statement; `rows` hold one value a column, in order. Its text is made once for each
 * number of rows: compiling a builder for a thousand rows costs more than the database takes to write them.
 */
export function insertRows(table: keyof DB, columns: readonly string[], rows: readonly (readonly unknown[])[]): CompiledQuery {
  const name = `${table}(${columns.join()})${rows.length}`;
  let text = insertTexts.get(name);
  if (!text) {
    const places = rows.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(',')})`);
    text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(',')}) values ${places.join(',')}`;
    if (rows.length <= 1000) insertTexts.set(name, text);
  }
  return { sql: text, parameters: rows.flat(), query: { kind: 'RawNode' } as never, queryId: { queryId: name } };
}

/** How many rows one statement may carry: the protocol counts parameters in 16 bits. */
export function rowsPerStatement(columns: number): number {
  return Math.min(1000, Math.floor(65_000 / columns));
}
