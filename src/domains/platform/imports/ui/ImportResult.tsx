import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ApiProblem } from '#web/api/problem.ts';
import { undoBatch } from '#web/api/undo.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { ErrorTable } from './ErrorTable.tsx';
import type { Import } from './imports.ts';
import css from './imports.module.css';

/** What came of an import: how many came in, what did not and why, and the way back. */
export function ImportResult({ of }: { of: Import }) {
  const kind = useKnownTypes().find((type) => type.name === of.recordType)?.pluralLabel ?? '';
  const [isUndoing, setUndoing] = useState(false);
  const { data: batch } = useQuery({ queryKey: ['batch', of.batchId], queryFn: () => batchOrNone(of.batchId) });
  const undo = async () => {
    setUndoing(true);
    await undoBatch(of.batchId);
    setUndoing(false);
  };
  return (
    <>
      <Panel>
        <div className={css.figures} role="status">
          <div className={css.figure}><b className="numeric"><Plural value={of.created} one="# row came in" other="# rows came in" /></b>{of.related > 0 ? <span><Plural value={of.related} one="and # related record was made" other="and # related records were made" /></span> : null}</div>
          {of.failed > 0 ? <div className={css.figure}><b className="numeric"><Plural value={of.failed} one="# row did not" other="# rows did not" /></b></div> : null}
        </div>
        {of.state === 'cancelled' ? <Notice tone="amber"><Trans>The import was cancelled. What had come in by then is there, and can be undone.</Trans></Notice> : null}
        {batch?.undoneBy ? <Notice><Trans>This import has been undone: what it brought in lies in the trash.</Trans></Notice> : null}
        <div className={css.foot}>
          {batch && !batch.undoneBy ? <Button variant="default" loading={isUndoing} leftSection={<IconArrowBackUp size={16} stroke={1.6} />} onClick={() => void undo()}><Trans>Undo the import</Trans></Button> : null}
          {batch ? <Button component={Link} to={`/history/${of.batchId}` as string} variant="default"><Trans>See every change</Trans></Button> : null}
          <Button component={Link} to={`/${of.record}` as string}><Trans>Open {kind}</Trans></Button>
        </div>
      </Panel>
      {of.errors.length > 0 ? <Panel title={<Trans>Rows that did not come in</Trans>}><ErrorTable of={of} /></Panel> : null}
    </>
  );
}

// An import that was cancelled before its first row changed nothing, so there is no batch of it.
async function batchOrNone(id: string): Promise<{ undoneBy: string | null } | null> {
  return api.get<{ undoneBy: string | null }>(`/batches/${id}`).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  });
}
