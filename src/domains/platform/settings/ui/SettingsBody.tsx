import type { ReactNode } from 'react';
import css from './settings.module.css';

/** What stands below the heading of a settings page: a sentence, then its blocks, no wider than one reads well. */
export function SettingsBody({ lead, children }: { lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.body}>
      {lead ? <p className={css.lead}>{lead}</p> : null}
      {children}
    </div>
  );
}
