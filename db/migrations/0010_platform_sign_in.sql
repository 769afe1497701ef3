-- People who sign in and how they prove who they are. One person may belong to several firms, so these tables are
-- local: they carry no account_id and no policy; `members` says which firm a user belongs to. The sign-in library
-- reads and writes them through the names in src/server/auth/signIn.ts.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text not null,
  theme text check (theme in ('light', 'dark', 'auto')),
  density text check (density in ('comfortable', 'compact')),
  calendar text check (calendar in ('gregory', 'ethiopic')),
  digits text check (digits in ('latn', 'beng')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  -- The firm this session works in; chosen when it begins.
  active_account_id uuid,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

-- A password, or later an outside provider, by which a user proves who they are.
create table credentials (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  provider_id text not null,
  subject text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, subject)
);
create index credentials_by_user on credentials (user_id);

-- One-time tokens under way (password resets), by hash.
create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);
create index verifications_by_value on verifications (value, created_at);

-- Wrong tries by the e-mail that was typed, whether or not anybody has it, so that a lock tells nothing.
create table sign_in_tries (
  email text primary key,
  tries integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

alter table members alter column user_id type uuid using user_id::uuid;
