import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Language } from '#kernel/language.ts';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { useLanguage } from '#web/i18n/LanguageProvider.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import type { Session } from '#web/session/useSession.ts';
import { Doorway, DoorwayCard } from '../../sessions/ui/Doorway.tsx';
import { failure } from '../../sessions/ui/failure.tsx';
import { NewPassword } from '../../sessions/ui/NewPassword.tsx';
import { useEnter } from '../../sessions/ui/useEnter.ts';
import css from '../../sessions/ui/doorway.module.css';

type Offer = { firm: string; email: string; role: string; language: Language; known: boolean };

/** Accepts an invitation: a name and a password, or the password somebody already has here. */
export function AcceptPage() {
  const { t } = useLingui();
  const { token } = useParams({ strict: false }) as { token: string };
  const { switchTo } = useLanguage();
  const { data: offer, error } = useQuery({
    queryKey: ['offer', token],
    queryFn: async ({ signal }) => {
      const made = await api.get<Offer>(`/invitations/${token}/offer`, { signal });
      // In the language she was invited in; from then on whatever she switches to.
      await switchTo(made.language);
      return made;
    },
    staleTime: Infinity, retry: false,
  });
  if (error) {
    return (
      <DoorwayCard title={t`This invitation is over`} lead={failure(error)} below={<Link className={css.link} to="/sign-in"><Trans>Back to sign-in</Trans></Link>}>
        <p style={{ margin: 0 }}><Trans>Ask whoever invited you to send it again.</Trans></p>
      </DoorwayCard>
    );
  }
  if (!offer) return <Doorway><div className={css.card}><Waiting rows={4} /></div></Doorway>;
  return <AcceptForm token={token} offer={offer} />;
}

function AcceptForm({ token, offer }: { token: string; offer: Offer }) {
  const { t } = useLingui();
  const enter = useEnter();
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () => api.post<Session>(`/invitations/${token}/acceptance`, offer.known ? { password } : { name, password, language }),
    onSuccess: (session) => enter(session, '/'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  const [nameProblem, passwordProblem] = [problemOf(accept.error, 'name'), problemOf(accept.error, 'password')];
  return (
    <DoorwayCard title={t`Welcome to ${offer.firm}`} lead={offer.known
      ? <Trans>You sign in here already as {offer.email}. Enter your password to join.</Trans>
      : <Trans>You sign in as {offer.email}. Tell us your name and choose a password.</Trans>}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {accept.error && !nameProblem && !passwordProblem ? <Notice tone="red" role="alert">{failure(accept.error)}</Notice> : null}
          {offer.known ? null : <TextInput label={t`Your name`} autoComplete="name" autoFocus required withAsterisk={false} value={name} error={nameProblem} onChange={(event) => setName(event.currentTarget.value)} />}
          {offer.known
            ? <PasswordInput label={t`Password`} autoComplete="current-password" required withAsterisk={false} value={password} error={passwordProblem} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }} />
            : <NewPassword value={password} onChange={setPassword} problem={passwordProblem} />}
          <Button type="submit" loading={accept.isPending} fullWidth><Trans>Join</Trans></Button>
        </Stack>
      </form>
    </DoorwayCard>
  );
}
