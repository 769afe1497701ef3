import pg from 'pg';

/** What the migrations made, as SQL in a fixed order: extensions, functions, tables with all that hangs on them. */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const query of inOrder) {
      const { rows } = await client.query<{ line: string }>(query);
      const lines = rows.map(({ line }) => line.trim());
      parts.push(lines.join(lines.some((line) => line.includes('\n')) ? '\n\n' : '\n'));
    }
    return `-- Made by the test of test/data/schema.test.ts from the migrations; renewed by: npm run schema\n\n${parts.filter(Boolean).join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const ours = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const inOrder = [
  `select format('create extension %I;', extname) as line from pg_extension where extname <> 'plpgsql' order by extname`,

  `select format(E'%s;\n', rtrim(pg_get_functiondef(p.oid))) as line
   from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and ${ours('pg_proc', 'p.oid')} order by p.oid::regprocedure::text`,

  `select format('create %s %I;', case when c.relpersistence = 'u' then 'unlogged sequence' else 'sequence' end, c.relname) as line
   from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'a', 'e')) order by c.relname`,

  `select concat_ws(E'\n',
     format(E'create table %I (\n  %s\n)%s;', c.relname, (
       select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
         case when a.attcollation <> t.typcollation then format('collate %s', a.attcollation::regcollation) end,
         case when a.attnotnull then 'not null' end,
         case when a.attidentity <> '' then 'generated as identity' end,
         case when a.attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
              when d.adbin is not null then format('default %s', pg_get_expr(d.adbin, d.adrelid)) end), E',\n  ' order by a.attnum)
       from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
       case when c.relkind = 'p' then format(' partition by %s', pg_get_partkeydef(c.oid)) end),
     (select string_agg(format('alter table %I add constraint %I %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)), E'\n' order by k.contype desc, k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'),
     (select string_agg(format('%s;', pg_get_indexdef(i.indexrelid)), E'\n' order by i.indexrelid::regclass::text)
      from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)),
     case when c.relrowsecurity then format('alter table %I enable row level security;', c.relname) end,
     case when c.relforcerowsecurity then format('alter table %I force row level security;', c.relname) end,
     (select string_agg(format('create policy %I on %I as %s for %s%s%s;', p.policyname, p.tablename, lower(p.permissive), lower(p.cmd),
        format(' using (%s)', p.qual), format(' with check (%s)', p.with_check)), E'\n' order by p.policyname)
      from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname),
     '') as line
   from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and ${ours('pg_class', 'c.oid')}
   order by c.relname`,

  `select format(E'create %s %I as\n%s\n', case c.relkind when 'm' then 'materialized view' else 'view' end, c.relname, pg_get_viewdef(c.oid)) as line
   from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') and ${ours('pg_class', 'c.oid')} order by c.relname`,
];
