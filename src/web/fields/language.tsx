import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { languages } from '#kernel/language.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

// Customers speak more languages than the interface does; the product's own come first.
const spoken = [...languages, 'hi', 'ur', 'te', 'ml', 'kn', 'mr', 'gu', 'pa', 'ne', 'dv', 'om', 'ti', 'so', 'sw', 'ar', 'fa', 'ru', 'ka', 'tr', 'az', 'zh', 'ja', 'ko', 'th', 'ms', 'id', 'vi',
  'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'uk', 'ro', 'el', 'he', 'sv', 'no', 'da', 'fi', 'cs', 'hu'];

function Show({ value }: ShowProps) {
  return <>{useFormat().language(String(value))}</>;
}

function Edit({ value, onChange, onDone, label, id, autoFocus, isInvalid }: EditProps) {
  const format = useFormat();
  const options = useMemo(() => spoken.map((code) => ({ value: code, label: format.language(code) })), [format]);
  return (
    <Select
      {...(id ? { id } : {})} allowDeselect={false} data={options} value={value ? String(value) : null} aria-label={label} searchable clearable autoFocus={autoFocus ?? false}
      defaultDropdownOpened={autoFocus ?? false} error={isInvalid ?? false} onChange={(next) => { onChange(next); onDone?.(next); }}
    />
  );
}

export const languageView: FieldView = {
  type: 'language',
  width: 120,
  Show,
  Edit,
  toText: (value, { format }) => format.language(String(value)),
  fromText: (text, { format }) => {
    const looked = text.trim().toLocaleLowerCase();
    return spoken.find((code) => code === looked || format.language(code).toLocaleLowerCase() === looked);
  },
};
