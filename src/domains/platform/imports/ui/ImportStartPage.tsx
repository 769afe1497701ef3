import { Button, FileButton, Loader, SegmentedControl } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type DragEvent } from 'react';
import { api } from '#web/api/client.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { keepImport, type Import } from './imports.ts';
import { PastImports } from './PastImports.tsx';
import css from './imports.module.css';

/** Chooses what is imported and from which file; below, the imports there have been. */
export function ImportStartPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { record: asked } = useSearch({ strict: false }) as { record?: string };
  const types = useKnownTypes().filter((type) => type.importable);
  const [record, setRecord] = useState(asked ?? 'people');
  const upload = useMutation({
    mutationFn: (file: File) => api.post<Import>('/imports', formOf(file, record)),
    onSuccess: (made) => {
      keepImport(made);
      void navigate({ to: '/import/$id', params: { id: made.id } });
    },
    onError: sayProblem,
  });
  return (
    <>
      <PageHead title={t`Import`} />
      <div className={css.page}>
        <p className={css.lead}><Trans>Bring in a list from a spreadsheet or from another program. You see everything before it comes in, and can undo it afterwards.</Trans></p>
        <div className={css.kinds}>
          <SegmentedControl aria-label={t`What is in the file?`} value={record} onChange={setRecord} data={types.map((type) => ({ value: type.plural, label: type.pluralLabel }))} style={{ flexWrap: 'wrap' }} />
        </div>
        <DropPlace isBusy={upload.isPending} onFile={(file) => upload.mutate(file)} />
        <PastImports />
      </div>
    </>
  );
}

function DropPlace({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isBusy) onFile(file);
  };
  return (
    <div className={css.drop} data-over={isOver || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      {isBusy ? <Loader size={28} /> : <IconFileUpload size={32} stroke={1.4} aria-hidden="true" />}
      <b>{isBusy ? <Trans>Reading the file…</Trans> : <Trans>Drop a file here</Trans>}</b>
      <span><Trans>CSV, Excel or OpenDocument, of any size and in any language</Trans></span>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsb,.ods">
        {(button) => <Button {...button} disabled={isBusy}><Trans>Choose a file</Trans></Button>}
      </FileButton>
    </div>
  );
}

function formOf(file: File, record: string): FormData {
  const form = new FormData();
  form.set('record', record);
  form.set('file', file);
  return form;
}
