import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileImport, IconHistory, IconTrash, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiUrl } from '#web/api/client.ts';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { RecordIcon } from '#web/parts/RecordIcon.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { useCan } from '#web/session/useSession.ts';
import { SettingsBody } from './SettingsBody.tsx';
import css from './settings.module.css';

/** Everything in and out: import, export of every list, history, trash. */
export function DataPage() {
  const { t } = useLingui();
  const types = useKnownTypes().toSorted((a, b) => Number(a.within ?? false) - Number(b.within ?? false));
  const mayWrite = useCan('records.write');
  return (
    <>
      <PageHead title={t`Data`} />
      <SettingsBody lead={<Trans>Your data is yours: take all of it with you at any time.</Trans>}>
        <Panel title={<Trans>Bring in and take back</Trans>}>
          <ul className={css.list}>
            {mayWrite ? <Way icon={IconFileImport} to="/import" words={<Trans>Import</Trans>} note={<Trans>Lists from spreadsheets and other programs</Trans>} /> : null}
            <Way icon={IconHistory} to="/history" words={<Trans>History</Trans>} note={<Trans>Every change, by whom, with Undo</Trans>} />
            <Way icon={IconTrash} to="/trash" words={<Trans>Trash</Trans>} note={<Trans>What was deleted, to be taken back</Trans>} />
          </ul>
        </Panel>
        <Panel title={<Trans>Export</Trans>}>
          <ul className={css.list}>
            {types.map((type) => (
              <li key={type.name} className={css.row}>
                <RecordIcon name={type.icon} />
                <span className={css.words}><b>{type.pluralLabel}</b></span>
                <span className={css.end}>
                  <Button component="a" variant="default" href={apiUrl(`/${type.plural}/export`, { format: 'xlsx' })} download aria-label={t`${type.pluralLabel} as an Excel file`}>Excel</Button>
                  <Button component="a" variant="default" href={apiUrl(`/${type.plural}/export`, { format: 'csv' })} download aria-label={t`${type.pluralLabel} as a CSV file`}>CSV</Button>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </SettingsBody>
    </>
  );
}

function Way({ icon: WayIcon, to, words, note }: { icon: Icon; to: string; words: ReactNode; note: ReactNode }) {
  return (
    <li className={css.row}>
      <WayIcon size={18} stroke={1.6} aria-hidden="true" />
      <span className={css.words}><b>{words}</b><small>{note}</small></span>
      <span className={css.end}><Button component={Link} to={to} variant="default"><Trans>Open</Trans></Button></span>
    </li>
  );
}
