import { Tooltip } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { MetaType, RecordJson } from '../meta.ts';
import { useRelated, type RelatedList } from './related.ts';
import css from './page.module.css';

/** The figures under a name: last contact, how often, what is open, since when. */
export function Figures({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const { ago, date, number } = useFormat();
  const related = useRelated(type, record);
  const contacts = useContacts(related.find((list) => list.type.name === 'interaction'));
  const open = useOpenTasks(related.find((list) => list.type.name === 'task'));
  if (related.length === 0) return null;
  return (
    <dl className={css.figures}>
      {contacts ? <Figure label={<Trans>Last contact</Trans>} hint={t`When something last passed between you: a call, a meeting, a message.`} value={contacts.last ? ago(contacts.last) : '—'} note={contacts.last ? date(contacts.last) : null} /> : null}
      {contacts ? <Figure label={<Trans>Contacts</Trans>} hint={t`Calls, meetings, mails, visits, messages and notes so far.`} value={number(contacts.count)} /> : null}
      {open === undefined ? null : <Figure label={<Trans>Open tasks</Trans>} hint={t`Promises not yet kept.`} value={number(open)} />}
      <Figure label={<Trans>Known since</Trans>} hint={t`When this record was added.`} value={date(record.createdAt)} note={<Days since={record.createdAt} />} />
    </dl>
  );
}

function Figure({ label, hint, value, note }: { label: ReactNode; hint: string; value: string; note?: ReactNode }) {
  return (
    <Tooltip label={hint} multiline w={240}>
      <div className={css.figure}><dt>{label}</dt><dd><strong className="numeric">{value}</strong>{note ? <em>{note}</em> : null}</dd></div>
    </Tooltip>
  );
}

function Days({ since }: { since: string }) {
  const days = Math.floor((Date.now() - new Date(since).getTime()) / 86_400_000);
  if (days < 1) return null;
  return <Plural value={days} one="# day" other="# days" />;
}

type Aggregate = { items: { values: (number | string | null)[] }[] };

function useContacts(list: RelatedList | undefined): { count: number; last: string | null } | undefined {
  const { data } = useQuery({
    queryKey: ['records', list?.type.plural, 'figures', list?.criteria],
    enabled: list !== undefined,
    queryFn: ({ signal }) => api.post<Aggregate>(`/${list!.type.plural}/aggregate`, { criteria: list!.criteria, measures: [{ op: 'count' }, { op: 'max', field: 'happenedAt' }] }, { signal }),
  });
  const [count, last] = data?.items[0]?.values ?? [];
  return data && { count: Number(count ?? 0), last: last ? String(last) : null };
}

function useOpenTasks(list: RelatedList | undefined): number | undefined {
  const criteria = list?.criteria;
  return useQuery({
    queryKey: ['records', list?.type.plural, 'count', { criteria }],
    enabled: list !== undefined,
    queryFn: ({ signal }) => api.post<{ count: number }>(`/${list!.type.plural}/count`, { criteria }, { signal }),
  }).data?.count;
}
