import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { wallClock } from '../../i18n/zones.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import type { MetaType, RecordJson } from '../meta.ts';
import { TimelineEntry, type TimelineItem } from './TimelineEntry.tsx';
import css from './page.module.css';

/** What happened around a record, newest first, day by day. */
export function Timeline({ type, record, kind }: { type: MetaType; record: RecordJson; kind: string }) {
  const { timeZone, longDay } = useFormat();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['timeline', type.plural, record.id, kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.get<{ items: TimelineItem[]; nextCursor: string | null }>(`/${type.plural}/${record.id}/timeline`, { query: { limit: 50, cursor: pageParam, kind: kind || undefined }, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (pages) => pages.pages.flatMap((page) => page.items),
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting rows={5} />;
  if (data.length === 0) return <p className={css.quiet}><Trans>Nothing has happened yet. Write a note or log the last call: the next colleague will know where you left off.</Trans></p>;
  const days = [...Map.groupBy(data, (item) => wallClock(item.at, timeZone).date)];
  return (
    <>
      {days.map(([day, items]) => (
        <section key={day}>
          <h3 className={css.day}>{longDay(items[0]!.at)}</h3>
          {items.map((item) => <TimelineEntry key={`${item.type}:${item.id}`} type={type} item={item} />)}
        </section>
      ))}
      {hasNextPage ? <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show earlier</Trans></Button> : null}
    </>
  );
}
