import { SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { languageNames, languages, type Language } from '#kernel/language.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useLanguage } from '#web/i18n/LanguageProvider.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { saveMyChoices, useSession, type Session } from '#web/session/useSession.ts';
import { useSwitchLanguage } from '#web/shell/LanguageMenu.tsx';
import { useSwitchTheme } from '#web/shell/ThemeButton.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';

/** How the screens look to this reader; every choice applies at once. */
export function DisplayPage() {
  const { t } = useLingui();
  const { user } = useSession();
  const { language } = useLanguage();
  const switchLanguage = useSwitchLanguage();
  const switchTheme = useSwitchTheme();
  const { colorScheme } = useMantineColorScheme();
  const choose = (choices: Partial<Session['user']>) => void saveMyChoices(choices).catch(sayProblem);
  return (
    <>
      <PageHead title={t`Language and display`} />
      <SettingsBody lead={<Trans>These are your own; everybody in the firm chooses theirs.</Trans>}>
        <Panel>
          <div className={css.form}>
            <Select label={t`Language`} data={languages.map((each) => ({ value: each, label: languageNames[each] }))} value={language} allowDeselect={false} onChange={(next) => next && void switchLanguage(next as Language)} />
            <Choice label={t`Colours`} value={colorScheme} onChange={(theme) => switchTheme(theme as 'light' | 'dark' | 'auto')} data={[{ value: 'auto', label: t`As the device` }, { value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }]} />
            <Choice label={t`Rows of lists`} value={user.density ?? 'comfortable'} onChange={(density) => choose({ density: density as 'compact' })} data={[{ value: 'comfortable', label: t`Comfortable` }, { value: 'compact', label: t`Compact` }]} />
            <Choice label={t`Calendar`} value={user.calendar ?? 'gregory'} onChange={(calendar) => choose({ calendar: calendar as 'ethiopic' })} data={[{ value: 'gregory', label: t`Gregorian` }, { value: 'ethiopic', label: t`Ethiopian` }]} />
            <Choice label={t`Digits`} value={user.digits ?? 'latn'} onChange={(digits) => choose({ digits: digits as 'beng' })} data={[{ value: 'latn', label: '0 1 2 3' }, { value: 'beng', label: '০ ১ ২ ৩' }]} />
          </div>
        </Panel>
        <Sample />
      </SettingsBody>
    </>
  );
}

type ChoiceProps = { label: string; value: string; onChange: (value: string) => void; data: { value: string; label: ReactNode }[] };

function Choice({ label, value, onChange, data }: ChoiceProps) {
  return (
    <div>
      <div style={{ fontSize: 13, fontWeight: 500, marginBottom: 4 }} aria-hidden="true">{label}</div>
      <SegmentedControl value={value} onChange={onChange} data={data} aria-label={label} />
    </div>
  );
}

// What the choices do, on things one knows.
function Sample() {
  const { account } = useSession();
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  return (
    <Panel title={<Trans>So it looks</Trans>}>
      <p style={{ margin: '4px 0' }} className="numeric">{format.longDay(now)} · {format.time(now)} · {format.number(1_234_567.5)} · {format.money(12_345_600, account.currency)}</p>
    </Panel>
  );
}
