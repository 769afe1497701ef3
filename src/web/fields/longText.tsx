import { Textarea } from '@mantine/core';
import css from './fields.module.css';
import type { FieldView } from './fieldView.ts';

export const longTextView: FieldView = {
  type: 'longText',
  width: 240,
  isBoxed: true,
  Show: ({ value, isWide }) => <span className={isWide ? css.lines : undefined}>{String(value)}</span>,
  Edit: ({ value, onChange, label, id, autoFocus, isInvalid }) => (
    <Textarea
      {...(id ? { id } : {})} autosize minRows={3} maxRows={12} value={String(value ?? '')} aria-label={label} autoFocus={autoFocus ?? false}
      error={isInvalid ?? false} onChange={(event) => onChange(event.currentTarget.value)}
    />
  ),
  toText: String,
  fromText: (text) => text,
};
