import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat, type Format } from '../i18n/useFormat.ts';
import { countryCodes } from '#kernel/places.ts';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

function Show({ value }: ShowProps) {
  return <>{useFormat().country(String(value))}</>;
}

/** Every country by the reader's name for it, in her order. */
export function countryOptions(format: Format): { value: string; label: string }[] {
  return countryCodes.map((code) => ({ value: code, label: format.country(code) })).sort((a, b) => format.collator.compare(a.label, b.label));
}

export function CountryEdit({ value, onChange, onDone, label, id, autoFocus, isInvalid }: Omit<EditProps, 'field'>) {
  const format = useFormat();
  const options = useMemo(() => countryOptions(format), [format]);
  return (
    <Select
      {...(id ? { id } : {})} allowDeselect={false} data={options} value={value ? String(value) : null} aria-label={label} searchable clearable autoFocus={autoFocus ?? false}
      defaultDropdownOpened={autoFocus ?? false} limit={60} error={isInvalid ?? false} onChange={(next) => { onChange(next); onDone?.(next); }}
    />
  );
}

export const countryView: FieldView = {
  type: 'country',
  width: 140,
  Show,
  Edit: CountryEdit,
  toText: (value, { format }) => format.country(String(value)),
  fromText: (text, { format }) => {
    const looked = text.trim().toLocaleLowerCase();
    return countryCodes.find((code) => code.toLowerCase() === looked || format.country(code).toLocaleLowerCase() === looked);
  },
};
