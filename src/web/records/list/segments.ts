import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { api } from '../../api/client.ts';
import { isBlank } from '../../fields/fieldView.ts';
import { fieldOf, type MetaField, type MetaType } from '../meta.ts';
import { useCount, type Source } from './rows.ts';

/** A run of rows with the same value of the field they are grouped by; ungrouped there is one without a head. */
export type Segment = { key: string; source: Source; count: number; head?: { field: MetaField; value: unknown }; isFolded: boolean; start: number };

/** Field types a list or board can be cut by. */
export const groupable = new Set(['choice', 'user', 'yesNo', 'country', 'language', 'relation']);

/** Cuts a list into segments; `rows` counts their rows and heads together. */
export function useSegments(type: MetaType, source: Source, group: string | undefined): { segments: Segment[]; rows: number; total: number | undefined; fold: (key: string) => void } {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const field = group ? fieldOf(type, group) : undefined;
  const total = useCount(source);
  const groups = useGroups(source, field);
  return useMemo(() => {
    const cut: Omit<Segment, 'start'>[] = field && groups
      ? groups.map(({ value, count }) => {
          const key = JSON.stringify(value ?? null);
          return { key, count, isFolded: folded.has(key), source: { ...source, criteria: both(source.criteria, sameValue(field, value)) }, head: { field, value } };
        })
      : [{ key: 'all', source, count: total ?? 0, isFolded: false }];
    let rows = 0;
    const segments = cut.map((segment) => {
      const start = rows;
      rows += (segment.head ? 1 : 0) + (segment.isFolded ? 0 : segment.count);
      return { ...segment, start };
    });
    const fold = (key: string) => setFolded((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key]));
    return { segments, rows, total, fold };
  }, [field, groups, source, total, folded]);
}

export type Group = { value: unknown; count: number };

/** The values of a field with how many records have each, an option's order first. */
export function useGroups(source: Source, field: MetaField | undefined): Group[] | undefined {
  const { plural, criteria, q } = source;
  const { data } = useQuery({
    queryKey: ['records', plural, 'groups', field?.key, criteria ?? null, q ?? ''],
    enabled: field !== undefined,
    queryFn: ({ signal }) => api.post<{ items: { group: Record<string, unknown>; values: number[] }[] }>(
      `/${plural}/aggregate`, { ...(criteria ? { criteria } : {}), ...(q ? { q } : {}), groupBy: [field!.key], measures: [{ op: 'count' }] }, { signal }),
  });
  return useMemo(() => {
    if (!data || !field) return undefined;
    const order = field.options?.map((option) => option.value) ?? [];
    const rank = (value: unknown) => (isBlank(value) ? Infinity : order.includes(String(value)) ? order.indexOf(String(value)) : order.length);
    return data.items.map(({ group, values }) => ({ value: group[field.key], count: values[0] ?? 0 })).sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count);
  }, [data, field]);
}

/** The condition that a field has this value. */
export function sameValue(field: MetaField, value: unknown): Criteria {
  if (isBlank(value)) return { field: field.key, op: 'isEmpty' };
  const plain = value && typeof value === 'object' && 'id' in value ? value.id : value;
  return { field: field.key, op: 'is', value: plain };
}

/** Both conditions; either may be missing. */
export function both(one: Criteria | undefined, other: Criteria): Criteria {
  if (!one) return other;
  return 'all' in one ? { all: [...one.all, other] } : { all: [one, other] };
}
