import type { Id } from '#kernel/id.ts';
import type { Message } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import { msg } from '#kernel/message.ts';

/** What an import may become from each state. */
const importMoves = {
  draft: ['checking', 'running', 'cancelled'],
  checking: ['ready', 'failed', 'cancelled'],
  ready: ['checking', 'running', 'cancelled'],
  running: ['done', 'failed', 'cancelled'],
  failed: ['checking', 'running', 'cancelled'],
  done: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type ImportState = keyof typeof importMoves;

/** A column of the file: its heading, a few of its values, and the field it was guessed to be. `doubt`: its values do not read as that field. */
export type ImportColumn = { name: string; samples: string[]; guess: string | null; doubt: string | null };

/** Column heading → target ('firstName', 'phones[work]', 'addresses.city', 'fullName'); null leaves the column out. */
export type Mapping = Record<string, string | null>;

export type ImportRow = {
  account_id: Id;
  id: Id;
  record_type: string;
  file_name: string;
  stored_as: string;
  format: 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods';
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  header_line: number;
  country: string;
  date_order: 'dayFirst' | 'monthFirst' | null;
  columns: ImportColumn[];
  mapping: Mapping;
  state: ImportState;
  position: number;
  total: number | null;
  created_count: number;
  failed_count: number;
  related_count: number;
  batch_id: Id;
  failure: Message | null;
  /** The run its latest start is watched by. */
  run_id: Id | null;
  held_by: Id | null;
  held_until: Date | null;
  created_at: Date;
  created_by: Id | null;
  started_at: Date | null;
  finished_at: Date | null;
};

const notNow = refusal('imports.not_now', 409, msg`This import has already been started, finished or cancelled, so this cannot be done any more.`);

export function requireMove(row: Pick<ImportRow, 'state'>, to: ImportState): void {
  if (!(importMoves[row.state] as readonly string[]).includes(to)) throw notNow();
}

/** Its mapping and options may still be changed. */
export function requireEditable(row: Pick<ImportRow, 'state'>): void {
  if (!['draft', 'ready', 'failed'].includes(row.state)) throw notNow();
}
