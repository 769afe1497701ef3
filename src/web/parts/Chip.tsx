import type { ReactNode } from 'react';
import type { ChoiceColour } from '#kernel/fields/fieldType.ts';
import css from './parts.module.css';

/** A small coloured word: an option, a state, a tag. The word carries the meaning, the colour only helps. */
export function Chip({ colour = 'grey', children }: { colour?: ChoiceColour; children: ReactNode }) {
  return <span className={css.chip} style={{ background: `var(--${colour}-soft)`, color: `var(--${colour})` }}>{children}</span>;
}
