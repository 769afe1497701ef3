import { Select } from '@mantine/core';
import { Chip } from '../parts/Chip.tsx';
import type { MetaField } from '../records/meta.ts';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

/** The option of a choice field with this value; an option since removed still shows its value. */
export function optionOf(field: MetaField, value: unknown) {
  return field.options?.find((option) => option.value === value) ?? { value: String(value), label: String(value), colour: 'grey' as const };
}

/** Finds an option by its words or its value, whatever the case. */
export function optionByWords(field: MetaField, text: string): string | undefined {
  const looked = text.trim().toLocaleLowerCase();
  return field.options?.find((option) => option.label.toLocaleLowerCase() === looked || option.value.toLowerCase() === looked)?.value;
}

function Show({ field, value }: ShowProps) {
  const option = optionOf(field, value);
  return <Chip colour={option.colour}>{option.label}</Chip>;
}

function Edit({ field, value, onChange, onDone, label, id, autoFocus, isInvalid }: EditProps) {
  return (
    <Select
      {...(id ? { id } : {})} allowDeselect={false} data={(field.options ?? []).map(({ value: key, label: words }) => ({ value: key, label: words }))} value={value ? String(value) : null}
      aria-label={label} searchable={(field.options?.length ?? 0) > 7} clearable={!field.required} autoFocus={autoFocus ?? false} defaultDropdownOpened={autoFocus ?? false}
      error={isInvalid ?? false} renderOption={({ option }) => <Show field={field} value={option.value} />}
      onChange={(next) => { onChange(next); onDone?.(next); }}
    />
  );
}

export const choiceView: FieldView = {
  type: 'choice',
  width: 140,
  Show,
  Edit,
  toText: (value, { field }) => optionOf(field, value).label,
  fromText: (text, { field }) => optionByWords(field, text),
};
