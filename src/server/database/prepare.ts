import type pg from 'pg';
import { StartProblem } from '#server/config.ts';
import type { Log } from '#server/log.ts';
import { appRole } from './connection.ts';

const extensions = ['pg_trgm', 'unaccent', 'btree_gin', 'citext', 'pgcrypto'];

/**
 * Row-level security is a barrier: a condition is tried on rows of other accounts, and so by an index, only when its
 * function is declared to leak nothing. PostgreSQL declares few; these say nothing of a value but in errors nobody but
 * the program reads. Without them every filtered list of a large account reads the whole table.
 */
const trustedFunctions = [
  'textlike', 'textnlike', 'texticlike', 'texticnlike', 'like_escape', 'text_starts_with', 'starts_with', 'texticregexeq', 'textregexeq', 'lower', 'upper',
  'similarity', 'similarity_op', 'word_similarity', 'word_similarity_op', 'word_similarity_commutator_op', 'strict_word_similarity',
  'strict_word_similarity_op', 'strict_word_similarity_commutator_op', 'similarity_dist', 'word_similarity_dist_op', 'word_similarity_dist_commutator_op',
  'text_pattern_lt', 'text_pattern_le', 'text_pattern_ge', 'text_pattern_gt',
  'citext_eq', 'citext_ne', 'citext_lt', 'citext_le', 'citext_gt', 'citext_ge', 'citext_cmp',
  'arraycontains', 'arraycontained', 'arrayoverlap', 'array_eq', 'array_ne', 'array_length', 'cardinality',
  'jsonb_object_field', 'jsonb_object_field_text', 'jsonb_array_element', 'jsonb_array_element_text', 'jsonb_extract_path', 'jsonb_extract_path_text',
  'jsonb_contains', 'jsonb_contained', 'jsonb_exists', 'jsonb_exists_any', 'jsonb_exists_all', 'jsonb_eq', 'jsonb_ne', 'jsonb_array_length', 'jsonb_typeof',
  'jsonb_path_exists', 'jsonb_path_match', 'jsonb_path_exists_opr', 'jsonb_path_match_opr',
  'numeric_eq', 'numeric_ne', 'numeric_lt', 'numeric_le', 'numeric_gt', 'numeric_ge', 'numeric_cmp', 'numeric_in', 'numeric',
  'float8_lt', 'float8_le', 'float8_gt', 'float8_ge', 'date_lt_timestamptz', 'date_le_timestamptz', 'date_gt_timestamptz', 'date_ge_timestamptz',
  'timestamptz_lt_date', 'timestamptz_le_date', 'timestamptz_gt_date', 'timestamptz_ge_date', 'date_in', 'int4in', 'int8in', 'textin', 'textout', 'timestamptz',
  'record_eq', 'record_lt', 'record_le', 'record_gt', 'record_ge', 'btrecordcmp', 'concat_ws', 'array_to_string', 'textcat', 'btrim', 'date_part', 'extract', 'date_trunc',
];

/** Brings role and extensions into being. Throws `StartProblem` with what an administrator has to type when it may not. */
export async function prepareServer(client: pg.ClientBase, log: Log): Promise<void> {
  const { rows: [facts] } = await client.query<{ encoding: string; role: boolean; member: boolean; me: string; extensions: string[] }>(`
    select pg_encoding_to_char(encoding) as encoding, current_user as me,
      exists (select from pg_roles where rolname = $1) as role,
      exists (select from pg_roles where rolname = current_user and rolsuper)
        or exists (select from pg_auth_members join pg_roles on pg_roles.oid = roleid where rolname = $1 and member = current_user::regrole) as member,
      (select coalesce(array_agg(extname::text), '{}') from pg_extension) as extensions
    from pg_database where datname = current_database()`, [appRole]);
  if (facts!.encoding !== 'UTF8') throw new StartProblem(`The database is kept in ${facts!.encoding}: make one with ENCODING 'UTF8' and name it in DATABASE_URL.`);
  if (!facts!.role) await asAdministrator(client, `create role ${appRole} nologin`, ['42710', '23505']);
  if (!facts!.member) await asAdministrator(client, `grant ${appRole} to current_user`, ['23505']);
  for (const extension of extensions.filter((name) => !facts!.extensions.includes(name))) {
    await asAdministrator(client, `create extension if not exists ${extension}`, ['23505']);
  }
  // Under plain C, PostgreSQL takes no Sinhala, Tamil or Amharic letter for a letter and indexes none of them.
  const { rows: [letters] } = await client.query<{ none: boolean }>("select cardinality(show_trgm('කමල්')) = 0 as none");
  if (letters!.none) log.warn("Search will miss names that are not in Latin letters: this database was made in the locale C. Move to one made with ENCODING 'UTF8' LOCALE 'C.UTF-8'.");
}

/** Runs what may need more rights than we have; codes in `fine` mean another start did the same at this moment. */
async function asAdministrator(client: pg.ClientBase, statement: string, fine: string[]): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (fine.includes(code)) return;
    throw new StartProblem(`The user of DATABASE_URL may not run "${statement}" (${(error as Error).message}): have an administrator of the server run it once in this database.`);
  }
}

/** Declares the trusted functions; on a server where only its administrator may, says so once and goes on. */
export async function trustFunctions(client: pg.ClientBase, log: Log): Promise<void> {
  const { rows } = await client.query<{ call: string }>(`
    select p.oid::regprocedure::text as call
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where not p.proleakproof and p.prokind = 'f' and p.proname = any($1) and n.nspname in ('pg_catalog', 'public')`, [trustedFunctions]);
  if (rows.length === 0) return;
  const { rows: [me] } = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = current_user');
  if (!me!.rolsuper) {
    log.info('Filters on large lists will be slower than they could be: the user of DATABASE_URL is no superuser, so functions cannot be marked LEAKPROOF.');
    return;
  }
  await client.query(rows.map(({ call }) => `alter function ${call} leakproof;`).join('\n'));
}

/**
 * Lets the program's role work on every table but the list of migrations. A partition is entered through its parent only:
 * under its own name it would escape the parent's policy.
 */
export async function grantTables(client: pg.ClientBase): Promise<void> {
  await client.query(`
    do $$
    declare relation record;
    begin
      execute 'grant usage on schema public to ${appRole}';
      for relation in
        select c.oid::regclass as name, c.relkind, c.relispartition
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relname <> 'migrations'
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      loop
        if relation.relispartition then
          execute format('revoke all on %s from ${appRole}', relation.name);
        elsif relation.relkind = 'S' then
          execute format('grant usage, select on sequence %s to ${appRole}', relation.name);
        else
          execute format('grant select, insert, update, delete on %s to ${appRole}', relation.name);
        end if;
      end loop;
    end $$`);
}
