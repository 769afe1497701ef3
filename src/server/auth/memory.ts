import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import type { Account, Actor } from '../context.ts';
import type { Database, Session } from '../database/pool.ts';

/** The channel by which processes tell each other whose access changed; the payload is one id. */
export const accessChannel = 'rapport_auth';

/** Who a token lets in. Any of `about` (session or key, user, member, account) changing ends what is remembered. */
export type Admission = { actor: Actor; account: Account; about: readonly string[]; endsAtMs: number; readAtMs: number };

/** What one process remembers of who may come in, for one database. */
export type AccessMemory = {
  admissions: Map<string, Admission>;
  names: Map<Id, Promise<Map<Id, string>>>;
  /** Counts what was forgotten: an answer read before and kept after would outlive its revocation. */
  changes: number;
  /** Whether other processes' changes are being heard. */
  listening: boolean;
};

const mostAdmissions = 5_000;
// Unheard, another process's revocation takes effect within ten seconds at the latest.
const maxAgeMs = { listening: 60_000, deaf: 10_000 };

const memories = new WeakMap<Database, AccessMemory>();

export function memoryOf(database: Database): AccessMemory {
  let memory = memories.get(database);
  if (!memory) {
    memory = { admissions: new Map(), names: new Map(), changes: 0, listening: false };
    memories.set(database, memory);
  }
  return memory;
}

/** Who the token lets in, if that was read lately enough. */
export function recall(memory: AccessMemory, token: string, nowMs: number): Admission | undefined {
  const admission = memory.admissions.get(token);
  if (!admission) return undefined;
  const { listening, deaf } = maxAgeMs;
  if (nowMs < admission.endsAtMs && nowMs - admission.readAtMs < (memory.listening ? listening : deaf)) return admission;
  memory.admissions.delete(token);
  return undefined;
}

export function remember(memory: AccessMemory, token: string, admission: Admission): void {
  if (memory.admissions.size >= mostAdmissions) memory.admissions.delete(memory.admissions.keys().next().value!);
  memory.admissions.set(token, admission);
}

/** Forgets, in this process and at once, everything read about a session, key, user, member or account. */
export function forgetAccess(database: Database, id: string): void {
  const memory = memoryOf(database);
  memory.changes += 1;
  memory.names.delete(id);
  for (const [token, { about }] of memory.admissions) if (about.includes(id)) memory.admissions.delete(token);
}

/** Forgets everything: changes may have gone unheard. */
export function forgetAll(memory: AccessMemory): void {
  memory.changes += 1;
  memory.names.clear();
  memory.admissions.clear();
}

/** Tells every process, when this transaction commits, that the access or name behind an id changed. */
export async function announceAccess(session: Session, id: string): Promise<void> {
  await session.run(sql`select pg_notify(${accessChannel}, ${id})`);
}

/** Ends what is remembered about an id everywhere, for changes made outside a transaction of ours. */
export async function endAccess(database: Database, id: string): Promise<void> {
  forgetAccess(database, id);
  await database.transaction('system', (session) => announceAccess(session, id));
}
