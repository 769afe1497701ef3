import type { ReactNode } from 'react';
import css from './parts.module.css';

/** A framed block with a heading and, at its right, one small action. */
export function Panel({ title, action, children }: { title?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.panel}>
      {title ? <header className={css.panelHead}><h2>{title}</h2>{action}</header> : null}
      {children}
    </section>
  );
}
