import type { ReactNode } from 'react';
import { useDocumentTitle } from '@mantine/hooks';
import css from './parts.module.css';

/** The title of a page, a few words beside it, and its buttons. Also names the browser tab. */
export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  useDocumentTitle(`${title} · Rapport`);
  return (
    <div className={css.head}>
      <h1>{title}</h1>
      {note ? <span className={css.note}>{note}</span> : null}
      <div className={css.actions}>{children}</div>
    </div>
  );
}
