import type { ReactNode } from 'react';
import css from './parts.module.css';

type NoticeProps = { tone?: 'teal' | 'green' | 'amber' | 'red'; title?: ReactNode; /** An alert is read out at once, a status when there is time. */ role?: 'alert' | 'status'; children: ReactNode };

/** A sentence set apart: what was refused, what was done, what to know first. */
export function Notice({ tone = 'teal', title, role, children }: NoticeProps) {
  return (
    <div className={css.notice} role={role} style={{ background: `var(--${tone}-soft)` }}>
      {title ? <p className={css.noticeTitle} style={{ color: `var(--${tone})` }}>{title}</p> : null}
      {children}
    </div>
  );
}
