import { Button, FileButton, Group } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api, apiUrl } from '../api/client.ts';
import { sayProblem } from '../api/undo.tsx';
import type { RecordJson } from '../records/meta.ts';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

type Attached = { id: string; title?: string; name?: string };

function Show({ value }: ShowProps) {
  const { id, title, name } = value as Attached;
  return <a className={`${css.link} ${css.named}`} href={apiUrl(`/files/${id}/content`)} download><IconPaperclip size={14} aria-hidden="true" />{title ?? name}</a>;
}

function Edit({ value, onChange, onDone, label }: EditProps) {
  const [isSending, setSending] = useState(false);
  const attached = value as Attached | null | undefined;
  const send = async (file: File | null) => {
    if (!file) return;
    setSending(true);
    try {
      const made = await uploadFile(file);
      onChange(made);
      onDone?.(made);
    } catch (error) {
      sayProblem(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Group gap={6} role="group" aria-label={label}>
      <FileButton onChange={(file) => void send(file)}>
        {(props) => <Button {...props} variant="default" loading={isSending} leftSection={<IconPaperclip size={15} />}>{attached ? attached.title ?? attached.name : <Trans>Choose a file</Trans>}</Button>}
      </FileButton>
      {attached ? <Button variant="subtle" color="gray" leftSection={<IconX size={14} />} onClick={() => { onChange(null); onDone?.(null); }}><Trans>Remove</Trans></Button> : null}
    </Group>
  );
}

/** Sends a file to keep, for a record ('person:<id>') when it belongs to one. */
export function uploadFile(file: File, subject?: string): Promise<RecordJson> {
  const form = new FormData();
  if (subject) form.append('subject', subject);
  form.append('file', file);
  return api.post<RecordJson>('/files', form);
}

export const fileView: FieldView = { type: 'file', width: 180, isBoxed: true, Show, Edit, toText: (value) => (value as Attached).title ?? (value as Attached).name ?? '' };
