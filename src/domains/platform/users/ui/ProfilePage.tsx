import { Button, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { problemOf } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { Face } from '#web/parts/Face.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { saveMyChoices, useSession } from '#web/session/useSession.ts';
import { saySaved } from '../../settings/ui/saved.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { useRoleWords } from './useRoleWords.ts';

/** The reader's own name; her e-mail and role to see. */
export function ProfilePage() {
  const { t } = useLingui();
  const { user, role, account } = useSession();
  const roles = useRoleWords();
  const [name, setName] = useState(user.name);
  const save = useMutation({
    mutationFn: () => saveMyChoices({ name }),
    onSuccess: () => {
      saySaved();
      void queryClient.invalidateQueries({ queryKey: ['meta'] });
    },
    onError: (error) => { if (!problemOf(error, 'name')) sayProblem(error); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <>
      <PageHead title={t`My profile`} />
      <SettingsBody>
        <Panel>
          <div className={css.row}>
            <Face name={user.name} size={44} />
            <span className={css.words}><b>{user.name}</b><small>{roles[role].name} · {account.name}</small></span>
          </div>
          <form className={css.form} onSubmit={submit}>
            <TextInput label={t`Your name`} value={name} required withAsterisk={false} autoComplete="name" error={problemOf(save.error, 'name')} onChange={(event) => setName(event.currentTarget.value)} />
            <TextInput label={t`E-mail`} value={user.email} readOnly description={t`You sign in with it.`} />
            <div><Button type="submit" loading={save.isPending} disabled={!name.trim() || name === user.name}><Trans>Save</Trans></Button></div>
          </form>
        </Panel>
      </SettingsBody>
    </>
  );
}
