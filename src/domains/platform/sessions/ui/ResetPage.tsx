import { Button, Stack } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { Notice } from '#web/parts/Notice.tsx';
import { DoorwayCard } from './Doorway.tsx';
import { failure } from './failure.tsx';
import { NewPassword } from './NewPassword.tsx';
import css from './doorway.module.css';

/** Chooses a new password with the link of a mail. */
export function ResetPage() {
  const { t } = useLingui();
  const { token } = useParams({ strict: false }) as { token: string };
  const [password, setPassword] = useState('');
  const reset = useMutation({ mutationFn: () => api.put(`/password-resets/${token}`, { password }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate();
  };
  if (reset.isSuccess) {
    return (
      <DoorwayCard title={t`Your new password works`} lead={<Trans>You were signed out everywhere. Sign in with the new password.</Trans>}>
        <Button component={Link} to="/sign-in" fullWidth><Trans>Sign in</Trans></Button>
      </DoorwayCard>
    );
  }
  const problem = problemOf(reset.error, 'password');
  return (
    <DoorwayCard title={t`Choose a new password`} below={<Link className={css.link} to="/forgotten"><Trans>Ask for a new link</Trans></Link>}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {reset.error && !problem ? <Notice tone="red" role="alert">{failure(reset.error)}</Notice> : null}
          <NewPassword label={t`New password`} value={password} onChange={setPassword} problem={problem} autoFocus />
          <Button type="submit" loading={reset.isPending} fullWidth><Trans>Save the password</Trans></Button>
        </Stack>
      </form>
    </DoorwayCard>
  );
}
