import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import type { RecordJson } from '../meta.ts';

/** Which records, in which order: what a list asks the server for. */
export type Source = { plural: string; criteria?: Criteria; sort?: string; q?: string; fields?: string[]; trash?: boolean };

type Page = { items: RecordJson[]; nextCursor: string | null };

export const pageSize = 100;

function asked({ criteria, sort, q, fields, trash }: Source) {
  return { ...(criteria ? { criteria } : {}), ...(sort ? { sort } : {}), ...(q ? { q } : {}), ...(fields ? { fields } : {}), ...(trash ? { trash } : {}) };
}

/**
 * One page of a source. Page by page it follows cursors, which cost the same anywhere; only a leap to a place whose
 * page before is not known counts rows (`offset`).
 */
export function pageQuery(source: Source, page: number) {
  const key = (at: number) => ['records', source.plural, 'page', asked(source), at];
  return queryOptions({
    queryKey: key(page),
    staleTime: 60_000,
    gcTime: 120_000,
    queryFn: ({ signal }) => {
      const before = page > 0 ? queryClient.getQueryData<Page>(key(page - 1)) : undefined;
      const place = page === 0 ? {} : before?.nextCursor ? { cursor: before.nextCursor } : { offset: page * pageSize };
      return api.post<Page>(`/${source.plural}/query`, { ...asked(source), limit: pageSize, ...place }, { signal });
    },
  });
}

/** How many records a source has; the same question gives the same count everywhere. */
export function useCount({ plural, criteria, q, trash }: Source): number | undefined {
  const body = asked({ plural, ...(criteria ? { criteria } : {}), ...(q ? { q } : {}), ...(trash ? { trash } : {}) });
  return useQuery({
    queryKey: ['records', plural, 'count', body],
    queryFn: ({ signal }) => api.post<{ count: number }>(`/${plural}/count`, body, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  }).data?.count;
}

export type Slice = { source: Source; page: number };
export type Loaded = { data: Page | undefined; error: Error | null; isFetching: boolean; refetch: () => void };

/** Reads the pages that are on screen, and keeps them fresh while they are. */
export function usePages(slices: Slice[]): Map<string, Loaded> {
  return useQueries({
    queries: slices.map(({ source, page }) => pageQuery(source, page)),
    combine: (results) => new Map(results.map(({ data, error, isFetching, refetch }, at) => {
      const { source, page } = slices[at]!;
      return [sliceKey(source, page), { data, error, isFetching, refetch: () => void refetch() }] as const;
    })),
  });
}

export function sliceKey(source: Source, page: number): string {
  return `${JSON.stringify(source.criteria ?? null)}|${page}`;
}

/** The record at a place of a source's order, for next and previous. */
export async function recordAt(source: Source, index: number): Promise<RecordJson | undefined> {
  if (index < 0) return undefined;
  const page = await queryClient.query(pageQuery(source, Math.floor(index / pageSize)));
  return page.items[index % pageSize];
}

/** Puts new values into every loaded copy of some records, at once; returns how to take it back. */
export function patchLoaded(plural: string, patches: Map<string, Record<string, unknown>>): () => void {
  const before = queryClient.getQueriesData<Page>({ queryKey: ['records', plural, 'page'] });
  for (const [key, page] of before) {
    if (!page?.items.some((item) => patches.has(item.id))) continue;
    queryClient.setQueryData<Page>(key, { ...page, items: page.items.map((item) => ({ ...item, ...patches.get(item.id) })) });
  }
  const records = [...patches].map(([id, patch]) => {
    const key = ['record', plural, id];
    const record = queryClient.getQueryData<RecordJson>(key);
    if (record) queryClient.setQueryData<RecordJson>(key, { ...record, ...patch });
    return [key, record] as const;
  });
  return () => {
    for (const [key, page] of before) queryClient.setQueryData(key, page);
    for (const [key, record] of records) if (record) queryClient.setQueryData(key, record);
  };
}
