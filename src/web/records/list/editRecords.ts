import { api } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { writtenValue } from '../../fields/written.ts';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import { askWhichStays } from './askWhichStays.tsx';
import { patchLoaded } from './rows.ts';

type Edit = { type: MetaType; record: Pick<RecordJson, 'id' | 'version'> & Record<string, unknown>; key: string; value: unknown };

/**
 * Saves one field of one record: on screen at once, taken back with the server's sentence when it is refused.
 * When somebody else changed the same field meanwhile, both values are shown and the writer chooses.
 */
export async function editField(type: MetaType, record: Edit['record'], key: string, value: unknown): Promise<RecordJson | undefined> {
  const edit = { type, record, key, value };
  const revert = patchLoaded(type.plural, new Map([[record.id, { [key]: value }]]));
  try {
    return await saveField(edit, record.version);
  } catch (error) {
    const current = currentOf(error);
    if (!current) {
      revert();
      sayProblem(error);
      return undefined;
    }
    // Another field moved the version on: nobody is in the way of this one.
    if (isSame(current[key], record[key])) return saveField(edit, undefined).catch((again: unknown) => { revert(); sayProblem(again); return undefined; });
    patchLoaded(type.plural, new Map([[record.id, current]]));
    const field = fieldOf(type, key);
    if (field) askWhichStays({ field, theirs: current[key], mine: value, keepMine: () => void saveField(edit, undefined).catch(sayProblem) });
    return undefined;
  }
}

async function saveField({ type, record, key, value }: Edit, version: number | undefined): Promise<RecordJson | undefined> {
  const field = fieldOf(type, key);
  if (!field) return undefined;
  const saved = await api.patch<RecordJson>(`/${type.plural}/${record.id}`, { [key]: writtenValue(field, value) }, version === undefined ? {} : { version });
  patchLoaded(type.plural, new Map([[record.id, saved]]));
  settle(type, [record.id]);
  return saved;
}

function currentOf(error: unknown): RecordJson | undefined {
  return error instanceof ApiProblem && error.status === 412 ? error.body['current'] as RecordJson | undefined : undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Saves many cells as one batch, so that one Undo takes all of them back. */
export async function editCells(type: MetaType, patches: Map<string, Record<string, unknown>>, undo: string): Promise<void> {
  const revert = patchLoaded(type.plural, patches);
  const update = [...patches].map(([id, values]) => ({ id, ...written(type, values) }));
  try {
    await api.post(`/${type.plural}/batch`, { update }, { undo });
  } catch (error) {
    revert();
    sayProblem(error);
  }
  settle(type, [...patches.keys()]);
}

/** Deletes one record; the toast offers Undo, and it waits in the trash besides. */
export async function deleteRecord(type: MetaType, record: Pick<RecordJson, 'id'>, undo: string): Promise<boolean> {
  try {
    await api.delete(`/${type.plural}/${record.id}`, { undo });
    settle(type, [record.id]);
    return true;
  } catch (error) {
    sayProblem(error);
    return false;
  }
}

/** Takes a record out of the trash. */
export async function restoreRecord(type: MetaType, record: Pick<RecordJson, 'id'>): Promise<void> {
  await api.put(`/${type.plural}/${record.id}/restoration`).catch(sayProblem);
  settle(type, [record.id]);
}

function settle(type: MetaType, ids: string[]): void {
  // Counts, groups and totals may have moved; the rows themselves are right already and are only marked stale.
  void queryClient.invalidateQueries({ queryKey: ['records', type.plural], predicate: ({ queryKey }) => queryKey[2] !== 'page' });
  void queryClient.invalidateQueries({ queryKey: ['records', type.plural, 'page'], refetchType: 'none' });
  for (const id of ids) void queryClient.invalidateQueries({ queryKey: ['history', type.plural, id] });
  void queryClient.invalidateQueries({ queryKey: ['timeline'] });
}

function written(type: MetaType, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => {
    const field = fieldOf(type, key);
    return field ? [[key, writtenValue(field, value)]] : [];
  }));
}
