-- Keys by which programs work for a firm. Only the SHA-256 of a key is kept; `ending` is what its list shows of it.

create table api_keys (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  token_hash bytea not null,
  ending text not null,
  -- The member who made it; a key made on the command line has none.
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (account_id, id)
);
create index api_keys_by_token on api_keys (token_hash);

call protect_entry_table('api_keys', 'account_id');

alter table api_keys add foreign key (account_id) references accounts (id);
alter table api_keys add foreign key (account_id, created_by) references members (account_id, id);
