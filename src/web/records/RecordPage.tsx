import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { ErrorState } from '../parts/ErrorState.tsx';
import { NotHere } from '../parts/NotHere.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { restoreRecord } from './list/editRecords.ts';
import { typeByPlural, useMeta, type MetaType, type RecordJson } from './meta.ts';
import { NarrowRecord } from './page/NarrowRecord.tsx';
import { RecordFields } from './page/RecordFields.tsx';
import { RecordHead } from './page/RecordHead.tsx';
import { RelatedPanels } from './page/RelatedPanels.tsx';
import { Story } from './page/Story.tsx';
import css from './page/page.module.css';

/** One record whole: what it is, what happened, and what belongs to it. */
export function RecordPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string };
  const type = typeByPlural(useMeta(), plural);
  return type ? <OneRecord key={id} type={type} id={id} /> : <NotHere />;
}

function OneRecord({ type, id }: { type: MetaType; id: string }) {
  const isNarrow = useMediaQuery('(max-width: 900px)') ?? false;
  const { data: record, error, refetch } = useQuery({
    queryKey: ['record', type.plural, id],
    queryFn: ({ signal }) => api.get<RecordJson>(`/${type.plural}/${id}`, { signal }),
  });
  if (!record) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <article className={css.page}>
      {record['deletedAt'] ? <InTrash type={type} record={record} onRestored={() => void refetch()} /> : null}
      <RecordHead type={type} record={record} />
      {isNarrow ? <NarrowRecord type={type} record={record} /> : (
        <div className={css.columns}>
          <section className={css.side}><RecordFields type={type} record={record} /></section>
          <section className={css.story}><Story type={type} record={record} /></section>
          <section className={css.side}><RelatedPanels type={type} record={record} /></section>
        </div>
      )}
    </article>
  );
}

function InTrash({ type, record, onRestored }: { type: MetaType; record: RecordJson; onRestored: () => void }) {
  return (
    <div className={css.trash} role="status">
      <Trans>This is in the trash.</Trans>
      {type.can.delete ? <Button variant="default" onClick={() => void restoreRecord(type, record).then(onRestored)}><Trans>Restore</Trans></Button> : null}
    </div>
  );
}
