import type { ReactNode } from 'react';
import css from './parts.module.css';

/** Nothing here yet: one sentence, one action, one example. */
export function EmptyState({ title, example, action }: { title: ReactNode; example?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>{title}</p>
      {example ? <p className={css.emptyExample}>{example}</p> : null}
      {action ? <div className={css.emptyAction}>{action}</div> : null}
    </div>
  );
}
