import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { undoBatch } from '../../api/undo.tsx';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import css from './page.module.css';

/** One change of a record: who, when, and each field before and after. */
export type HistoryItem = { id: string; at: string; name: string; batchId: string; by: { id: string | null; name: string }; changes: { field: string; before: unknown; after: unknown }[] };

export function History({ type, record }: { type: MetaType; record: RecordJson }) {
  const { dateTime } = useFormat();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['history', type.plural, record.id, record.version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.get<{ items: HistoryItem[]; nextCursor: string | null }>(`/${type.plural}/${record.id}/history`, { query: { limit: 30, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (pages) => pages.pages.flatMap((page) => page.items),
  });
  if (!data) return <Waiting rows={5} />;
  return (
    <>
      {data.map((item, at) => (
        <article key={item.id} className={css.change}>
          <header><b>{item.by.name}</b><time className="numeric" dateTime={item.at}>{dateTime(item.at)}</time></header>
          {item.name.endsWith('.created') ? <p className={css.soft}><Trans>Added this record.</Trans></p> : null}
          <dl>{item.changes.map((change) => <ChangeLine key={change.field} type={type} change={change} isNew={item.name.endsWith('.created')} />)}</dl>
          {at < data.length - 1 && type.can.update ? <Button variant="subtle" size="compact-sm" onClick={() => void undoBatch(item.batchId)}><Trans>Undo</Trans></Button> : null}
        </article>
      ))}
      {hasNextPage ? <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show earlier</Trans></Button> : null}
    </>
  );
}

function ChangeLine({ type, change, isNew }: { type: MetaType; change: HistoryItem['changes'][number]; isNew: boolean }) {
  const field = fieldOf(type, change.field);
  if (!field) return null;
  return (
    <div>
      <dt>{field.label}</dt>
      <dd>
        {isNew ? null : <><s>{isBlank(change.before) ? <Trans>empty</Trans> : <FieldValue field={field} value={change.before} />}</s> → </>}
        {isBlank(change.after) ? <Trans>empty</Trans> : <FieldValue field={field} value={change.after} />}
      </dd>
    </div>
  );
}
