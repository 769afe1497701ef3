import { sql, type RawBuilder } from 'kysely';
import { addressParts } from '../fields/address.ts';
import type { Field } from '../fields/fieldType.ts';
import { fieldTypeOf } from '../fields/registry.ts';
import type { RecordType } from '../record.ts';
import type { CriteriaScope } from './scope.ts';

/** A path walked: the to-one relations on the way, the field at its end, and the part of it when the field has parts. */
export type Place = { relations: { field: Field; to: RecordType }[]; type: RecordType; field: Field; part: Part | null };

/** One part of an address ('city') or the text under one name of a pairs field; `field` says what the part itself is. */
export type Part = { name: string; field: Field };

/** A field of a record type by its key, or the record's own id. */
export function fieldOf(type: RecordType, key: string): Field | undefined {
  if (Object.hasOwn(type.fields, key)) return type.fields[key];
  return key === 'id' ? { key, type: 'relation', to: type.name, label: type.label, column: 'id', readOnly: true } : undefined;
}

/** Follows 'company.parent.addresses.city' from a record type; undefined when a step does not exist or may not be read. */
export function walk(path: string, from: RecordType, scope: CriteriaScope): Place | undefined {
  const steps = path.split('.');
  const relations: Place['relations'] = [];
  let type = from;
  for (let index = 0; index < steps.length; index += 1) {
    const field = fieldOf(type, steps[index]!);
    if (!field || scope.mayRead?.(type.name, field.key) === false) return undefined;
    if (index === steps.length - 1) return { relations, type, field, part: null };
    const part = partOf(field, steps.slice(index + 1).join('.'));
    if (part) return { relations, type, field, part };
    const to = field.type === 'relation' && field.to && relations.length < 5 ? scope.typeOf(field.to) : undefined;
    if (!to) return undefined;
    relations.push({ field, to });
    type = to;
  }
  return undefined;
}

function partOf(field: Field, name: string): Part | null {
  if (field.type === 'pairs') return { name, field: { key: name, type: 'text', label: name } };
  if (field.type !== 'address' && field.type !== 'addresses') return null;
  if (name === 'country') return { name, field: { key: name, type: 'country', label: name } };
  return addressParts.some((part) => part === name) ? { name, field: { key: name, type: 'text', label: name } } : null;
}

/** A field's value in SQL: where it stands, and the expression to compare. */
export type Target = { alias: string; field: Field; stored: 'column' | 'jsonb'; raw: RawBuilder<unknown>; comparable: RawBuilder<unknown> };

export function targetOf(field: Field, alias: string): Target {
  const stored = field.column ? 'column' : 'jsonb';
  // A literal key, not a parameter, so that an index on the same expression can serve; keys come from definitions, never from a request.
  const whole = field.column
    ? sql`${sql.ref(`${alias}.${field.column}`)}`
    : sql`(${sql.ref(`${alias}.custom`)} -> ${sql.lit(field.key)})`;
  const comparable = fieldTypeOf(field.type).sql.comparable(whole, stored);
  // A JSON null is no list to unfold; as text it is null already.
  const raw = field.column ? whole : sql`nullif(${whole}, 'null'::jsonb)`;
  return { alias, field, stored, raw, comparable: comparable ?? raw };
}
