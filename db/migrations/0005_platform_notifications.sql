-- What a member should hear of: a task given to her, a reminder that is due, long work that has ended.
create table notifications (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  record_type text,
  record_id uuid,
  details jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (account_id, id)
);
call protect_tenant_table('notifications');
create index notifications_of_member on notifications (account_id, member_id, created_at desc, id desc);
