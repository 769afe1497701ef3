import type { ReactNode } from 'react';
import { useDocumentTitle } from '@mantine/hooks';
import { LanguageMenu } from '#web/shell/LanguageMenu.tsx';
import { ThemeButton } from '#web/shell/ThemeButton.tsx';
import css from './doorway.module.css';

/** The frame of every page before sign-in: the mark, language and colours, and what is asked in the middle. */
export function Doorway({ children }: { children: ReactNode }) {
  return (
    <div className={css.page}>
      <header className={css.top}>
        <span className={css.brand}><img src="/mark.svg" width={24} height={24} alt="" />Rapport</span>
        <LanguageMenu />
        <ThemeButton />
      </header>
      <main className={css.place} id="page" tabIndex={-1}>{children}</main>
    </div>
  );
}

/** One card with a title, a sentence and a form. */
export function DoorwayCard({ title, lead, below, children }: { title: string; lead?: ReactNode; below?: ReactNode; children: ReactNode }) {
  useDocumentTitle(`${title} · Rapport`);
  return (
    <Doorway>
      <div className={css.card}>
        <h1>{title}</h1>
        {lead ? <p className={css.lead}>{lead}</p> : null}
        {children}
      </div>
      {below ? <p className={css.below}>{below}</p> : null}
    </Doorway>
  );
}
