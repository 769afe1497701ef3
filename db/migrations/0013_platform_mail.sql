-- Every mail the product writes, and where a firm's mail goes out.

create table mails (
  account_id uuid not null,
  id uuid not null,
  -- Why it was written: invitation, password-reset, test.
  kind text not null,
  recipient text not null,
  subject text not null,
  -- Emptied once a mail with a one-time secret is sent.
  body_text text,
  body_html text,
  -- held: no mail server is set up; sending: handed to the server, answer outstanding.
  state text not null check (state in ('held', 'queued', 'sending', 'sent', 'failed', 'discarded')),
  error text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  -- A mail to an owner that would let its reader sign in as the owner is for owners only.
  for_role text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_at timestamptz,
  discarded_by uuid,
  primary key (account_id, id)
);
create index mails_recent on mails (account_id, created_at desc, id desc);
create index mails_due on mails (account_id, next_attempt_at) where state in ('queued', 'sending');

create table mail_settings (
  account_id uuid not null primary key,
  host text not null,
  port integer not null,
  secure boolean not null,
  user_name text,
  -- AES-256-GCM under a key that lives in the data folder, not in the database.
  password_sealed text,
  from_address text not null,
  from_name text not null,
  updated_at timestamptz not null,
  updated_by uuid
);

call protect_tenant_table('mails');
call protect_tenant_table('mail_settings');
