import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import type { MetaField, MetaType, RecordJson } from '../meta.ts';
import { editField } from './editRecords.ts';
import type { Source } from './rows.ts';
import { both, sameValue } from './segments.ts';

type LanePage = { items: RecordJson[]; nextCursor: string | null };

function laneKey(source: Source, field: MetaField, value: unknown) {
  return ['records', source.plural, 'lane', field.key, value ?? null, source.criteria ?? null, source.sort ?? '', source.q ?? ''];
}

/** The cards of one lane, a page at a time. */
export function useLane(source: Source, field: MetaField, value: unknown) {
  return useInfiniteQuery({
    queryKey: laneKey(source, field, value),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.post<LanePage>(`/${source.plural}/query`, {
      criteria: both(source.criteria, sameValue(field, value)), sort: source.sort, limit: 30, ...(source.q ? { q: source.q } : {}), ...(pageParam ? { cursor: pageParam } : {}),
    }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}

/** Drops a card into another lane: there at once, back again when the server refuses. */
export async function moveCard(type: MetaType, source: Source, move: { field: MetaField; record: RecordJson; from: unknown; to: unknown }): Promise<void> {
  const { field, record, from, to } = move;
  const change = (value: unknown, edit: (items: RecordJson[], page: number) => RecordJson[]) => queryClient.setQueryData<InfiniteData<LanePage>>(
    laneKey(source, field, value), (data) => data && { ...data, pages: data.pages.map((page, at) => ({ ...page, items: edit(page.items, at) })) },
  );
  const moved = { ...record, [field.key]: to };
  change(from, (items) => items.filter((item) => item.id !== record.id));
  change(to, (items, page) => (page === 0 ? [moved, ...items] : items));
  await editField(type, record, field.key, to);
  void queryClient.invalidateQueries({ queryKey: ['records', type.plural] });
}
