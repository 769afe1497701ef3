import { useMemo } from 'react';
import { useFormat } from '../i18n/useFormat.ts';
import { useMeta, type MetaField } from '../records/meta.ts';
import { useRegion } from '../session/useSession.ts';
import { isBlank, type Words } from './fieldView.ts';
import { fieldView } from './fieldViews.ts';

/** A field's value as people read it; nothing when empty. */
export function FieldValue({ field, value, isWide }: { field: MetaField; value: unknown; isWide?: boolean }) {
  if (isBlank(value)) return null;
  const { Show } = fieldView(field.type);
  return <Show field={field} value={value} isWide={isWide ?? false} />;
}

/** Turns values into words and back: for copying, pasting and showing differences. */
export function useWords(): { toText: (field: MetaField, value: unknown) => string; fromText: (field: MetaField, text: string) => unknown } {
  const format = useFormat();
  const meta = useMeta();
  const { currency } = useRegion();
  return useMemo(() => {
    const words = (field: MetaField): Words => ({ field, format, meta, currency });
    return {
      toText: (field, value) => (isBlank(value) ? '' : fieldView(field.type).toText(value, words(field))),
      fromText: (field, text) => (text.trim() === '' ? null : fieldView(field.type).fromText?.(text, words(field))),
    };
  }, [format, meta, currency]);
}
