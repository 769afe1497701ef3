import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { Notice } from '#web/parts/Notice.tsx';
import type { Session } from '#web/session/useSession.ts';
import { DoorwayCard } from './Doorway.tsx';
import { failure } from './failure.tsx';
import { useEnter } from './useEnter.ts';
import css from './doorway.module.css';

type Demo = { email: string; password: string };

/** Signs in with e-mail and password, then goes on to where one was going. */
export function SignInPage() {
  const { t } = useLingui();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: (who: Demo) => api.post<Session>('/session', who),
    onSuccess: (session) => enter(session, to),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <DoorwayCard title={t`Sign in`} below={<Link className={css.link} to="/forgotten"><Trans>Forgotten your password?</Trans></Link>}>
      <DemoSignIn onChoose={(demo) => { setEmail(demo.email); setPassword(demo.password); }} />
      <form onSubmit={submit}>
        <Stack gap="md">
          {signIn.error ? <Notice tone="red" role="alert">{failure(signIn.error)}</Notice> : null}
          <TextInput label={t`E-mail`} type="email" autoComplete="username" autoFocus required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
          <PasswordInput label={t`Password`} autoComplete="current-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }} />
          <Button type="submit" loading={signIn.isPending} fullWidth><Trans>Sign in</Trans></Button>
        </Stack>
      </form>
    </DoorwayCard>
  );
}

/** In a demo anybody may come in: its sign-in stands there to be taken. */
function DemoSignIn({ onChoose }: { onChoose: (demo: Demo) => void }) {
  const { data } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => api.get<{ demo?: Demo | null }>('/setup', { signal }) });
  if (!data?.demo) return null;
  const { demo } = data;
  return (
    <div className={css.demo}>
      <p><Trans>This is a demo with made-up customers. Sign in with <b>{demo.email}</b> and the password <b>{demo.password}</b>.</Trans></p>
      <Button variant="default" onClick={() => onChoose(demo)}><Trans>Fill this in for me</Trans></Button>
    </div>
  );
}
