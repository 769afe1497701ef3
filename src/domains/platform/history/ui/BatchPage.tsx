import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useCan } from '#web/session/useSession.ts';
import type { Batch, Change, Conflict } from './batches.ts';
import { BatchCounts, useIsUndoable, useKindWords } from './BatchWords.tsx';
import { ChangeBlock } from './ChangeBlock.tsx';
import { Conflicts } from './Conflicts.tsx';
import css from './history.module.css';

/** One batch: every change with before and after, and the way back. */
export function BatchPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: batch, error, refetch } = useQuery({ queryKey: ['batch', id], queryFn: ({ signal }) => api.get<Batch>(`/batches/${id}`, { signal }) });
  if (!batch) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return <OneBatch batch={batch} />;
}

function OneBatch({ batch }: { batch: Batch }) {
  const { dateTime } = useFormat();
  const { words } = useKindWords()(batch);
  const isUndoable = useIsUndoable()(batch);
  const mayWrite = useCan('records.write');
  const undo = useMutation({
    mutationFn: () => api.post<{ batchId: string; undone: number; conflicts: Conflict[] }>(`/batches/${batch.id}/undo`),
    onSuccess: () => queryClient.invalidateQueries(),
    onError: sayProblem,
  });
  return (
    <>
      <PageHead title={words} note={<>{batch.by.name} · {dateTime(batch.at)} <BatchCounts batch={batch} /></>}>
        <Button component={Link} to="/history" variant="default"><Trans>All of the history</Trans></Button>
        {isUndoable && mayWrite ? <Button leftSection={<IconArrowBackUp size={16} stroke={1.6} />} loading={undo.isPending} onClick={() => undo.mutate()}><Trans>Undo</Trans></Button> : null}
      </PageHead>
      <div className={css.page}>
        {undo.data ? <Notice role="status"><Plural value={undo.data.undone} one="Undone: # record is as it was before." other="Undone: # records are as they were before." /></Notice> : null}
        {undo.data && undo.data.conflicts.length > 0 ? <Conflicts conflicts={undo.data.conflicts} /> : null}
        {!undo.data && batch.undoneBy ? <Notice><Trans>This has been undone.</Trans> <Link to="/history/$id" params={{ id: batch.undoneBy }} style={{ textDecoration: 'underline' }}><Trans>See the undo</Trans></Link></Notice> : null}
        <Changes batchId={batch.id} />
      </div>
    </>
  );
}

function Changes({ batchId }: { batchId: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['changes', batchId], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<{ items: Change[]; nextCursor: string | null }>(`/batches/${batchId}/changes`, { query: { limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
  if (!data) return <Waiting />;
  return (
    <>
      <ul className={css.list}>{data.pages.flatMap((page) => page.items).map((change) => <ChangeBlock key={change.id} change={change} />)}</ul>
      {hasNextPage ? <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show more</Trans></Button> : null}
    </>
  );
}
