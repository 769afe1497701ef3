import type { MetaType, RecordJson } from './meta.ts';

/** The name in a second script, and the one other thing that tells two of the same name apart. */
export function secondLine(type: MetaType, record: RecordJson): { otherName: string | null; note: string | null } {
  const otherName = type.fields.some((field) => field.key === 'otherName') && typeof record['otherName'] === 'string' ? record['otherName'] : null;
  const company = record['company'];
  const note = company && typeof company === 'object' && 'title' in company ? String(company.title) : null;
  return { otherName: otherName === record.title ? null : otherName, note };
}
