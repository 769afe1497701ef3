-- The one customer record: people and companies, how they relate, what passed between them and the firm, and what was
-- promised. `title` is what a record is called; `search_keys` is what search reads; both are kept by the engine.

create table companies (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  name text not null,
  other_name text,
  parent_id uuid,
  sector text,
  size text,
  lifecycle_stage text,
  identifiers jsonb,
  website text,
  emails jsonb,
  phones jsonb,
  addresses jsonb,
  language text,
  owner_id uuid,
  source text,
  tags text[],
  preferences jsonb,
  about text,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  board_key text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

create table people (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  first_name text,
  last_name text,
  other_name text,
  company_id uuid,
  job_title text,
  emails jsonb,
  phones jsonb,
  addresses jsonb,
  birthday date,
  language text,
  preferred_channel text,
  lifecycle_stage text,
  owner_id uuid,
  source text,
  tags text[],
  preferences jsonb,
  about text,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  board_key text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

create table relationships (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  from_type text not null,
  from_id uuid not null,
  to_type text not null,
  to_id uuid not null,
  kind text not null,
  since date,
  about text,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

create table interactions (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  kind text not null,
  subject text,
  body text,
  happened_at timestamptz not null,
  duration_minutes numeric,
  direction text,
  outcome text,
  channel text,
  person_id uuid,
  company_id uuid,
  owner_id uuid,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

create table tasks (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  name text not null,
  details text,
  status text not null,
  priority text,
  due_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  repeat text,
  assignee_id uuid,
  person_id uuid,
  company_id uuid,
  done_at timestamptz,
  done_by uuid,
  board_key text,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

create table files (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  name text not null,
  size_bytes numeric not null,
  media_type text not null,
  checksum text not null,
  stored_as text not null,
  subject_type text,
  subject_id uuid,
  custom jsonb not null default '{}',
  search_keys text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (account_id, id)
);

-- What happened around a record, newest first: one index range a page, whatever the domain it came from.
create table timeline_entries (
  account_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  at timestamptz not null,
  source_type text not null,
  source_id uuid not null,
  kind text not null,
  primary key (account_id, record_type, record_id, at, source_id)
);
create index timeline_entries_of_source on timeline_entries (account_id, source_id);

call protect_tenant_table('companies');
call protect_tenant_table('people');
call protect_tenant_table('relationships');
call protect_tenant_table('interactions');
call protect_tenant_table('tasks');
call protect_tenant_table('files');
call protect_tenant_table('timeline_entries');

alter table companies add foreign key (account_id, parent_id) references companies (account_id, id);
alter table people add foreign key (account_id, company_id) references companies (account_id, id);
alter table interactions add foreign key (account_id, person_id) references people (account_id, id);
alter table interactions add foreign key (account_id, company_id) references companies (account_id, id);
alter table tasks add foreign key (account_id, person_id) references people (account_id, id);
alter table tasks add foreign key (account_id, company_id) references companies (account_id, id);

-- Lists are sorted as the reader's language sorts: one collation a language, each served by an index.
create index people_title_en on people (account_id, (title collate "und-x-icu"), id) where deleted_at is null;
create index people_title_si on people (account_id, (title collate "si-x-icu"), id) where deleted_at is null;
create index people_title_ta on people (account_id, (title collate "ta-x-icu"), id) where deleted_at is null;
create index people_title_am on people (account_id, (title collate "am-x-icu"), id) where deleted_at is null;
create index people_title_bn on people (account_id, (title collate "bn-x-icu"), id) where deleted_at is null;
create index people_title_hy on people (account_id, (title collate "hy-x-icu"), id) where deleted_at is null;
create index people_created on people (account_id, created_at, id) where deleted_at is null;
create index people_updated on people (account_id, updated_at, id) where deleted_at is null;
create index people_stage on people (account_id, lifecycle_stage, created_at, id) where deleted_at is null;
create index people_owner on people (account_id, owner_id, created_at, id) where deleted_at is null;
create index people_company on people (account_id, company_id);
create index people_tags on people using gin (account_id, tags) where deleted_at is null;
create index people_search on people using gin (account_id, search_keys gin_trgm_ops) where deleted_at is null;
create index people_trash on people (account_id, deleted_at) where deleted_at is not null;

create index companies_title_en on companies (account_id, (title collate "und-x-icu"), id) where deleted_at is null;
create index companies_title_si on companies (account_id, (title collate "si-x-icu"), id) where deleted_at is null;
create index companies_title_ta on companies (account_id, (title collate "ta-x-icu"), id) where deleted_at is null;
create index companies_title_am on companies (account_id, (title collate "am-x-icu"), id) where deleted_at is null;
create index companies_title_bn on companies (account_id, (title collate "bn-x-icu"), id) where deleted_at is null;
create index companies_title_hy on companies (account_id, (title collate "hy-x-icu"), id) where deleted_at is null;
create index companies_created on companies (account_id, created_at, id) where deleted_at is null;
create index companies_updated on companies (account_id, updated_at, id) where deleted_at is null;
create index companies_stage on companies (account_id, lifecycle_stage, created_at, id) where deleted_at is null;
create index companies_owner on companies (account_id, owner_id, created_at, id) where deleted_at is null;
create index companies_parent on companies (account_id, parent_id);
create index companies_tags on companies using gin (account_id, tags) where deleted_at is null;
create index companies_search on companies using gin (account_id, search_keys gin_trgm_ops) where deleted_at is null;
create index companies_trash on companies (account_id, deleted_at) where deleted_at is not null;

create index relationships_from on relationships (account_id, from_id);
create index relationships_to on relationships (account_id, to_id);
create index relationships_created on relationships (account_id, created_at, id) where deleted_at is null;

create index interactions_person on interactions (account_id, person_id, happened_at) where deleted_at is null;
create index interactions_company on interactions (account_id, company_id, happened_at) where deleted_at is null;
create index interactions_happened on interactions (account_id, happened_at, id) where deleted_at is null;
create index interactions_owner on interactions (account_id, owner_id, happened_at) where deleted_at is null;
create index interactions_created on interactions (account_id, created_at, id) where deleted_at is null;

create index tasks_due on tasks (account_id, status, due_at, id) where deleted_at is null;
create index tasks_assignee on tasks (account_id, assignee_id, status, due_at) where deleted_at is null;
create index tasks_person on tasks (account_id, person_id);
create index tasks_company on tasks (account_id, company_id);
create index tasks_created on tasks (account_id, created_at, id) where deleted_at is null;
create index tasks_search on tasks using gin (account_id, search_keys gin_trgm_ops) where deleted_at is null;
create index tasks_to_remind on tasks (account_id, remind_at) where deleted_at is null and reminded_at is null and remind_at is not null;

create index files_subject on files (account_id, subject_id);
create index files_created on files (account_id, created_at, id) where deleted_at is null;
create index files_search on files using gin (account_id, search_keys gin_trgm_ops) where deleted_at is null;
