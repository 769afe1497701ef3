import { fieldTypeOf } from '#kernel/fields/registry.ts';
import { ValueProblem } from '#kernel/fields/fieldType.ts';
import type { Field, Surroundings } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import { msg, withValues } from '#kernel/message.ts';
import { searchKeys } from '#kernel/names/searchKeys.ts';
import type { RecordType } from '#kernel/record.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import type { Values } from './behaviour.ts';
import { referenceColumns } from './select.ts';

/** What reading an input gave: the values that could be read, and a problem for each that could not. */
export type ReadValues = { values: Values; problems: FieldProblem[] };

const unknownField = msg({ message: 'There is no field called {field}.' });
const readOnlyField = msg({ message: '{field} is kept by Rapport and cannot be written.' });
const needed = msg({ message: 'Give a value for {field}.' });

// What the API adds when it shows a record: ignored when the whole record is sent back.
const shownOnly = new Set(['id', 'title', 'version', 'can', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt']);

/** Reads an input in API form against a record type; what is required is asked once defaults are in. */
export function readValues(type: RecordType, input: Record<string, unknown>, around: Surroundings): ReadValues {
  const values: Values = {};
  const problems: FieldProblem[] = [];
  for (const [key, raw] of Object.entries(input)) {
    const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
    if (shownOnly.has(key)) continue;
    if (!field) {
      problems.push({ field: key, code: 'platform.unknown_field', message: withValues(unknownField, { field: key }) });
    } else if (field.readOnly) {
      problems.push({ field: key, code: 'platform.read_only', message: withValues(readOnlyField, { field: key }) });
    } else {
      readOne(field, raw, around, { values, problems });
    }
  }
  return { values, problems };
}

/** Required fields that have no value: all of them for a new record, the emptied ones for a change. */
export function missing(type: RecordType, values: Values, mode: 'create' | 'update'): FieldProblem[] {
  return Object.values(type.fields)
    .filter((field) => field.required && (mode === 'create' ? (values[field.key] ?? null) === null : values[field.key] === null))
    .map((field) => ({ field: field.key, code: 'platform.required', message: withValues(needed, { field: field.key }) }));
}

function readOne(field: Field, raw: unknown, around: Surroundings, into: ReadValues): void {
  try {
    into.values[field.key] = raw === null || raw === '' ? null : fieldTypeOf(field.type).parse(raw, field, around);
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error;
    into.problems.push({ field: field.key, code: error.code, message: error.sentence });
  }
}

const jsonTypes = new Set(['money', 'emails', 'phones', 'address', 'addresses', 'pairs']);

/** Values by column, as the driver takes them; custom ones together in the custom document. */
export function columnValues(type: RecordType, values: Values): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = type.fields[key];
    if (!field) continue;
    if (field.custom) custom[key] = value;
    else if (field.type === 'reference') {
      const [typeColumn, idColumn] = referenceColumns(field);
      const at = value as { type: string; id: Id } | null;
      columns[typeColumn] = at?.type ?? null;
      columns[idColumn] = at?.id ?? null;
    } else columns[field.column!] = value !== null && jsonTypes.has(field.type) ? JSON.stringify(value) : value;
  }
  if (Object.keys(custom).length) columns['custom'] = custom;
  return columns;
}

/** What a record is called and found by, from its whole values. */
export function namesOf(type: RecordType, values: Values): { title: string; searchKeys: string } {
  const title = type.title(values).trim();
  const words = [title];
  for (const field of Object.values(type.fields)) {
    const value = values[field.key] ?? null;
    if (field.searched && value !== null) words.push(...(fieldTypeOf(field.type).searchWords?.(value, field) ?? [String(value)]));
  }
  return { title, searchKeys: type.searchable ? searchKeys(words) : '' };
}

/** True when a change of these fields changes what the record is called or found by. */
export function touchesNames(type: RecordType, patch: Values): boolean {
  return Object.keys(patch).some((key) => type.fields[key]?.searched || type.titleFields.includes(key));
}

/** Whether two stored values are the same; objects by content, in any order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1))) : inner);
}
