import { Radio, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, type ReactNode } from 'react';
import { languageNames, languages, type Language } from '#kernel/language.ts';
import { problemOf } from '#web/api/problem.ts';
import { useLanguage } from '#web/i18n/LanguageProvider.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { failure } from '../../sessions/ui/failure.tsx';
import { NewPassword } from '../../sessions/ui/NewPassword.tsx';
import type { Sector } from '../../contract.ts';
import { PlaceFields, type Place } from './PlaceFields.tsx';
import { SectorCards } from './SectorCards.tsx';
import css from './welcome.module.css';

/** Everything the first start asks. */
export type Answers = Place & { sector: Sector | null; firmName: string; name: string; email: string; password: string };
type StepProps = { answers: Answers; change: (answers: Partial<Answers>) => void; error: unknown };

export const steps = ['language', 'sector', 'firm', 'owner'] as const;

/** What is asked at each step. */
export const stepViews = { language: LanguageStep, sector: SectorStep, firm: FirmStep, owner: OwnerStep };

function LanguageStep() {
  const { t } = useLingui();
  const { language, switchTo } = useLanguage();
  return (
    <>
      <StepHead lead={<Trans>You can change it at any time, and everybody in your firm chooses their own.</Trans>}><Trans>Which language do you work in?</Trans></StepHead>
      <Radio.Group value={language} onChange={(next) => void switchTo(next as Language)} aria-label={t`Language`}>
        <div className={css.cards}>
          {languages.map((each) => <Radio.Card key={each} value={each} lang={each} radius="md" className={`${css.choice} ${css.tongue}`}>{languageNames[each]}</Radio.Card>)}
        </div>
      </Radio.Group>
    </>
  );
}

function SectorStep({ answers, change }: StepProps) {
  return (
    <>
      <StepHead lead={<Trans>So that you find what you need where you look for it.</Trans>}><Trans>What does your firm do?</Trans></StepHead>
      <SectorCards value={answers.sector} onChange={(sector) => change({ sector })} />
    </>
  );
}

function FirmStep({ answers, change, error }: StepProps) {
  const { t } = useLingui();
  return (
    <>
      <StepHead lead={<Trans>Telephone numbers, money, dates and times are then written as you are used to.</Trans>}><Trans>Your firm</Trans></StepHead>
      <div className={css.form}>
        <TextInput label={t`Name of the firm`} autoComplete="organization" autoFocus required withAsterisk={false} value={answers.firmName} error={problemOf(error, 'firmName')} onChange={(event) => change({ firmName: event.currentTarget.value })} />
        <PlaceFields value={answers} onChange={({ country, currency, timeZone }) => change({ country, currency, timeZone })} problem={(field) => problemOf(error, field)} />
      </div>
    </>
  );
}

function OwnerStep({ answers, change, error }: StepProps) {
  const { t } = useLingui();
  const problems = { name: problemOf(error, 'owner.name'), email: problemOf(error, 'owner.email'), password: problemOf(error, 'owner.password') };
  const isElsewhere = Boolean(error) && !Object.values(problems).some(Boolean);
  return (
    <>
      <StepHead lead={<Trans>You sign in with your e-mail and this password. You can invite others afterwards.</Trans>}><Trans>And you?</Trans></StepHead>
      <div className={css.form}>
        {isElsewhere ? <Notice tone="red" role="alert">{failure(error)}</Notice> : null}
        <TextInput label={t`Your name`} autoComplete="name" autoFocus required withAsterisk={false} value={answers.name} error={problems.name} onChange={(event) => change({ name: event.currentTarget.value })} />
        <TextInput label={t`E-mail`} type="email" autoComplete="username" required withAsterisk={false} value={answers.email} error={problems.email} onChange={(event) => change({ email: event.currentTarget.value })} />
        <NewPassword value={answers.password} problem={problems.password} onChange={(password) => change({ password })} />
      </div>
    </>
  );
}

// The heading takes the focus, so that a screen reader says where the next step begins.
function StepHead({ children, lead }: { children: ReactNode; lead: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus();
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>{children}</h1>
      <p className={css.lead}>{lead}</p>
    </>
  );
}
