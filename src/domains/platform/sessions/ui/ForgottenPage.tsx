import { Button, Stack, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { Notice } from '#web/parts/Notice.tsx';
import { DoorwayCard } from './Doorway.tsx';
import { failure } from './failure.tsx';
import css from './doorway.module.css';

/** Asks for a link to choose a new password. The answer is the same whoever asks. */
export function ForgottenPage() {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => api.post('/password-resets', { email }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const back = <Link className={css.link} to="/sign-in"><Trans>Back to sign-in</Trans></Link>;
  if (ask.isSuccess) {
    return (
      <DoorwayCard title={t`Look in your mail`} below={back}>
        <p role="status"><Trans>If somebody signs in here as {email}, a link is on its way. It works for one hour.</Trans></p>
        <p className={css.lead} style={{ margin: 0 }}><Trans>Your firm sends no mail yet? Then the link waits in the outbox, where your administrator can read it to you.</Trans></p>
      </DoorwayCard>
    );
  }
  return (
    <DoorwayCard title={t`New password`} lead={<Trans>Enter your e-mail. We send you a link with which you can choose a new password.</Trans>} below={back}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {ask.error ? <Notice tone="red" role="alert">{failure(ask.error)}</Notice> : null}
          <TextInput label={t`E-mail`} type="email" autoComplete="username" autoFocus required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
          <Button type="submit" loading={ask.isPending} fullWidth><Trans>Send the link</Trans></Button>
        </Stack>
      </form>
    </DoorwayCard>
  );
}
