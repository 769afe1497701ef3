import { MultiSelect } from '@mantine/core';
import { Chip } from '../parts/Chip.tsx';
import { optionByWords, optionOf } from './choice.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

function Show({ field, value, isWide }: ShowProps) {
  return (
    <span className={isWide ? css.wrap : css.row}>
      {(value as string[]).map((key) => <Chip key={key} colour={optionOf(field, key).colour}>{optionOf(field, key).label}</Chip>)}
    </span>
  );
}

function Edit({ field, value, onChange, label, id, autoFocus, isInvalid }: EditProps) {
  return (
    <MultiSelect
      {...(id ? { id } : {})} data={(field.options ?? []).map(({ value: key, label: words }) => ({ value: key, label: words }))} value={(value as string[] | null) ?? []}
      aria-label={label} searchable clearable autoFocus={autoFocus ?? false} defaultDropdownOpened={autoFocus ?? false} error={isInvalid ?? false} onChange={onChange}
    />
  );
}

export const choicesView: FieldView = {
  type: 'choices',
  width: 200,
  isBoxed: true,
  Show,
  Edit,
  toText: (value, { field }) => (value as string[]).map((key) => optionOf(field, key).label).join(', '),
  fromText: (text, { field }) => {
    const read = text.split(/[,;]/).filter((part) => part.trim() !== '').map((part) => optionByWords(field, part));
    return read.includes(undefined) ? undefined : read;
  },
};
