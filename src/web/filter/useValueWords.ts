import { useWords } from '../fields/FieldValue.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import type { MetaField } from '../records/meta.ts';
import { usePeriodNames } from './usePeriodNames.ts';

// What these hold is compared with words or ids, not with their own form.
const comparedAsWords = new Set(['emails', 'phones', 'addresses', 'address', 'tags', 'richText', 'pairs', 'phone', 'text', 'longText', 'email', 'url']);

/** Words for one value of a condition. */
export function useValueWords(): (field: MetaField, value: unknown) => string {
  const { toText } = useWords();
  const { date } = useFormat();
  const periods = usePeriodNames();
  return (field, value) => {
    if (value === null || value === undefined) return '…';
    if (typeof value === 'string' && (field.type === 'date' || field.type === 'dateTime')) {
      return periods[value] ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : toText(field, value));
    }
    if (comparedAsWords.has(field.type)) return String(value);
    if (field.type === 'choices') return toText({ ...field, type: 'choice' }, value);
    if (field.type === 'relation' || field.type === 'reference') return typeof value === 'object' && 'title' in value ? String(value.title) : '…';
    return toText(field, value);
  };
}
