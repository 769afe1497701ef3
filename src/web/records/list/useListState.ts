import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { completed } from '../../filter/completed.ts';
import type { ListLayout, ListSearch } from '../listSearch.ts';
import type { MetaType } from '../meta.ts';
import type { Source } from './rows.ts';
import { useViews, type View } from './views.ts';

export type ListState = {
  view: View | undefined;
  criteria: Criteria | undefined;
  sort: string;
  layout: ListLayout;
  group: string | undefined;
  columns: string[];
  q: string;
  trash: boolean;
  /** Something differs from the saved view. */
  isChanged: boolean;
  set: (part: Partial<ListSearch>) => void;
  open: (viewId: string | undefined) => void;
  /** What is asked of the server: conditions still without a value wait. */
  source: Source;
};

/** What the list shows: the saved view, with the changes the address carries on top. */
export function useListState(type: MetaType): ListState {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const view = useViews(type.name).find((each) => each.id === search.view);
  return useMemo(() => {
    const criteria = withoutEmpty(search.filter ?? view?.criteria ?? undefined);
    const asked = completed(criteria);
    const sort = search.sort ?? view?.sort ?? type.defaultSort;
    const columns = known(type, search.columns ?? view?.columns ?? type.columns);
    const q = search.q ?? '';
    const trash = search.trash ?? false;
    const go = (next: ListSearch) => void navigate({ to: '/$plural', params: { plural: type.plural }, search: next, replace: true });
    return {
      view, criteria, sort, columns, q, trash,
      layout: search.layout ?? view?.layout ?? 'table',
      group: search.group ?? view?.groupBy ?? undefined,
      isChanged: ['filter', 'sort', 'columns', 'layout', 'group'].some((key) => key in search),
      set: (part) => go(clean({ ...search, ...part })),
      open: (viewId) => go(viewId ? { view: viewId } : {}),
      source: { plural: type.plural, sort, ...(asked ? { criteria: asked } : {}), ...(q ? { q } : {}), ...(trash ? { trash } : {}) },
    };
  }, [search, view, type, navigate]);
}

function known(type: MetaType, columns: string[]): string[] {
  return columns.filter((key) => type.fields.some((field) => field.key === key));
}

function clean(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== false)) as ListSearch;
}

/** No conditions is no filter. */
function withoutEmpty(criteria: Criteria | undefined): Criteria | undefined {
  return criteria && 'all' in criteria && criteria.all.length === 0 ? undefined : criteria;
}
