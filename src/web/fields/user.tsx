import { Group, Select } from '@mantine/core';
import { Face } from '../parts/Face.tsx';
import { useMeta, type Meta } from '../records/meta.ts';
import css from './fields.module.css';
import { idOf, type EditProps, type FieldView, type ShowProps } from './fieldView.ts';

function nameOf(value: unknown, meta: Meta): string {
  if (value && typeof value === 'object' && 'name' in value) return String(value.name);
  return meta.users.find((user) => user.id === value)?.name ?? String(value);
}

function Show({ value }: ShowProps) {
  const name = nameOf(value, useMeta());
  return <span className={css.named}><Face name={name} size={20} />{name}</span>;
}

function Edit({ field, value, onChange, onDone, label, id, autoFocus, isInvalid }: EditProps) {
  const { users } = useMeta();
  const take = (next: string | null) => {
    const user = users.find((each) => each.id === next) ?? null;
    onChange(user);
    onDone?.(user);
  };
  return (
    <Select
      {...(id ? { id } : {})} allowDeselect={false} data={users.map((user) => ({ value: user.id, label: user.name }))} value={idOf(value)} aria-label={label} searchable clearable={!field.required}
      autoFocus={autoFocus ?? false} defaultDropdownOpened={autoFocus ?? false} error={isInvalid ?? false} onChange={take}
      renderOption={({ option }) => <Group gap={8} wrap="nowrap"><Face name={option.label} size={20} />{option.label}</Group>}
    />
  );
}

export const userView: FieldView = {
  type: 'user',
  width: 150,
  Show,
  Edit,
  toText: (value, { meta }) => nameOf(value, meta),
  fromText: (text, { meta }) => meta.users.find((user) => user.name.toLocaleLowerCase() === text.trim().toLocaleLowerCase()),
};
