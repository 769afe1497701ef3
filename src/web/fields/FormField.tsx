import { Input } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { MetaField } from '../records/meta.ts';
import { fieldView } from './fieldViews.ts';

type FormFieldProps = { field: MetaField; value: unknown; onChange: (value: unknown) => void; problem?: string | undefined; autoFocus?: boolean };

/** A field in a form: its label, its editor, its help, and the server's sentence when it was refused. */
export function FormField({ field, value, onChange, problem, autoFocus }: FormFieldProps) {
  const id = useId();
  const { Edit } = fieldView(field.type);
  const box = useRef<HTMLDivElement>(null);
  // Not the editor's own autoFocus, which opens its list too; and after the drawer has taken the focus to itself.
  useEffect(() => {
    if (!autoFocus) return;
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 80);
    return () => clearTimeout(timer);
  }, [autoFocus]);
  return (
    <Input.Wrapper id={id} label={field.label} description={field.help} error={problem} required={field.required ?? false}>
      <div ref={box}><Edit field={field} value={value} onChange={onChange} label={field.label} id={id} isInvalid={Boolean(problem)} /></div>
    </Input.Wrapper>
  );
}
