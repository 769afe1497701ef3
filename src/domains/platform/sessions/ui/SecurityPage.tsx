import { Button, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { saySaved } from '../../settings/ui/saved.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { NewPassword } from './NewPassword.tsx';

type Place = { id: string; current: boolean; startedAt: string; lastUsedAt: string; address: string | null; browser: string | null };

/** The reader's password, and where she is signed in. */
export function SecurityPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Password and sessions`} />
      <SettingsBody>
        <Panel title={<Trans>Password</Trans>}><PasswordForm /></Panel>
        <Panel title={<Trans>Where you are signed in</Trans>}><Places /></Panel>
      </SettingsBody>
    </>
  );
}

function PasswordForm() {
  const { t } = useLingui();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.put('/me/password', { current, next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      saySaved();
      void queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (error) => { if (!problemOf(error, 'next')) sayProblem(error); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <PasswordInput label={t`Present password`} autoComplete="current-password" required withAsterisk={false} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }} />
      <NewPassword label={t`New password`} value={next} onChange={setNext} problem={problemOf(change.error, 'next')} />
      <div><Button type="submit" loading={change.isPending}><Trans>Change the password</Trans></Button></div>
      <small style={{ color: 'var(--muted)' }}><Trans>Your other sessions end when you change it.</Trans></small>
    </form>
  );
}

function Places() {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { data } = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => api.get<{ items: Place[] }>('/sessions', { signal }) });
  const end = useMutation({ mutationFn: (id: string) => api.delete(`/sessions/${id}`), onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }), onError: sayProblem });
  return (
    <ul className={css.list}>
      {data?.items.map((place) => {
        const PlaceIcon = /mobile|android|iphone/i.test(place.browser ?? '') ? IconDeviceMobile : IconDeviceDesktop;
        const name = browserName(place.browser) ?? t`Unknown browser`;
        return (
          <li key={place.id} className={css.row}>
            <PlaceIcon size={20} stroke={1.6} aria-hidden="true" />
            <span className={css.words}><b>{name}</b><small>{place.address} · <Trans>last used {dateTime(place.lastUsedAt)}</Trans></small></span>
            <span className={css.end}>
              {place.current ? <Chip colour="green"><Trans>This one</Trans></Chip> : <Button variant="default" aria-label={t`End the session: ${name}`} onClick={() => end.mutate(place.id)}><Trans>End</Trans></Button>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

// Edge and Opera name Chrome too, and Chrome names Safari: the more particular comes first.
function browserName(agent: string | null): string | undefined {
  const browser = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']].find(([mark]) => agent?.includes(mark!))?.[1];
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']].find(([mark]) => agent?.includes(mark!))?.[1];
  return browser && system ? `${browser}, ${system}` : browser ?? agent?.slice(0, 60);
}
