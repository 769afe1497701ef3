import type { Criteria } from '#kernel/criteria/criteria.ts';

export type ListLayout = 'table' | 'board' | 'calendar';

/** What a list shows, kept in its address so that a link shows the same. */
export type ListSearch = {
  view?: string; filter?: Criteria; sort?: string; layout?: ListLayout; group?: string; q?: string; trash?: boolean; columns?: string[];
};

export function listSearch(raw: Record<string, unknown>): ListSearch {
  const words = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? { [key]: raw[key] } : {});
  return {
    ...words('view'), ...words('sort'), ...words('group'), ...words('q'),
    ...(raw['filter'] && typeof raw['filter'] === 'object' ? { filter: raw['filter'] as Criteria } : {}),
    ...(raw['layout'] === 'board' || raw['layout'] === 'calendar' || raw['layout'] === 'table' ? { layout: raw['layout'] } : {}),
    ...(raw['trash'] === true ? { trash: true } : {}),
    ...(Array.isArray(raw['columns']) ? { columns: raw['columns'].map(String) } : {}),
  };
}
