import { Button, Progress } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Panel } from '#web/parts/Panel.tsx';
import { keepImport, useImport, type Import } from './imports.ts';
import css from './imports.module.css';

/** An import at work: how far, how fast, how long still. One may leave the page; it goes on. */
export function ImportProgress({ of }: { of: Import }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { dataUpdatedAt } = useImport(of.id);
  const cancel = useMutation({ mutationFn: () => api.post<Import>(`/imports/${of.id}/cancellation`), onSuccess: keepImport, onError: sayProblem });
  const { perSecond, secondsLeft } = paceOf(of, dataUpdatedAt);
  return (
    <Panel title={of.state === 'checking' ? <Trans>Checking the file</Trans> : <Trans>Importing</Trans>} action={<Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}><Trans>Cancel</Trans></Button>}>
      <Progress value={of.rows ? (100 * of.position) / of.rows : 100} animated={!of.rows} size="lg" my="md" aria-label={t`Progress`} />
      <div className={css.figures} role="status">
        <Figure value={of.rows ? t`${number(of.position)} of ${number(of.rows)}` : number(of.position)} words={t`rows read`} />
        {perSecond ? <Figure value={number(perSecond)} words={t`rows a second`} /> : null}
        {secondsLeft === null ? null : <div className={css.figure}><b className="numeric">{secondsLeft > 90 ? <Plural value={Math.ceil(secondsLeft / 60)} one="# minute" other="# minutes" /> : <Plural value={secondsLeft} one="# second" other="# seconds" />}</b><span><Trans>left</Trans></span></div>}
        {of.failed > 0 ? <Figure value={number(of.failed)} words={t`could not be read`} /> : null}
      </div>
      <p className={css.lead} style={{ margin: 0 }}><Trans>You may leave this page; the work goes on.</Trans></p>
    </Panel>
  );
}

function Figure({ value, words }: { value: string; words: string }) {
  return <div className={css.figure}><b className="numeric">{value}</b><span>{words}</span></div>;
}

function paceOf(of: Import, now: number): { perSecond: number | null; secondsLeft: number | null } {
  const seconds = of.startedAt ? (now - Date.parse(of.startedAt)) / 1000 : 0;
  if (seconds < 0.5 || of.position === 0) return { perSecond: null, secondsLeft: null };
  const pace = of.position / seconds;
  return { perSecond: Math.max(1, Math.round(pace)), secondsLeft: of.rows ? Math.max(0, Math.ceil((of.rows - of.position) / pace)) : null };
}
