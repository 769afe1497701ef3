import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormat } from '../i18n/useFormat.ts';
import type { EditProps } from './fieldView.ts';
import { readNumber } from './readNumber.ts';

type NumberEditProps = Pick<EditProps, 'label' | 'id' | 'autoFocus' | 'isInvalid'> & {
  value: number | null; onNumber: (value: number | null) => void; end?: ReactNode; endWidth?: number;
};

/** A number typed the reader's way; shown with her marks, given on as a number. */
export function NumberEdit({ value, onNumber, label, id, autoFocus, isInvalid, end, endWidth }: NumberEditProps) {
  const { number, tag } = useFormat();
  const [text, setText] = useState(value === null ? '' : number(value));
  const isWrong = text.trim() !== '' && readNumber(text, tag) === undefined;
  return (
    <TextInput
      {...(id ? { id } : {})} value={text} inputMode="decimal" aria-label={label} autoFocus={autoFocus ?? false} error={isInvalid || isWrong}
      rightSection={end} rightSectionWidth={endWidth ?? 32} className="numeric"
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        onNumber(typed.trim() === '' ? null : readNumber(typed, tag) ?? value);
      }}
    />
  );
}
