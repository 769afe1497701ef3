import { Button, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useSession } from '#web/session/useSession.ts';
import { saySaved } from '../../settings/ui/saved.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { Outbox } from './Outbox.tsx';

type Kept = { configured: boolean; host?: string; port?: number; secure?: boolean; user?: string | null; hasPassword?: boolean; fromAddress?: string; fromName?: string };
type Draft = { host: string; port: number; secure: boolean; user: string; password: string; fromAddress: string; fromName: string };

const exampleServer = 'smtp.example.com';

/** Where the firm's mail goes out, and every mail the product has written. */
export function MailPage() {
  const { t } = useLingui();
  const { data } = useQuery({ queryKey: ['mail-settings'], queryFn: ({ signal }) => api.get<Kept>('/mail-settings', { signal }) });
  return (
    <>
      <PageHead title={t`Mail`} />
      <SettingsBody lead={data && !data.configured ? <Trans>No mail server is set up yet. Until then every mail waits in the outbox below, where you can read it.</Trans> : null}>
        <Panel title={<Trans>Mail server (SMTP)</Trans>}>{data ? <ServerForm key={String(data.configured)} kept={data} /> : <Waiting rows={5} />}</Panel>
        <Outbox canSend={data?.configured ?? false} />
      </SettingsBody>
    </>
  );
}

function ServerForm({ kept }: { kept: Kept }) {
  const { t } = useLingui();
  const { account } = useSession();
  const [draft, setDraft] = useState<Draft>(() => ({
    host: kept.host ?? '', port: kept.port ?? 587, secure: kept.secure ?? false, user: kept.user ?? '', password: '', fromAddress: kept.fromAddress ?? '', fromName: kept.fromName ?? account.name,
  }));
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const { password, ...rest } = draft;
  const save = useMutation({
    mutationFn: () => api.put<Kept>('/mail-settings', { ...rest, user: rest.user || null, ...(password ? { password } : {}) }),
    onSuccess: (saved) => {
      queryClient.setQueryData(['mail-settings'], saved);
      saySaved();
    },
    onError: sayProblem,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const shared = { required: true, withAsterisk: false } as const;
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput {...shared} label={t`Server`} placeholder={exampleServer} value={draft.host} error={problemOf(save.error, 'host')} onChange={(event) => change({ host: event.currentTarget.value })} />
      <NumberInput {...shared} label={t`Port`} value={draft.port} min={1} max={65_535} allowDecimal={false} error={problemOf(save.error, 'port')} onChange={(port) => change({ port: Number(port) || 0 })} />
      <Switch label={t`Encrypted from the start (usually port 465)`} checked={draft.secure} onChange={(event) => change({ secure: event.currentTarget.checked })} />
      <TextInput label={t`User name`} value={draft.user} autoComplete="off" onChange={(event) => change({ user: event.currentTarget.value })} />
      <PasswordInput label={t`Password`} value={draft.password} autoComplete="off" placeholder={kept.hasPassword ? t`Kept as it is` : ''} error={problemOf(save.error, 'password')} onChange={(event) => change({ password: event.currentTarget.value })} visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }} />
      <TextInput {...shared} label={t`Sender’s address`} type="email" value={draft.fromAddress} error={problemOf(save.error, 'fromAddress')} onChange={(event) => change({ fromAddress: event.currentTarget.value })} />
      <TextInput {...shared} label={t`Sender’s name`} value={draft.fromName} error={problemOf(save.error, 'fromName')} onChange={(event) => change({ fromName: event.currentTarget.value })} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        <Button type="submit" loading={save.isPending}><Trans>Save</Trans></Button>
        {kept.configured ? <ServerActions /> : null}
      </div>
    </form>
  );
}

function ServerActions() {
  const test = useMutation({
    mutationFn: () => api.post<{ to: string }>('/mail-settings/test'),
    onSuccess: ({ to }) => notifications.show({ message: <Trans>A test mail is on its way to {to}.</Trans> }),
    onError: sayProblem,
  });
  const remove = useMutation({ mutationFn: () => api.delete('/mail-settings'), onSuccess: () => queryClient.invalidateQueries({ queryKey: ['mail-settings'] }), onError: sayProblem });
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}><Trans>Send me a test mail</Trans></Button>
      <Button variant="default" onClick={() => remove.mutate()}><Trans>Take the server away</Trans></Button>
    </>
  );
}
