import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { ErrorTable } from './ErrorTable.tsx';
import { keepImport, type Import } from './imports.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { ReadingOptions } from './ReadingOptions.tsx';
import css from './imports.module.css';

/** Before an import: how the file is read, which column goes where, how the first rows come out. */
export function ImportPlan({ of }: { of: Import }) {
  const change = useMutation({ mutationFn: (next: Record<string, unknown>) => api.patch<Import>(`/imports/${of.id}`, next), onSuccess: keepImport, onError: sayProblem });
  const start = useMutation({ mutationFn: (dryRun: boolean) => api.post<Import>(`/imports/${of.id}/start`, { dryRun }), onSuccess: keepImport, onError: sayProblem });
  const isBusy = change.isPending || start.isPending;
  return (
    <>
      {of.state === 'ready' ? <CheckResult of={of} /> : null}
      <Panel title={<Trans>How the file is read</Trans>}><ReadingOptions of={of} onChange={(next) => change.mutate(next)} /></Panel>
      <Panel title={<Trans>Which column goes where</Trans>}><MappingTable of={of} onMap={(column, target) => change.mutate({ mapping: { [column]: target } })} /></Panel>
      <Panel title={<Trans>The first rows, as they will come in</Trans>}><PreviewTable of={of} /></Panel>
      <div className={css.foot}>
        <Button variant="default" disabled={isBusy} onClick={() => start.mutate(true)}><Trans>Check without importing</Trans></Button>
        <Button disabled={change.isPending} loading={start.isPending} onClick={() => start.mutate(false)}><Trans>Import now</Trans></Button>
      </div>
    </>
  );
}

function CheckResult({ of }: { of: Import }) {
  return (
    <Panel title={<Trans>What the check found</Trans>}>
      <Notice tone={of.failed > 0 ? 'amber' : 'green'} role="status">
        <Plural value={of.created} one="# row can come in." other="# rows can come in." />{' '}
        {of.failed > 0 ? <Plural value={of.failed} one="# row cannot be read as it is." other="# rows cannot be read as they are." /> : <Trans>Nothing is wrong.</Trans>}
      </Notice>
      {of.errors.length > 0 ? <ErrorTable of={of} /> : null}
    </Panel>
  );
}
