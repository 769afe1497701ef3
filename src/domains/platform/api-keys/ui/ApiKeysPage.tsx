import { Button, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Notice } from '#web/parts/Notice.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { CopyLine } from '../../settings/ui/CopyLine.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { useRoleWords, type Role } from '../../users/ui/useRoleWords.ts';

type ApiKey = { id: string; name: string; role: Role; ending: string; createdAt: string; lastUsedAt: string | null; createdBy: { name: string } | null };

const refresh = () => queryClient.invalidateQueries({ queryKey: ['api-keys'] });

/** Keys for programs that work for the firm. A key is shown once, when it is made. */
export function ApiKeysPage() {
  const { t } = useLingui();
  const [made, setMade] = useState<{ key: string } | null>(null);
  return (
    <>
      <PageHead title={t`API keys`}><Button component="a" href="/api/docs" target="_blank" rel="noreferrer" variant="default"><Trans>Read how the API works</Trans></Button></PageHead>
      <SettingsBody lead={<Trans>A program of yours signs in with a key and may then do what its role may.</Trans>}>
        <Panel title={<Trans>New key</Trans>}>
          <NewKeyForm onMade={setMade} />
          {made ? (
            <Notice role="status" title={t`Copy the key now. It is not shown again.`}><CopyLine text={made.key} /></Notice>
          ) : null}
        </Panel>
        <Panel title={<Trans>Keys that work</Trans>}><Keys /></Panel>
      </SettingsBody>
    </>
  );
}

function NewKeyForm({ onMade }: { onMade: (made: { key: string }) => void }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('admin');
  const create = useMutation({
    mutationFn: () => api.post<{ key: string }>('/api-keys', { name, role }),
    onSuccess: (key) => {
      setName('');
      onMade(key);
      void refresh();
    },
    onError: sayProblem,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'flex-end', padding: '4px 0 10px' }}>
      <TextInput style={{ flex: '1 1 220px' }} label={t`What is it for?`} placeholder={t`Online shop`} required withAsterisk={false} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Select w={170} label={t`Role`} data={Object.entries(roles).map(([value, words]) => ({ value, label: words.name }))} value={role} allowDeselect={false} onChange={(next) => next && setRole(next as Role)} />
      <Button type="submit" loading={create.isPending}><Trans>Make a key</Trans></Button>
    </form>
  );
}

function Keys() {
  const { t } = useLingui();
  const { ago, dateTime } = useFormat();
  const roles = useRoleWords();
  const { data } = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => api.get<{ items: ApiKey[] }>('/api-keys', { signal }) });
  const revoke = useMutation({ mutationFn: (id: string) => api.delete(`/api-keys/${id}`), onSettled: refresh, onError: sayProblem });
  if (data?.items.length === 0) return <p style={{ margin: '4px 0', color: 'var(--muted)' }}><Trans>None yet.</Trans></p>;
  return (
    <ul className={css.list}>
      {data?.items.map((key) => (
        <li key={key.id} className={css.row}>
          <IconKey size={18} stroke={1.6} aria-hidden="true" />
          <span className={css.words}>
            <b>{key.name}</b>
            <small>…{key.ending} · {roles[key.role].name} · {dateTime(key.createdAt)} · {key.lastUsedAt ? <Trans>used {ago(key.lastUsedAt)}</Trans> : <Trans>not used yet</Trans>}</small>
          </span>
          <span className={css.end}><Button variant="default" color="red" aria-label={t`Revoke ${key.name}`} onClick={() => revoke.mutate(key.id)}><Trans>Revoke</Trans></Button></span>
        </li>
      ))}
    </ul>
  );
}
