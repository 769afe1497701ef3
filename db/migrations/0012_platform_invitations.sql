-- Invitations into a firm. The token in the mail is kept as SHA-256 only.

create table invitations (
  account_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  language text not null,
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (account_id, id)
);
create index invitations_by_token on invitations (token_hash);
create unique index invitations_open on invitations (account_id, email) where accepted_at is null and revoked_at is null;

call protect_entry_table('invitations', 'account_id');

alter table invitations add foreign key (account_id) references accounts (id);
