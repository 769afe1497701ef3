import { useQuery } from '@tanstack/react-query';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { offerUndoOf, sayProblem } from '../../api/undo.tsx';
import type { ListLayout } from '../listSearch.ts';

/** A saved way to look at a list, private or shared with the firm. */
export type View = {
  id: string; recordType: string; name: string; shared: boolean; layout: ListLayout; criteria: Criteria | null; sort: string | null;
  columns: string[] | null; groupBy: string | null; can?: { update?: boolean; delete?: boolean };
};

export type ViewInput = Omit<View, 'id' | 'can'>;

export function useViews(recordType: string): View[] {
  return useQuery({
    queryKey: ['views', recordType],
    queryFn: ({ signal }) => api.get<{ items: View[] }>('/views', { query: { record: recordType }, signal }),
    staleTime: 5 * 60_000,
  }).data?.items ?? [];
}

async function reread(recordType: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['views', recordType] });
}

export async function createView(input: ViewInput): Promise<View> {
  const view = await api.post<View>('/views', input);
  await reread(input.recordType);
  return view;
}

export async function updateView(view: View, part: Partial<ViewInput>): Promise<void> {
  await api.patch(`/views/${view.id}`, part);
  await reread(view.recordType);
}

/** Removes a view; Undo saves the same once more. */
export async function deleteView(view: View, words: string): Promise<void> {
  await api.delete(`/views/${view.id}`);
  await reread(view.recordType);
  const { recordType, name, shared, layout, criteria, sort, columns, groupBy } = view;
  offerUndoOf(words, () => void createView({ recordType, name, shared, layout, criteria, sort, columns, groupBy }).catch(sayProblem));
}
