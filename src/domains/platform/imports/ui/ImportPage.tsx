import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { ImportPlan } from './ImportPlan.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportResult } from './ImportResult.tsx';
import { isUnderWay, useImport, type Import } from './imports.ts';
import css from './imports.module.css';

/** One import, from the first look at the file to what came of it. */
export function ImportPage() {
  const { t } = useLingui();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useImport(id);
  const types = useKnownTypes();
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  const kind = types.find((type) => type.name === data.recordType)?.pluralLabel ?? '';
  return (
    <>
      <PageHead title={t`Import: ${kind}`} note={data.fileName}><Button component={Link} to="/import" variant="default"><Trans>All imports</Trans></Button></PageHead>
      <div className={css.page}>
        {data.failure ? <Notice tone="red" role="alert">{data.failure}</Notice> : null}
        <Stage of={data} />
      </div>
    </>
  );
}

function Stage({ of }: { of: Import }) {
  if (isUnderWay(of.state)) return <ImportProgress of={of} />;
  if (of.state === 'done' || of.state === 'cancelled') return <ImportResult of={of} />;
  return <ImportPlan of={of} />;
}
