/**
 * The tables as db/schema.sql has them, in the form kysely-codegen writes. First generated, since then extended by hand
 * with each migration: one list of every table, so it is longer than a file of the house otherwise is.
 */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Accounts {
  country: string;
  created_at: Timestamp;
  currency: string;
  demo: Generated<boolean>;
  id: string;
  language: string;
  name: string;
  sector: string;
  settings: Generated<Json>;
  time_zone: string;
}

export interface ApiKeys {
  account_id: string;
  created_at: Timestamp;
  created_by: string | null;
  ending: string;
  id: string;
  last_used_at: Timestamp | null;
  name: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  role: string;
  token_hash: Buffer;
}

export interface Batches {
  account_id: string;
  actor_id: string | null;
  actor_kind: string;
  actor_name: string;
  id: string;
  kind: string;
  reason: string | null;
  started_at: Timestamp;
  undoes: string | null;
  undone_by: string | null;
}

export interface Companies {
  about: string | null;
  account_id: string;
  addresses: Json | null;
  board_key: string | null;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  emails: Json | null;
  id: string;
  identifiers: Json | null;
  language: string | null;
  lifecycle_stage: string | null;
  name: string;
  other_name: string | null;
  owner_id: string | null;
  parent_id: string | null;
  phones: Json | null;
  preferences: Json | null;
  search_keys: Generated<string>;
  sector: string | null;
  size: string | null;
  source: string | null;
  tags: string[] | null;
  title: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
  website: string | null;
}

export interface Credentials {
  access_token: string | null;
  access_token_expires_at: Timestamp | null;
  created_at: Timestamp;
  id: string;
  id_token: string | null;
  password: string | null;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  subject: string;
  updated_at: Timestamp;
  user_id: string;
}

export interface Events {
  account_id: string;
  actor_id: string | null;
  actor_kind: string;
  after: Json | null;
  at: Timestamp;
  batch_id: string;
  before: Json | null;
  details: Json | null;
  id: string;
  name: string;
  record_id: string;
  record_type: string;
  written_in: Generated<string>;
}

export interface FieldDefinitions {
  account_id: string;
  archived_at: Timestamp | null;
  archived_by: string | null;
  created_at: Timestamp;
  created_by: string | null;
  help: string | null;
  id: string;
  key: string;
  label: string;
  options: Json | null;
  position: number;
  record_type: string;
  required: Generated<boolean>;
  to_type: string | null;
  type: string;
}

export interface Files {
  account_id: string;
  checksum: string;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  id: string;
  media_type: string;
  name: string;
  search_keys: Generated<string>;
  size_bytes: Numeric;
  stored_as: string;
  subject_id: string | null;
  subject_type: string | null;
  title: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
}

export interface IdempotentAnswers {
  account_id: string;
  actor_id: string;
  body: Json | null;
  created_at: Timestamp;
  headers: Json | null;
  key: string;
  request_hash: string;
  status: number | null;
}

export interface ImportErrors {
  account_id: string;
  cells: Json | null;
  code: string;
  column_name: string | null;
  field: string | null;
  import_id: string;
  line: Int8;
  ordinal: number;
  sentence: Json;
  value: string | null;
}

export interface ImportLinks {
  account_id: string;
  field: string;
  id: string;
  import_id: string;
  line: Int8;
  record_id: string;
  words: string;
}

export interface Imports {
  account_id: string;
  batch_id: string;
  cancelled_by: string | null;
  columns: Json;
  country: string;
  created_at: Timestamp;
  created_by: string | null;
  created_count: Generated<Int8>;
  date_order: string | null;
  delimiter: string | null;
  encoding: string | null;
  failed_count: Generated<Int8>;
  failure: Json | null;
  file_name: string;
  finished_at: Timestamp | null;
  format: string;
  header_line: number;
  held_by: string | null;
  held_until: Timestamp | null;
  id: string;
  mapping: Json;
  position: Generated<Int8>;
  record_type: string;
  related_count: Generated<Int8>;
  run_id: string | null;
  sheet: string | null;
  sheets: string[];
  started_at: Timestamp | null;
  state: string;
  stored_as: string;
  total: Int8 | null;
}

export interface Interactions {
  account_id: string;
  body: string | null;
  channel: string | null;
  company_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  direction: string | null;
  duration_minutes: Numeric | null;
  happened_at: Timestamp;
  id: string;
  kind: string;
  outcome: string | null;
  owner_id: string | null;
  person_id: string | null;
  search_keys: Generated<string>;
  subject: string | null;
  title: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
}

export interface Invitations {
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  account_id: string;
  created_at: Timestamp;
  email: string;
  expires_at: Timestamp;
  id: string;
  invited_by: string | null;
  language: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  role: string;
  sent_at: Timestamp;
  token_hash: Buffer;
}

export interface MailSettings {
  account_id: string;
  from_address: string;
  from_name: string;
  host: string;
  password_sealed: string | null;
  port: number;
  secure: boolean;
  updated_at: Timestamp;
  updated_by: string | null;
  user_name: string | null;
}

export interface Mails {
  account_id: string;
  attempts: Generated<number>;
  body_html: string | null;
  body_text: string | null;
  created_at: Timestamp;
  discarded_by: string | null;
  error: string | null;
  for_role: string | null;
  id: string;
  kind: string;
  next_attempt_at: Timestamp | null;
  recipient: string;
  sent_at: Timestamp | null;
  state: string;
  subject: string;
  updated_at: Timestamp;
}

export interface Members {
  account_id: string;
  id: string;
  joined_at: Timestamp;
  role: string;
  suspended_at: Timestamp | null;
  suspended_by: string | null;
  user_id: string;
}

export interface Notifications {
  account_id: string;
  created_at: Timestamp;
  details: Generated<Json>;
  id: string;
  kind: string;
  member_id: string;
  read_at: Timestamp | null;
  record_id: string | null;
  record_type: string | null;
}

export interface People {
  about: string | null;
  account_id: string;
  addresses: Json | null;
  birthday: Timestamp | null;
  board_key: string | null;
  company_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  emails: Json | null;
  first_name: string | null;
  id: string;
  job_title: string | null;
  language: string | null;
  last_name: string | null;
  lifecycle_stage: string | null;
  other_name: string | null;
  owner_id: string | null;
  phones: Json | null;
  preferences: Json | null;
  preferred_channel: string | null;
  search_keys: Generated<string>;
  source: string | null;
  tags: string[] | null;
  title: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
}

export interface Relationships {
  about: string | null;
  account_id: string;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  from_id: string;
  from_type: string;
  id: string;
  kind: string;
  search_keys: Generated<string>;
  since: Timestamp | null;
  title: string;
  to_id: string;
  to_type: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
}

export interface RelayPositions {
  account_id: string;
  event_id: string;
  written_in: string;
}

export interface Runs {
  account_id: string;
  actor_id: string | null;
  details: Generated<Json>;
  done: Generated<Int8>;
  finished_at: Timestamp | null;
  id: string;
  kind: string;
  started_at: Timestamp;
  state: string;
  title: string;
  total: Int8 | null;
  updated_at: Timestamp;
}

export interface Sessions {
  active_account_id: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  ip_address: string | null;
  token: string;
  updated_at: Timestamp;
  user_agent: string | null;
  user_id: string;
}

export interface SignInTries {
  email: string;
  last_at: Timestamp;
  locked_until: Timestamp | null;
  tries: number;
}

export interface Tasks {
  account_id: string;
  assignee_id: string | null;
  board_key: string | null;
  company_id: string | null;
  created_at: Timestamp;
  created_by: string | null;
  custom: Generated<Json>;
  deleted_at: Timestamp | null;
  deleted_by: string | null;
  details: string | null;
  done_at: Timestamp | null;
  done_by: string | null;
  due_at: Timestamp | null;
  id: string;
  name: string;
  person_id: string | null;
  priority: string | null;
  remind_at: Timestamp | null;
  reminded_at: Timestamp | null;
  repeat: string | null;
  search_keys: Generated<string>;
  status: string;
  title: string;
  updated_at: Timestamp;
  updated_by: string | null;
  version: Generated<number>;
}

export interface TimelineEntries {
  account_id: string;
  at: Timestamp;
  kind: string;
  record_id: string;
  record_type: string;
  source_id: string;
  source_type: string;
}

export interface Users {
  calendar: string | null;
  created_at: Timestamp;
  density: string | null;
  digits: string | null;
  email: string;
  email_verified: Generated<boolean>;
  id: string;
  image: string | null;
  language: string;
  name: string;
  theme: string | null;
  updated_at: Timestamp;
}

export interface Verifications {
  created_at: Timestamp;
  expires_at: Timestamp;
  id: string;
  identifier: string;
  updated_at: Timestamp;
  value: string;
}

export interface Views {
  account_id: string;
  columns: Json | null;
  created_at: Timestamp;
  criteria: Json | null;
  group_by: string | null;
  id: string;
  layout: string;
  name: string;
  owner_id: string | null;
  position: number;
  record_type: string;
  shared: Generated<boolean>;
  sort: string | null;
}

export interface DB {
  accounts: Accounts;
  api_keys: ApiKeys;
  batches: Batches;
  companies: Companies;
  credentials: Credentials;
  events: Events;
  field_definitions: FieldDefinitions;
  files: Files;
  idempotent_answers: IdempotentAnswers;
  import_errors: ImportErrors;
  import_links: ImportLinks;
  imports: Imports;
  interactions: Interactions;
  invitations: Invitations;
  mail_settings: MailSettings;
  mails: Mails;
  members: Members;
  notifications: Notifications;
  people: People;
  relationships: Relationships;
  relay_positions: RelayPositions;
  runs: Runs;
  sessions: Sessions;
  sign_in_tries: SignInTries;
  tasks: Tasks;
  timeline_entries: TimelineEntries;
  users: Users;
  verifications: Verifications;
  views: Views;
}
