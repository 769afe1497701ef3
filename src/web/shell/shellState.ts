import { useSyncExternalStore } from 'react';
import type { RecordJson } from '../records/meta.ts';

/** A record being created in the drawer: its type, what is filled in already, and what follows. */
export type Creating = { record: string; values?: Record<string, unknown>; onCreated?: (record: RecordJson) => void };

type ShellState = { command: boolean; help: boolean; creating: Creating | null };

let state: ShellState = { command: false, help: false, creating: null };
const listeners = new Set<() => void>();

function change(next: Partial<ShellState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useShellState(): ShellState {
  return useSyncExternalStore(subscribe, () => state);
}

export const openCommand = () => change({ command: true });
export const closeCommand = () => change({ command: false });
export const openHelp = () => change({ help: true });
export const closeHelp = () => change({ help: false });
/** Opens the form drawer for a new record of a type. */
export const openCreate = (creating: Creating) => change({ creating, command: false });
export const closeCreate = () => change({ creating: null });
