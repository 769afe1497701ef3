import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { writtenValue } from '../../fields/written.ts';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import { patchLoaded } from './rows.ts';

/** Saves one field of one record: on screen at once, taken back with the server's sentence when it is refused. */
export async function editField(type: MetaType, record: Pick<RecordJson, 'id'>, key: string, value: unknown): Promise<RecordJson | undefined> {
  const field = fieldOf(type, key);
  if (!field) return undefined;
  const revert = patchLoaded(type.plural, new Map([[record.id, { [key]: value }]]));
  try {
    const saved = await api.patch<RecordJson>(`/${type.plural}/${record.id}`, { [key]: writtenValue(field, value) });
    patchLoaded(type.plural, new Map([[record.id, saved]]));
    settle(type, [record.id]);
    return saved;
  } catch (error) {
    revert();
    sayProblem(error);
    return undefined;
  }
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
