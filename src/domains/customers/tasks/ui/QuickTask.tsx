import { Button, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { daysToIso, isoToDays } from '#web/i18n/calendars.ts';
import { useFormat } from '#web/i18n/useFormat.ts';
import { instantOf, todayIn, wallClock } from '#web/i18n/zones.ts';
import { useCan } from '#web/session/useSession.ts';
import css from './quickTask.module.css';

/** Writes a task down in one line: what, and by when. */
export function QuickTask() {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const [name, setName] = useState('');
  const [days, setDays] = useState('0');
  const mayWrite = useCan('records.write');
  const add = useMutation({
    mutationFn: () => api.post('/tasks', { name, dueAt: dueIn(Number(days), timeZone) }, { undo: t`Task added.` }),
    onSuccess: () => {
      setName('');
      void queryClient.invalidateQueries({ queryKey: ['today'] });
      void queryClient.invalidateQueries({ queryKey: ['records', 'tasks'] });
    },
    onError: sayProblem,
  });
  if (!mayWrite) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) add.mutate();
  };
  const choices = [{ value: '0', label: t`Today` }, { value: '1', label: t`Tomorrow` }, { value: '7', label: t`In a week` }, { value: '30', label: t`In 30 days` }];
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput className={css.words ?? ''} value={name} onChange={(event) => setName(event.currentTarget.value)} aria-label={t`New task`} placeholder={t`What is to be done?`} maxLength={500} autoComplete="off" />
      <Select className={css.when ?? ''} data={choices} value={days} onChange={(next) => next && setDays(next)} aria-label={t`Due`} allowDeselect={false} />
      <Button type="submit" loading={add.isPending} disabled={!name.trim()}><Trans>Add task</Trans></Button>
    </form>
  );
}

// The end of a working day; late in the evening "today" still lies ahead.
function dueIn(days: number, timeZone: string): string {
  const date = daysToIso(isoToDays(todayIn(timeZone)) + days);
  const isLate = days === 0 && wallClock(new Date().toISOString(), timeZone).time >= '17:00';
  return instantOf(date, isLate ? '23:59' : '17:00', timeZone);
}
