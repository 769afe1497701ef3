import { Button, Select } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { Face } from '#web/parts/Face.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useSession } from '#web/session/useSession.ts';
import { InvitePanel } from '../../invitations/ui/InvitePanel.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { useRoleWords, type Role } from './useRoleWords.ts';

type Member = { memberId: string; name: string; email: string; role: Role; active: boolean; joinedAt: string; lastSeenAt: string | null };

/** Who works in the firm, what each may do, and who has been invited. */
export function MembersPage() {
  const { t } = useLingui();
  const { data } = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => api.get<{ items: Member[] }>('/users', { signal }) });
  return (
    <>
      <PageHead title={t`Members`} />
      <SettingsBody>
        <Panel title={<Trans>People of the firm</Trans>}>
          {data ? <ul className={css.list}>{data.items.map((member) => <MemberRow key={member.memberId} member={member} />)}</ul> : <Waiting rows={3} />}
        </Panel>
        <InvitePanel />
        <RoleHelp />
      </SettingsBody>
    </>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { t } = useLingui();
  const { memberId } = useSession();
  const { ago } = useFormat();
  const roles = useRoleWords();
  const change = useMutation({
    mutationFn: (to: { role?: Role; active?: boolean }) => api.patch(`/users/${member.memberId}`, to),
    onError: sayProblem,
    onSettled: () => Promise.all([queryClient.invalidateQueries({ queryKey: ['members'] }), queryClient.invalidateQueries({ queryKey: ['session'] })]),
  });
  return (
    <li className={css.row}>
      <Face name={member.name} size={36} />
      <span className={css.words}>
        <b>{member.name} {member.active ? null : <Chip colour="red"><Trans>Suspended</Trans></Chip>}</b>
        <small>{member.email}{member.lastSeenAt ? <> · <Trans>last seen {ago(member.lastSeenAt)}</Trans></> : null}</small>
      </span>
      <span className={css.end}>
        <Select w={170} aria-label={t`Role of ${member.name}`} data={Object.entries(roles).map(([value, { name }]) => ({ value, label: name }))} value={member.role} allowDeselect={false}
          onChange={(role) => role && change.mutate({ role: role as Role })} />
        {member.memberId === memberId ? null : (
          <Button variant="default" loading={change.isPending} aria-label={member.active ? t`Suspend ${member.name}` : t`Reinstate ${member.name}`} onClick={() => change.mutate({ active: !member.active })}>
            {member.active ? <Trans>Suspend</Trans> : <Trans>Reinstate</Trans>}
          </Button>
        )}
      </span>
    </li>
  );
}

function RoleHelp() {
  const roles = useRoleWords();
  return (
    <Panel title={<Trans>What each role may do</Trans>}>
      <ul className={css.list}>
        {Object.entries(roles).map(([role, { name, may }]) => <li key={role} style={{ padding: '3px 0' }}><b style={{ fontWeight: 500 }}>{name}</b> <span style={{ color: 'var(--muted)' }}>{may}</span></li>)}
      </ul>
    </Panel>
  );
}
