import type { MetaField } from '../records/meta.ts';
import { writtenAddress, type Address } from './address.tsx';
import { writtenLines, type ContactLine } from './ContactLines.tsx';
import { idOf } from './fieldView.ts';

/** The value as it is sent: ids for what is pointed to, no empty lines, null for nothing. */
export function writtenValue(field: MetaField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  switch (field.type) {
    case 'user': case 'relation': case 'file': return idOf(value);
    case 'reference': { const { type, id } = value as { type: string; id: string }; return { type, id }; }
    case 'emails': case 'phones': return writtenLines(value as ContactLine[]);
    case 'phone': return typeof value === 'object' ? (value as { value: string }).value : value;
    case 'address': return writtenAddress(value as Address);
    case 'addresses': return (value as Address[]).filter((address) => writtenAddress(address) !== null);
    case 'text': case 'email': case 'url': return String(value).trim() || null;
    default: return value;
  }
}
