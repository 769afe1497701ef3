-- Made by the test of test/data/schema.test.ts from the migrations; renewed by: npm run schema

create extension btree_gin;
create extension citext;
create extension pg_trgm;
create extension pgcrypto;
create extension unaccent;

CREATE OR REPLACE FUNCTION public.current_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('rapport.account'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('rapport.system'::text, true), ''::text) = 'on'::text)
;

create table accounts (
  id uuid not null,
  name text not null,
  sector text not null,
  country text not null,
  currency text not null,
  time_zone text not null,
  language text not null,
  demo boolean not null default false,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null
);
alter table accounts add constraint accounts_pkey PRIMARY KEY (id);
alter table accounts enable row level security;
alter table accounts force row level security;
create policy tenant on accounts as permissive for all using (((id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system))) with check (((id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system)));

create table api_keys (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  token_hash bytea not null,
  ending text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid
);
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (account_id, id);
alter table api_keys add constraint api_keys_account_id_created_by_fkey FOREIGN KEY (account_id, created_by) REFERENCES members(account_id, id);
alter table api_keys add constraint api_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table api_keys add constraint api_keys_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'viewer'::text])));
CREATE INDEX api_keys_by_token ON public.api_keys USING btree (token_hash);
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy tenant on api_keys as permissive for all using (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system))) with check (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system)));

create table batches (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  reason text,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  started_at timestamp with time zone not null,
  undone_by uuid,
  undoes uuid
);
alter table batches add constraint batches_pkey PRIMARY KEY (account_id, id);
CREATE INDEX batches_recent ON public.batches USING btree (account_id, started_at DESC, id DESC);
alter table batches enable row level security;
alter table batches force row level security;
create policy tenant on batches as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  board_key text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table companies add constraint companies_pkey PRIMARY KEY (account_id, id);
alter table companies add constraint companies_account_id_parent_id_fkey FOREIGN KEY (account_id, parent_id) REFERENCES companies(account_id, id);
CREATE INDEX companies_called ON public.companies USING btree (account_id, lower(title)) WHERE (deleted_at IS NULL);
CREATE INDEX companies_created ON public.companies USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_owner ON public.companies USING btree (account_id, owner_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_parent ON public.companies USING btree (account_id, parent_id);
CREATE INDEX companies_search ON public.companies USING gin (account_id, search_keys gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX companies_stage ON public.companies USING btree (account_id, lifecycle_stage, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_tags ON public.companies USING gin (account_id, tags) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_am ON public.companies USING btree (account_id, title COLLATE "am-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_bn ON public.companies USING btree (account_id, title COLLATE "bn-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_en ON public.companies USING btree (account_id, title COLLATE "und-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_hy ON public.companies USING btree (account_id, title COLLATE "hy-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_si ON public.companies USING btree (account_id, title COLLATE "si-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_title_ta ON public.companies USING btree (account_id, title COLLATE "ta-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX companies_trash ON public.companies USING btree (account_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX companies_updated ON public.companies USING btree (account_id, updated_at, id) WHERE (deleted_at IS NULL);
alter table companies enable row level security;
alter table companies force row level security;
create policy tenant on companies as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table credentials (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  subject text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table credentials add constraint credentials_provider_id_subject_key UNIQUE (provider_id, subject);
alter table credentials add constraint credentials_pkey PRIMARY KEY (id);
alter table credentials add constraint credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
CREATE INDEX credentials_by_user ON public.credentials USING btree (user_id);

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
  at timestamp with time zone not null,
  batch_id uuid not null,
  written_in xid8 not null default pg_current_xact_id()
);
alter table events add constraint events_pkey PRIMARY KEY (account_id, id);
alter table events add constraint events_account_id_batch_id_fkey FOREIGN KEY (account_id, batch_id) REFERENCES batches(account_id, id);
CREATE INDEX events_of_batch ON public.events USING btree (account_id, batch_id, id);
CREATE INDEX events_of_record ON public.events USING btree (account_id, record_type, record_id, id DESC);
CREATE INDEX events_to_relay ON public.events USING btree (account_id, written_in, id);
alter table events enable row level security;
alter table events force row level security;
create policy tenant on events as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  "position" integer not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  archived_at timestamp with time zone,
  archived_by uuid
);
alter table field_definitions add constraint field_definitions_account_id_record_type_key_key UNIQUE (account_id, record_type, key);
alter table field_definitions add constraint field_definitions_pkey PRIMARY KEY (account_id, id);
alter table field_definitions enable row level security;
alter table field_definitions force row level security;
create policy tenant on field_definitions as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table files add constraint files_pkey PRIMARY KEY (account_id, id);
CREATE INDEX files_created ON public.files USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX files_search ON public.files USING gin (account_id, search_keys gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX files_subject ON public.files USING btree (account_id, subject_id);
alter table files enable row level security;
alter table files force row level security;
create policy tenant on files as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table idempotent_answers (
  account_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  headers jsonb,
  created_at timestamp with time zone not null
);
alter table idempotent_answers add constraint idempotent_answers_pkey PRIMARY KEY (account_id, actor_id, key);
alter table idempotent_answers enable row level security;
alter table idempotent_answers force row level security;
create policy tenant on idempotent_answers as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  cells jsonb
);
alter table import_errors add constraint import_errors_pkey PRIMARY KEY (account_id, import_id, line, ordinal);
alter table import_errors add constraint import_errors_account_id_import_id_fkey FOREIGN KEY (account_id, import_id) REFERENCES imports(account_id, id);
alter table import_errors enable row level security;
alter table import_errors force row level security;
create policy tenant on import_errors as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table import_links (
  account_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  field text not null,
  words text not null,
  line bigint not null
);
alter table import_links add constraint import_links_pkey PRIMARY KEY (account_id, import_id, id);
alter table import_links add constraint import_links_account_id_import_id_fkey FOREIGN KEY (account_id, import_id) REFERENCES imports(account_id, id);
alter table import_links enable row level security;
alter table import_links force row level security;
create policy tenant on import_links as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  state text not null,
  "position" bigint not null default 0,
  total bigint,
  created_count bigint not null default 0,
  failed_count bigint not null default 0,
  related_count bigint not null default 0,
  batch_id uuid not null,
  run_id uuid,
  failure jsonb,
  held_by uuid,
  held_until timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  cancelled_by uuid
);
alter table imports add constraint imports_pkey PRIMARY KEY (account_id, id);
alter table imports add constraint imports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'ready'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
CREATE INDEX imports_recent ON public.imports USING btree (account_id, created_at DESC);
alter table imports enable row level security;
alter table imports force row level security;
create policy tenant on imports as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table interactions (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  kind text not null,
  subject text,
  body text,
  happened_at timestamp with time zone not null,
  duration_minutes numeric,
  direction text,
  outcome text,
  channel text,
  person_id uuid,
  company_id uuid,
  owner_id uuid,
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table interactions add constraint interactions_pkey PRIMARY KEY (account_id, id);
alter table interactions add constraint interactions_account_id_company_id_fkey FOREIGN KEY (account_id, company_id) REFERENCES companies(account_id, id);
alter table interactions add constraint interactions_account_id_person_id_fkey FOREIGN KEY (account_id, person_id) REFERENCES people(account_id, id);
CREATE INDEX interactions_company ON public.interactions USING btree (account_id, company_id, happened_at) WHERE (deleted_at IS NULL);
CREATE INDEX interactions_created ON public.interactions USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX interactions_happened ON public.interactions USING btree (account_id, happened_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX interactions_owner ON public.interactions USING btree (account_id, owner_id, happened_at) WHERE (deleted_at IS NULL);
CREATE INDEX interactions_person ON public.interactions USING btree (account_id, person_id, happened_at) WHERE (deleted_at IS NULL);
alter table interactions enable row level security;
alter table interactions force row level security;
create policy tenant on interactions as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table invitations (
  account_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  language text not null,
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid
);
alter table invitations add constraint invitations_pkey PRIMARY KEY (account_id, id);
alter table invitations add constraint invitations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table invitations add constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'viewer'::text])));
CREATE INDEX invitations_by_token ON public.invitations USING btree (token_hash);
CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (account_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
alter table invitations enable row level security;
alter table invitations force row level security;
create policy tenant on invitations as permissive for all using (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system))) with check (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system)));

create table mail_settings (
  account_id uuid not null,
  host text not null,
  port integer not null,
  secure boolean not null,
  user_name text,
  password_sealed text,
  from_address text not null,
  from_name text not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
);
alter table mail_settings add constraint mail_settings_pkey PRIMARY KEY (account_id);
alter table mail_settings enable row level security;
alter table mail_settings force row level security;
create policy tenant on mail_settings as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table mails (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  recipient text not null,
  subject text not null,
  body_text text,
  body_html text,
  state text not null,
  error text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  for_role text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  discarded_by uuid
);
alter table mails add constraint mails_pkey PRIMARY KEY (account_id, id);
alter table mails add constraint mails_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'discarded'::text])));
CREATE INDEX mails_due ON public.mails USING btree (account_id, next_attempt_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX mails_recent ON public.mails USING btree (account_id, created_at DESC, id DESC);
alter table mails enable row level security;
alter table mails force row level security;
create policy tenant on mails as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table members (
  account_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamp with time zone not null,
  suspended_at timestamp with time zone,
  suspended_by uuid
);
alter table members add constraint members_account_id_user_id_key UNIQUE (account_id, user_id);
alter table members add constraint members_pkey PRIMARY KEY (account_id, id);
alter table members add constraint members_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'viewer'::text])));
CREATE INDEX members_by_user ON public.members USING btree (user_id);
alter table members enable row level security;
alter table members force row level security;
create policy tenant on members as permissive for all using (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system))) with check (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system)));

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp()
);
alter table migrations add constraint migrations_pkey PRIMARY KEY (name);

create table notifications (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  record_type text,
  record_id uuid,
  details jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone
);
alter table notifications add constraint notifications_pkey PRIMARY KEY (account_id, id);
CREATE INDEX notifications_of_member ON public.notifications USING btree (account_id, member_id, created_at DESC, id DESC);
alter table notifications enable row level security;
alter table notifications force row level security;
create policy tenant on notifications as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  board_key text,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table people add constraint people_pkey PRIMARY KEY (account_id, id);
alter table people add constraint people_account_id_company_id_fkey FOREIGN KEY (account_id, company_id) REFERENCES companies(account_id, id);
CREATE INDEX people_company ON public.people USING btree (account_id, company_id);
CREATE INDEX people_created ON public.people USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX people_owner ON public.people USING btree (account_id, owner_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX people_search ON public.people USING gin (account_id, search_keys gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX people_stage ON public.people USING btree (account_id, lifecycle_stage, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX people_tags ON public.people USING gin (account_id, tags) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_am ON public.people USING btree (account_id, title COLLATE "am-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_bn ON public.people USING btree (account_id, title COLLATE "bn-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_en ON public.people USING btree (account_id, title COLLATE "und-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_hy ON public.people USING btree (account_id, title COLLATE "hy-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_si ON public.people USING btree (account_id, title COLLATE "si-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_title_ta ON public.people USING btree (account_id, title COLLATE "ta-x-icu", id) WHERE (deleted_at IS NULL);
CREATE INDEX people_trash ON public.people USING btree (account_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX people_updated ON public.people USING btree (account_id, updated_at, id) WHERE (deleted_at IS NULL);
alter table people enable row level security;
alter table people force row level security;
create policy tenant on people as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

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
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table relationships add constraint relationships_pkey PRIMARY KEY (account_id, id);
CREATE INDEX relationships_created ON public.relationships USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX relationships_from ON public.relationships USING btree (account_id, from_id);
CREATE INDEX relationships_to ON public.relationships USING btree (account_id, to_id);
alter table relationships enable row level security;
alter table relationships force row level security;
create policy tenant on relationships as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table relay_positions (
  account_id uuid not null,
  written_in xid8 not null,
  event_id uuid not null
);
alter table relay_positions add constraint relay_positions_pkey PRIMARY KEY (account_id);
alter table relay_positions enable row level security;
alter table relay_positions force row level security;
create policy tenant on relay_positions as permissive for all using (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system))) with check (((account_id = ( SELECT current_account() AS current_account)) OR ( SELECT is_system() AS is_system)));

create table runs (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null,
  done bigint not null default 0,
  total bigint,
  details jsonb not null default '{}'::jsonb,
  actor_id uuid,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone
);
alter table runs add constraint runs_pkey PRIMARY KEY (account_id, id);
CREATE INDEX runs_recent ON public.runs USING btree (account_id, updated_at DESC);
alter table runs enable row level security;
alter table runs force row level security;
create policy tenant on runs as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  active_account_id uuid,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table sessions add constraint sessions_token_key UNIQUE (token);
alter table sessions add constraint sessions_pkey PRIMARY KEY (id);
alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
CREATE INDEX sessions_by_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);

create table sign_in_tries (
  email text not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);
alter table sign_in_tries add constraint sign_in_tries_pkey PRIMARY KEY (email);

create table tasks (
  account_id uuid not null,
  id uuid not null,
  title text not null,
  name text not null,
  details text,
  status text not null,
  priority text,
  due_at timestamp with time zone,
  remind_at timestamp with time zone,
  reminded_at timestamp with time zone,
  repeat text,
  assignee_id uuid,
  person_id uuid,
  company_id uuid,
  done_at timestamp with time zone,
  done_by uuid,
  board_key text,
  custom jsonb not null default '{}'::jsonb,
  search_keys text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  deleted_at timestamp with time zone,
  deleted_by uuid
);
alter table tasks add constraint tasks_pkey PRIMARY KEY (account_id, id);
alter table tasks add constraint tasks_account_id_company_id_fkey FOREIGN KEY (account_id, company_id) REFERENCES companies(account_id, id);
alter table tasks add constraint tasks_account_id_person_id_fkey FOREIGN KEY (account_id, person_id) REFERENCES people(account_id, id);
CREATE INDEX tasks_assignee ON public.tasks USING btree (account_id, assignee_id, status, due_at) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_company ON public.tasks USING btree (account_id, company_id);
CREATE INDEX tasks_created ON public.tasks USING btree (account_id, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_due ON public.tasks USING btree (account_id, status, due_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_person ON public.tasks USING btree (account_id, person_id);
CREATE INDEX tasks_search ON public.tasks USING gin (account_id, search_keys gin_trgm_ops) WHERE (deleted_at IS NULL);
CREATE INDEX tasks_to_remind ON public.tasks USING btree (account_id, remind_at) WHERE ((deleted_at IS NULL) AND (reminded_at IS NULL) AND (remind_at IS NOT NULL));
alter table tasks enable row level security;
alter table tasks force row level security;
create policy tenant on tasks as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table timeline_entries (
  account_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  at timestamp with time zone not null,
  source_type text not null,
  source_id uuid not null,
  kind text not null
);
alter table timeline_entries add constraint timeline_entries_pkey PRIMARY KEY (account_id, record_type, record_id, at, source_id);
CREATE INDEX timeline_entries_of_source ON public.timeline_entries USING btree (account_id, source_id);
alter table timeline_entries enable row level security;
alter table timeline_entries force row level security;
create policy tenant on timeline_entries as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  language text not null,
  theme text,
  density text,
  calendar text,
  digits text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table users add constraint users_email_key UNIQUE (email);
alter table users add constraint users_pkey PRIMARY KEY (id);
alter table users add constraint users_calendar_check CHECK ((calendar = ANY (ARRAY['gregory'::text, 'ethiopic'::text])));
alter table users add constraint users_density_check CHECK ((density = ANY (ARRAY['comfortable'::text, 'compact'::text])));
alter table users add constraint users_digits_check CHECK ((digits = ANY (ARRAY['latn'::text, 'beng'::text])));
alter table users add constraint users_email_check CHECK ((email = lower(email)));
alter table users add constraint users_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'auto'::text])));

create table verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table verifications add constraint verifications_pkey PRIMARY KEY (id);
CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier);
CREATE INDEX verifications_by_value ON public.verifications USING btree (value, created_at);

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
  "position" integer not null,
  created_at timestamp with time zone not null
);
alter table views add constraint views_pkey PRIMARY KEY (account_id, id);
CREATE INDEX views_of_type ON public.views USING btree (account_id, record_type, "position");
alter table views enable row level security;
alter table views force row level security;
create policy tenant on views as permissive for all using ((account_id = ( SELECT current_account() AS current_account))) with check ((account_id = ( SELECT current_account() AS current_account)));
