-- Files of customers brought in: one row an import, its wrong rows, and the relations between rows of one file that can
-- only be made once all of them are in. Rows, position and errors are written in one transaction a chunk, so an import
-- goes on exactly where a killed process left it.

create table imports (
  account_id uuid not null,
  id uuid not null,
  record_type text not null,
  file_name text not null,
  stored_as text not null,
  format text not null,
  encoding text,
  delimiter text,
  sheets text[] not null,
  sheet text,
  header_line integer not null,
  country text not null,
  date_order text,
  columns jsonb not null,
  mapping jsonb not null,
  state text not null check (state in ('draft', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled')),
  position bigint not null default 0,
  total bigint,
  created_count bigint not null default 0,
  failed_count bigint not null default 0,
  related_count bigint not null default 0,
  batch_id uuid not null,
  run_id uuid,
  failure jsonb,
  held_by uuid,
  held_until timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_by uuid,
  primary key (account_id, id)
);
create index imports_recent on imports (account_id, created_at desc);

create table import_errors (
  account_id uuid not null,
  import_id uuid not null,
  line bigint not null,
  ordinal integer not null,
  column_name text,
  field text,
  code text not null,
  sentence jsonb not null,
  value text,
  cells jsonb,
  primary key (account_id, import_id, line, ordinal)
);

create table import_links (
  account_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  field text not null,
  words text not null,
  line bigint not null,
  primary key (account_id, import_id, id)
);

call protect_tenant_table('imports');
call protect_tenant_table('import_errors');
call protect_tenant_table('import_links');

alter table import_errors add foreign key (account_id, import_id) references imports (account_id, id);
alter table import_links add foreign key (account_id, import_id) references imports (account_id, id);

-- Companies are found by name, whatever its letter case, for every person who is imported with one.
create index companies_called on companies (account_id, lower(title)) where deleted_at is null;
