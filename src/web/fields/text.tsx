import { TextInput } from '@mantine/core';
import type { EditProps, FieldView } from './fieldView.ts';

export function TextEdit({ value, onChange, label, id, autoFocus, isInvalid, field }: EditProps) {
  return (
    <TextInput
      {...(id ? { id } : {})} value={String(value ?? '')} aria-label={label} data-autofocus={autoFocus} autoFocus={autoFocus ?? false} error={isInvalid ?? false}
      {...(field.maxLength ? { maxLength: field.maxLength } : {})} onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export const textView: FieldView = {
  type: 'text',
  width: 180,
  Show: ({ value }) => <>{String(value)}</>,
  Edit: TextEdit,
  toText: String,
  fromText: (text) => text,
};
