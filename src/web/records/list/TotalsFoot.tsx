import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { useRegion } from '../../session/useSession.ts';
import type { MetaField, MetaType } from '../meta.ts';
import type { ListState } from './useListState.ts';
import css from './list.module.css';

/** Under the table: how many, and the sums of its money and number columns over all of them. */
export function TotalsFoot({ type, list, total }: { type: MetaType; list: ListState; total: number | undefined }) {
  const { number } = useFormat();
  const summed = useMemo(() => type.fields.filter((field) => list.columns.includes(field.key) && (field.type === 'number' || field.type === 'money')), [type, list.columns]);
  const sums = useSums(list, summed);
  return (
    <footer className={css.foot}>
      {total === undefined ? <span>…</span> : <Plural value={total} one={<span><b>{number(total)}</b> record</span>} other={<span><b>{number(total)}</b> records</span>} />}
      {summed.map((field, at) => <Sum key={field.key} field={field} value={sums?.[at]} />)}
    </footer>
  );
}

function Sum({ field, value }: { field: MetaField; value: number | string | null | undefined }) {
  const { number, money } = useFormat();
  const { currency } = useRegion();
  if (value === null || value === undefined) return null;
  const words = field.type === 'money' ? money(Number(value), currency) : number(Number(value));
  return <span><Trans>{field.label}, total</Trans> <b className="numeric">{words}</b></span>;
}

function useSums({ source }: ListState, fields: MetaField[]): (number | string | null)[] | undefined {
  const { plural, criteria, q } = source;
  const measures = fields.map((field) => ({ op: 'sum', field: field.key }));
  return useQuery({
    queryKey: ['records', plural, 'sums', criteria ?? null, q ?? '', measures],
    enabled: measures.length > 0,
    queryFn: ({ signal }) => api.post<{ items: { values: (number | string | null)[] }[] }>(`/${plural}/aggregate`, { ...(criteria ? { criteria } : {}), ...(q ? { q } : {}), measures }, { signal }),
  }).data?.items[0]?.values;
}
