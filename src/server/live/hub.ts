import type { Id } from '#kernel/id.ts';

/** What a listener hears: records changed, a run moved on, a field or a view changed. */
export type LiveNotice = { event: string; data: Record<string, unknown> };
type Hear = (notice: LiveNotice) => void;

const listeners = new Map<Id, Set<Hear>>();
const watchers = new Set<(accountId: Id) => void>();
let tellOthers: (accountId: Id, notice: LiveNotice) => void = () => undefined;

// A notice names at most this many records; more mean "look again at the whole list".
const mostIds = 100;

/** Hears everything published for one account until the returned function is called. */
export function listen(accountId: Id, hear: Hear): () => void {
  const hearing = listeners.get(accountId) ?? new Set();
  hearing.add(hear);
  listeners.set(accountId, hearing);
  return () => {
    hearing.delete(hear);
    if (hearing.size === 0) listeners.delete(accountId);
  };
}

/** Tells this process and the others of the installation. */
export function publish(accountId: Id, notice: LiveNotice): void {
  deliver(accountId, notice);
  tellOthers(accountId, notice);
}

/** A committed transaction wrote these records. */
export function publishWritten(accountId: Id, types: ReadonlyMap<string, ReadonlySet<Id>>): void {
  for (const watch of watchers) watch(accountId);
  for (const [recordType, ids] of types) {
    publish(accountId, { event: 'changed', data: { recordType, ids: ids.size > mostIds ? null : [...ids] } });
  }
}

/** Hands a notice to the listeners of this process. */
export function deliver(accountId: Id, notice: LiveNotice): void {
  for (const hear of listeners.get(accountId) ?? []) hear(notice);
}

/** Told of every account that wrote something (the relay). */
export function watchWrites(watch: (accountId: Id) => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

/** Connects this process with the others that work on the same database. */
export function bridge(tell: (accountId: Id, notice: LiveNotice) => void): void {
  tellOthers = tell;
}
