import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Language } from '#kernel/language.ts';
import { api } from '#web/api/client.ts';
import { ApiProblem } from '#web/api/problem.ts';
import { useLanguage } from '#web/i18n/LanguageProvider.tsx';
import type { Session } from '#web/session/useSession.ts';
import { Doorway } from '../../sessions/ui/Doorway.tsx';
import { useEnter } from '../../sessions/ui/useEnter.ts';
import { guessPlace } from './places.ts';
import { steps, stepViews, type Answers } from './WelcomeSteps.tsx';
import css from './welcome.module.css';

/** The first start: language, what the firm does, the firm, its owner. Every answer stays when one goes back. */
export function WelcomePage() {
  const { t } = useLingui();
  useDocumentTitle(`${t`Welcome`} · Rapport`);
  const enter = useEnter();
  const { language } = useLanguage();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>(() => ({ ...guessPlace(), sector: null, firmName: '', name: '', email: '', password: '' }));
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => api.get<{ needed: boolean }>('/setup', { signal }), staleTime: Infinity });
  const begin = useMutation({
    mutationFn: () => api.post<Session>('/setup', written(answers, language)),
    onSuccess: (session) => enter(session, '/start'),
    onError: (error) => { if (isAboutFirm(error)) setAt(steps.indexOf('firm')); },
  });
  if (setup && !setup.needed && !begin.isSuccess) return <Navigate to="/sign-in" />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at < steps.length - 1) setAt(at + 1);
    else begin.mutate();
  };
  const Step = stepViews[steps[at]!];
  const isAnswered = steps[at] !== 'sector' || answers.sector !== null;
  return (
    <Doorway>
      <form className={css.wizard} onSubmit={submit}>
        <ol className={css.steps} aria-label={t`Step ${at + 1} of ${steps.length}`}>{steps.map((step, place) => <li key={step} data-reached={place <= at || undefined} aria-current={place === at ? 'step' : undefined} />)}</ol>
        <Step answers={answers} change={(next) => setAnswers((before) => ({ ...before, ...next }))} error={begin.error} />
        <div className={css.foot}>
          {at > 0 ? <Button variant="default" onClick={() => setAt(at - 1)}><Trans>Back</Trans></Button> : <span />}
          <Button type="submit" disabled={!isAnswered} loading={begin.isPending}>{at < steps.length - 1 ? <Trans>Next</Trans> : <Trans>Open my workspace</Trans>}</Button>
        </div>
      </form>
    </Doorway>
  );
}

function written(answers: Answers, language: Language) {
  const { name, email, password, ...firm } = answers;
  return { ...firm, language, owner: { name, email, password } };
}

function isAboutFirm(error: unknown): boolean {
  return error instanceof ApiProblem && error.problems.length > 0 && error.problems.every(({ field }) => !field.startsWith('owner'));
}
