import { Button, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { CopyLine } from '../../settings/ui/CopyLine.tsx';
import css from '../../settings/ui/settings.module.css';
import { useRoleWords, type Role } from '../../users/ui/useRoleWords.ts';

type Invitation = { id: string; email: string; role: Role; sentAt: string; expiresAt: string; expired: boolean; link?: string };

const refresh = () => queryClient.invalidateQueries({ queryKey: ['invitations'] });

/** Invites somebody by mail; the link can be handed over by other ways too. */
export function InvitePanel() {
  const [sent, setSent] = useState<Invitation | null>(null);
  return (
    <Panel title={<Trans>Invite somebody</Trans>}>
      <InviteForm onSent={setSent} />
      {sent?.link ? (
        <div role="status" style={{ padding: '4px 0 10px' }}>
          <p style={{ margin: '0 0 6px' }}><Trans>An invitation for {sent.email} is in the outbox. You can also give the link yourself:</Trans></p>
          <CopyLine text={sent.link} />
        </div>
      ) : null}
      <Invitations onSent={setSent} />
    </Panel>
  );
}

function InviteForm({ onSent }: { onSent: (invitation: Invitation) => void }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const invite = useMutation({
    mutationFn: () => api.post<Invitation>('/invitations', { email, role }),
    onSuccess: (invitation) => {
      setEmail('');
      onSent(invitation);
      void refresh();
    },
    onError: (error) => { if (!problemOf(error, 'email')) sayProblem(error); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form onSubmit={submit} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'flex-end', padding: '4px 0 10px' }}>
      <TextInput style={{ flex: '1 1 220px' }} label={t`E-mail`} type="email" required withAsterisk={false} value={email} error={problemOf(invite.error, 'email')} onChange={(event) => setEmail(event.currentTarget.value)} />
      <Select w={170} label={t`Role`} data={Object.entries(roles).map(([value, { name }]) => ({ value, label: name }))} value={role} allowDeselect={false} onChange={(next) => next && setRole(next as Role)} />
      <Button type="submit" loading={invite.isPending}><Trans>Invite</Trans></Button>
    </form>
  );
}

function Invitations({ onSent }: { onSent: (invitation: Invitation) => void }) {
  const { t } = useLingui();
  const { ago } = useFormat();
  const roles = useRoleWords();
  const { data } = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => api.get<{ items: Invitation[] }>('/invitations', { signal }) });
  const resend = useMutation({ mutationFn: (id: string) => api.post<Invitation>(`/invitations/${id}/resending`), onSuccess: onSent, onSettled: refresh, onError: sayProblem });
  const revoke = useMutation({ mutationFn: (id: string) => api.delete(`/invitations/${id}`), onSettled: refresh, onError: sayProblem });
  return (
    <ul className={css.list}>
      {data?.items.map((invitation) => (
        <li key={invitation.id} className={css.row}>
          <IconMail size={18} stroke={1.6} aria-hidden="true" />
          <span className={css.words}>
            <b>{invitation.email} {invitation.expired ? <Chip colour="amber"><Trans>Expired</Trans></Chip> : null}</b>
            <small>{roles[invitation.role].name} · <Trans>sent {ago(invitation.sentAt)}</Trans></small>
          </span>
          <span className={css.end}>
            <Button variant="default" aria-label={t`Send again to ${invitation.email}`} onClick={() => resend.mutate(invitation.id)}><Trans>Send again</Trans></Button>
            <Button variant="default" aria-label={t`Take back the invitation of ${invitation.email}`} onClick={() => revoke.mutate(invitation.id)}><Trans>Take back</Trans></Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
