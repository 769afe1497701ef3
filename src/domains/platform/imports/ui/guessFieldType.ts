import type { FieldOption } from '../../fields/ui/customFields.ts';
import type { CustomType } from '../../fields/ui/useFieldTypeNames.ts';

const kinds: [CustomType, RegExp][] = [
  ['yesNo', /^(yes|no|true|false|y|n)$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['url', /^(https?:\/\/|www\.)\S+$/i],
  ['percent', /^-?[\d.,]+\s?%$/],
  ['dateTime', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
  ['date', /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/],
  ['phone', /^\+\d[\d\s()-]{7,}$/],
  ['number', /^-?\d{1,3}([ ,]?\d{3})*([.,]\d+)?$/],
];

/** What kind of field the values of a column suggest. */
export function guessFieldType(samples: readonly string[]): { type: CustomType; options?: FieldOption[] } {
  const values = samples.map((value) => value.trim()).filter(Boolean);
  const found = values.length > 0 ? kinds.find(([, form]) => values.every((value) => form.test(value))) : undefined;
  if (found) return { type: found[0] };
  return { type: values.some((value) => value.length > 120) ? 'longText' : 'text' };
}
