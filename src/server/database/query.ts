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
