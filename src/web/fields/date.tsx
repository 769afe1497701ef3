import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../i18n/useFormat.ts';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { readDate } from './readDate.ts';

function Show({ value }: ShowProps) {
  return <span className="numeric">{useFormat().date(String(value))}</span>;
}

type DateEditProps = Omit<EditProps, 'field'> & { opened?: boolean };

/** A date typed the reader's way or chosen from a month. */
export function DateEdit({ value, onChange, onDone, label, id, autoFocus, isInvalid }: DateEditProps) {
  const { t } = useLingui();
  const { date, tag } = useFormat();
  const iso = value ? String(value).slice(0, 10) : null;
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(autoFocus ?? false);
  const isWrong = typed !== null && typed.trim() !== '' && readDate(typed, tag) === undefined && typed !== (iso ? date(iso) : '');
  const choose = (next: string) => {
    setTyped(null);
    setOpened(false);
    onChange(next);
    onDone?.(next);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" withinPortal>
      <Popover.Target>
        <TextInput
          {...(id ? { id } : {})} value={typed ?? (iso ? date(iso) : '')} aria-label={label} autoFocus={autoFocus ?? false} error={isInvalid || isWrong} autoComplete="off"
          placeholder={date('2026-12-31')} rightSection={<ActionIcon size={26} aria-label={t`Choose a date`} onClick={() => setOpened(!opened)}><IconCalendar size={16} stroke={1.6} /></ActionIcon>}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const read = text.trim() === '' ? null : readDate(text, tag);
            if (read !== undefined) onChange(read);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p={6}><MonthGrid key={iso} value={iso} onChoose={choose} /></Popover.Dropdown>
    </Popover>
  );
}

export const dateView: FieldView = {
  type: 'date',
  width: 130,
  Show,
  Edit: DateEdit,
  toText: (value, { format }) => format.date(String(value)),
  fromText: (text, { format }) => readDate(text, format.tag),
};
