import type { Field, FieldTypeName, Option } from './fields/fieldType.ts';
import { msg } from './message.ts';
import type { Message } from './message.ts';

/** A standard record type described once: API, views, import, export, search, timeline and undo are read off it. */
export type RecordType = {
  /** 'person' */
  name: string;
  /** 'people': table name, API path and event prefix's plural. */
  plural: string;
  /** 'customers': event names are `customers.person.created`. */
  domain: string;
  table: string;
  label: Message;
  pluralLabel: Message;
  /** What a record is called, from its field values (keys are field keys); the engine keeps it in the column `title`. */
  title: (values: Record<string, unknown>) => string;
  /** The fields `title` reads. */
  titleFields: readonly string[];
  fields: Record<string, Field>;
  /** Relation fields whose records show this one on their timeline, with the field that says when. */
  timeline?: { on: string[]; at: string; kind: string };
  /** To-many relations a filter can count: the other record's relation or reference field that points here. */
  related: Record<string, Related>;
  /** Columns the list shows until somebody chooses others. */
  columns: string[];
  defaultSort: string;
  board?: string;
  calendar?: string;
  icon: string;
  /** Found by global search. */
  searchable: boolean;
  /** Importable from files. */
  importable: boolean;
  /** Hidden from the rail and lists of its own; shown inside other records. */
  within?: boolean;
  /** Field whose changes stand on the record's own timeline (a life-cycle stage). */
  milestone?: string;
};

/** A to-many relation seen from here: records of type `record` whose field `by` points to this record. */
export type Related = { record: string; by: string; label: Message };

type FieldInput = Omit<Field, 'key' | 'type' | 'column'> & { column?: string };

const maker = (type: FieldTypeName) => (label: Message, more: Partial<FieldInput> = {}): Omit<Field, 'key'> => ({ ...more, type, label });

/** One maker a field type: `firstName: text(msg`First name`, { searched: true })`. */
export const text = maker('text');
export const longText = maker('longText');
export const richText = maker('richText');
export const number = maker('number');
export const date = maker('date');
export const dateTime = maker('dateTime');
export const emails = maker('emails');
export const phones = maker('phones');
export const url = maker('url');
export const addresses = maker('addresses');
export const language = maker('language');
export const user = maker('user');
export const reference = maker('reference');
export const tags = maker('tags');
export const pairs = maker('pairs');
export const choice = (label: Message, options: readonly Option[], more: Partial<FieldInput> = {}) => ({ ...more, type: 'choice' as const, label, options });
export const relation = (label: Message, to: string, more: Partial<FieldInput> = {}) => ({ ...more, type: 'relation' as const, label, to });

type RecordInput = Omit<RecordType, 'fields' | 'related'> & { fields: Record<string, Omit<Field, 'key'>>; related?: Record<string, Related> };

/** Checks a descriptor and gives each field its key and column (`firstName` → `first_name`, relations and users `company` → `company_id`). */
export function defineRecord(input: RecordInput): RecordType {
  const fields: Record<string, Field> = {};
  for (const [key, field] of Object.entries(input.fields)) {
    const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const suffix = ['relation', 'user', 'file'].includes(field.type) ? '_id' : '';
    fields[key] = { ...field, key, column: field.column ?? snake + suffix };
  }
  for (const key of [...input.columns, ...(input.timeline?.on ?? [])]) {
    if (!(key in fields) && !(key in engineFields)) throw new Error(`${input.name}: no field called ${key}`);
  }
  return { ...input, related: input.related ?? {}, fields: { ...fields, ...engineFields } };
}

/** Fields every record has, kept by the engine: shown, filtered and sorted by, never edited. */
const engineFields: Record<string, Field> = {
  createdAt: { key: 'createdAt', type: 'dateTime', label: msg`Created`, readOnly: true, column: 'created_at', group: 'record' },
  createdBy: { key: 'createdBy', type: 'user', label: msg`Created by`, readOnly: true, column: 'created_by', group: 'record' },
  updatedAt: { key: 'updatedAt', type: 'dateTime', label: msg`Last changed`, readOnly: true, column: 'updated_at', group: 'record' },
  updatedBy: { key: 'updatedBy', type: 'user', label: msg`Last changed by`, readOnly: true, column: 'updated_by', group: 'record' },
};
