import { UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { fieldOf, typeByName, useMeta, type MetaType, type RecordJson } from '../meta.ts';
import { Composer } from './Composer.tsx';
import { History } from './History.tsx';
import { Timeline } from './Timeline.tsx';
import css from './page.module.css';

/** Everything that happened, by kind, with a place to write down what happened now; and the history of changes. */
export function Story({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const [tab, setTab] = useState('');
  const meta = useMeta();
  const interaction = typeByName(meta, 'interaction');
  const tells = type.related.some((related) => related.record === 'interaction');
  const kinds = tells ? (interaction && fieldOf(interaction, 'kind')?.options) ?? [] : [];
  const task = tells ? typeByName(meta, 'task') : undefined;
  return (
    <>
      <div className={css.tabs} role="tablist" aria-label={t`What happened`}>
        {tells ? <Tab value="" tab={tab} onTab={setTab}><Trans>Everything</Trans></Tab> : null}
        {kinds.map((kind) => <Tab key={kind.value} value={kind.value} tab={tab} onTab={setTab}>{kind.label}</Tab>)}
        {task ? <Tab value="task" tab={tab} onTab={setTab}>{task.pluralLabel}</Tab> : null}
        <Tab value="history" tab={tells ? tab : 'history'} onTab={setTab}><Trans>Changes</Trans></Tab>
      </div>
      {tab === 'history' || !tells ? <History type={type} record={record} /> : (
        <>
          {type.can.update && interaction ? <Composer type={type} record={record} interaction={interaction} {...(kinds.some((kind) => kind.value === tab) || tab === 'task' ? { starting: tab } : {})} key={tab} /> : null}
          <Timeline type={type} record={record} kind={tab} />
        </>
      )}
    </>
  );
}

function Tab({ value, tab, onTab, children }: { value: string; tab: string; onTab: (value: string) => void; children: React.ReactNode }) {
  return <UnstyledButton role="tab" className={css.tab} aria-selected={tab === value} onClick={() => onTab(value)}>{children}</UnstyledButton>;
}
