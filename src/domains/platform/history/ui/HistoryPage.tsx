import { Button, Checkbox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { undoBatch } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { EmptyState } from '#web/parts/EmptyState.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useCan, useSession } from '#web/session/useSession.ts';
import type { Batch } from './batches.ts';
import { BatchCounts, useIsUndoable, useKindWords } from './BatchWords.tsx';
import css from './history.module.css';

/** Everything that was changed, newest first, each with the way back. */
export function HistoryPage() {
  const { t } = useLingui();
  const { memberId } = useSession();
  const [isMine, setMine] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['batches', isMine], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<{ items: Batch[]; nextCursor: string | null }>('/batches', { query: { limit: 30, cursor: pageParam, by: isMine ? memberId : undefined }, signal }),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const batches = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead title={t`History`}><Checkbox label={t`Only mine`} checked={isMine} onChange={(event) => setMine(event.currentTarget.checked)} /></PageHead>
      <div className={css.page}>
        {batches ? null : <Waiting />}
        {batches?.length === 0 ? <EmptyState title={<Trans>Nothing has been changed yet.</Trans>} example={<Trans>Every edit, import and deletion will stand here, with Undo.</Trans>} /> : null}
        {batches && batches.length > 0 ? <ul className={css.list}>{batches.map((batch) => <BatchRow key={batch.id} batch={batch} />)}</ul> : null}
        {hasNextPage ? <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show older</Trans></Button> : null}
      </div>
    </>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const kindWords = useKindWords();
  const isUndoable = useIsUndoable();
  const mayWrite = useCan('records.write');
  const [isUndoing, setUndoing] = useState(false);
  const { words, icon: KindIcon } = kindWords(batch);
  const undo = async () => {
    setUndoing(true);
    await undoBatch(batch.id);
    setUndoing(false);
  };
  return (
    <li className={css.row}>
      <KindIcon size={18} stroke={1.6} aria-hidden="true" />
      <span className={css.words}>
        <Link to="/history/$id" params={{ id: batch.id }} className={css.title}>{words}</Link>
        <small>{batch.by.name} · {dateTime(batch.at)} <BatchCounts batch={batch} /></small>
      </span>
      <span className={css.end}>
        {batch.undoneBy ? <Chip><Trans>Undone</Trans></Chip> : null}
        {mayWrite && isUndoable(batch) ? <Button variant="default" loading={isUndoing} aria-label={t`Undo: ${words}, ${dateTime(batch.at)}`} onClick={() => void undo()}><Trans>Undo</Trans></Button> : null}
      </span>
    </li>
  );
}
