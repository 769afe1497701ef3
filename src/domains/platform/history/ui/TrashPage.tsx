import { Button, Tabs } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { EmptyState } from '#web/parts/EmptyState.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { RecordIcon } from '#web/parts/RecordIcon.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useKnownTypes, type MetaType, type RecordJson } from '#web/records/meta.ts';
import css from './history.module.css';

/** What was deleted, of every record type, to be taken back. */
export function TrashPage() {
  const { t } = useLingui();
  const types = useKnownTypes().toSorted((a, b) => Number(a.within ?? false) - Number(b.within ?? false));
  const [name, setName] = useState('person');
  return (
    <>
      <PageHead title={t`Trash`} />
      <div className={css.page}>
        <Tabs value={name} onChange={(next) => next && setName(next)}>
          <Tabs.List mb="md">{types.map((type) => <Tabs.Tab key={type.name} value={type.name}>{type.pluralLabel}</Tabs.Tab>)}</Tabs.List>
          {types.map((type) => <Tabs.Panel key={type.name} value={type.name}>{type.name === name ? <Deleted type={type} /> : null}</Tabs.Panel>)}
        </Tabs>
      </div>
    </>
  );
}

function Deleted({ type }: { type: MetaType }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['records', type.plural, 'trash'], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<{ items: RecordJson[]; nextCursor: string | null }>(`/${type.plural}`, { query: { trash: true, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const records = data?.pages.flatMap((page) => page.items);
  if (!records) return <Waiting />;
  if (records.length === 0) return <EmptyState title={<Trans>Nothing lies here.</Trans>} example={<Trans>What you delete goes to the trash first and can be taken back.</Trans>} />;
  return (
    <>
      <ul className={css.list}>{records.map((record) => <DeletedRow key={record.id} type={type} record={record} />)}</ul>
      {hasNextPage ? <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show more</Trans></Button> : null}
    </>
  );
}

function DeletedRow({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const deletedAt = typeof record['deletedAt'] === 'string' ? dateTime(record['deletedAt']) : '';
  const restore = useMutation({
    mutationFn: () => api.put(`/${type.plural}/${record.id}/restoration`, undefined, { undo: t`Restored: ${record.title}` }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['records'] }),
    onError: sayProblem,
  });
  return (
    <li className={css.row}>
      <RecordIcon name={type.icon} />
      <span className={css.words}><span className={css.title}>{record.title}</span>{deletedAt ? <small><Trans>deleted {deletedAt}</Trans></small> : null}</span>
      <span className={css.end}>{record.can?.update === false ? null : <Button variant="default" loading={restore.isPending} aria-label={t`Restore ${record.title}`} onClick={() => restore.mutate()}><Trans>Restore</Trans></Button>}</span>
    </li>
  );
}
