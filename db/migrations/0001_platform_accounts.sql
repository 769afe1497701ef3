-- The ground every other table stands on: firms (accounts), their members, the one event log, batches, and what an
-- account adds to the product (fields, views, files). Every tenant table begins its keys with account_id, so the same
-- schema can be distributed by account; foreign keys come after the tables for that reason.

create function current_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('rapport.account', true), '')::uuid;

-- The engine's own work before a firm is known (signing in, listing firms at boot) is marked on its transaction.
create function is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('rapport.system', true), '') = 'on';

-- The sub-select makes the setting be read once a query instead of once a row.
create procedure protect_tenant_table(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy tenant on %s using (account_id = (select current_account())) with check (account_id = (select current_account()))', protected);
end $$;

-- Tables that must also be read before the firm is known, by one indexed key.
create procedure protect_entry_table(protected regclass, account_column text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy tenant on %s using (%I = (select current_account()) or (select is_system())) with check (%I = (select current_account()) or (select is_system()))',
    protected, account_column, account_column);
end $$;

create table accounts (
  id uuid primary key,
  name text not null,
  sector text not null,
  country text not null,
  currency text not null,
  time_zone text not null,
  language text not null,
  demo boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

create table members (
  account_id uuid not null,
  id uuid not null,
  user_id text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  joined_at timestamptz not null,
  suspended_at timestamptz,
  suspended_by uuid,
  primary key (account_id, id),
  unique (account_id, user_id)
);
create index members_by_user on members (user_id);

create table batches (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  reason text,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  started_at timestamptz not null,
  undone_by uuid,
  undoes uuid,
  primary key (account_id, id)
);
create index batches_recent on batches (account_id, started_at desc, id desc);

-- History and outbox in one row: what changed (before and after), who, when, in which batch.
create table events (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  record_type text not null,
  record_id uuid not null,
  before jsonb,
  after jsonb,
  details jsonb,
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  batch_id uuid not null,
  written_in xid8 not null default pg_current_xact_id(),
  primary key (account_id, id)
);
create index events_of_record on events (account_id, record_type, record_id, id desc);
create index events_of_batch on events (account_id, batch_id, id);
create index events_to_relay on events (account_id, written_in, id);

-- How far the relay has turned events into jobs, a row an account.
create table relay_positions (
  account_id uuid not null primary key,
  written_in xid8 not null,
  event_id uuid not null
);

create table field_definitions (
  account_id uuid not null,
  id uuid not null,
  record_type text not null,
  key text not null,
  type text not null,
  label text not null,
  help text,
  required boolean not null default false,
  options jsonb,
  to_type text,
  position integer not null,
  created_at timestamptz not null,
  created_by uuid,
  archived_at timestamptz,
  archived_by uuid,
  primary key (account_id, id),
  unique (account_id, record_type, key)
);

create table views (
  account_id uuid not null,
  id uuid not null,
  record_type text not null,
  name text not null,
  layout text not null,
  criteria jsonb,
  sort text,
  columns jsonb,
  group_by text,
  shared boolean not null default false,
  owner_id uuid,
  position integer not null,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create index views_of_type on views (account_id, record_type, position);

-- Long work that a person can watch, leave and cancel.
create table runs (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null,
  done bigint not null default 0,
  total bigint,
  details jsonb not null default '{}',
  actor_id uuid,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (account_id, id)
);
create index runs_recent on runs (account_id, updated_at desc);

-- A repeated request with the same Idempotency-Key gets the first answer again.
create table idempotent_answers (
  account_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  headers jsonb,
  created_at timestamptz not null,
  primary key (account_id, actor_id, key)
);

call protect_entry_table('accounts', 'id');
call protect_entry_table('members', 'account_id');
call protect_entry_table('relay_positions', 'account_id');
call protect_tenant_table('batches');
call protect_tenant_table('events');
call protect_tenant_table('field_definitions');
call protect_tenant_table('views');
call protect_tenant_table('runs');
call protect_tenant_table('idempotent_answers');

alter table members add foreign key (account_id) references accounts (id);
alter table events add foreign key (account_id, batch_id) references batches (account_id, id);
