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

/** A compiled query; one with a name is prepared once on each connection and sent by its name from then on. */
export type Sendable = CompiledQuery & { name?: string | undefined };

const preparedNames = new Map<string, string>();
// Each connection keeps the plans it was given; texts beyond so many go out whole.
const mostPrepared = 500;

/**
 * A query of a fixed text, sent by name: the database reads and plans it once a connection. Only for texts whose best
 * plan does not depend on the values, and of which there are few.
 */
export function preparedQuery(text: string, parameters: readonly unknown[] = []): Sendable {
  let name = preparedNames.get(text);
  if (!name && preparedNames.size < mostPrepared) {
    name = `rapport_${preparedNames.size + 1}`;
    preparedNames.set(text, name);
  }
  return { sql: text, parameters, name, query: { kind: 'RawNode' } as never, queryId: { queryId: text } };
}

export function compiled(query: Query): Sendable {
  if ('sql' in query && 'parameters' in query) return query;
  return 'toOperationNode' in query ? (query as RawBuilder<unknown>).compile(db) : (query as { compile(): CompiledQuery }).compile();
}

const insertTexts = new Map<string, Sendable>();

/**
 * An insert of many rows in one statement; `rows` hold one value a column, in order. Its text is made once for each
 * number of rows: compiling a builder for a thousand rows costs more than the database takes to write them.
 */
export function insertRows(table: keyof DB, columns: readonly string[], rows: readonly (readonly unknown[])[]): Sendable {
  const shape = `${table}(${columns.join()})${rows.length}`;
  let insert = insertTexts.get(shape);
  if (!insert) {
    const places = rows.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(',')})`);
    const text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(',')}) values ${places.join(',')}`;
    insert = rows.length === 1 ? preparedQuery(text) : { sql: text, parameters: [], query: { kind: 'RawNode' } as never, queryId: { queryId: shape } };
    if (rows.length <= 1000) insertTexts.set(shape, insert);
  }
  return { ...insert, parameters: rows.flat() };
}

/** How many rows one statement may carry: the protocol counts parameters in 16 bits. */
export function rowsPerStatement(columns: number): number {
  return Math.min(1000, Math.floor(65_000 / columns));
}
