import { isId, type Id } from '../id.ts';
import { msg } from '../message.ts';
import { valueProblem, type Field, type FieldType, type OperatorName, type Surroundings } from './fieldType.ts';
import { asId, uncomparable } from './storedForm.ts';

const linkOperators = ['is', 'isNot', 'isOneOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'] as const satisfies readonly OperatorName[];

/** Another record of one type, kept and written as its id; whether it exists is for the engine, in the transaction. */
export const relationField: FieldType<Id> = {
  type: 'relation',
  parse: (value) => readId(value),
  fromText: (text, field, around) => named(text, field, around),
  toText: (value, field, around) => around.nameOf?.(field, value) ?? value,
  toFile: (value, field, around) => {
    const name = around.nameOf?.(field, value);
    return name && around.lookUp?.(field, name) === value ? name : value;
  },
  comparedAs: 'id',
  operators: linkOperators,
  sql: { columnType: 'uuid', comparable: asId, sortable: false },
};

/** A colleague, as the id of the membership in the firm. */
export const userField: FieldType<Id> = { ...relationField, type: 'user', operators: ['isMe', ...linkOperators] };

export const fileField: FieldType<Id> = { ...relationField, type: 'file', operators: ['isEmpty', 'isNotEmpty'] };

/** A record of any type: two columns, `<column>_type` and `<column>_id`, or a document when custom. */
export type Reference = { type: string; id: Id };

export const referenceField: FieldType<Reference> = {
  type: 'reference',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    const { type, id } = value as Partial<Reference>;
    if (typeof value !== 'object' || !isTypeName(type) || !isId(id)) throw valueProblem('expected_reference', expectedReference);
    return { type, id: id.toLowerCase() };
  },
  fromText: (text) => {
    if (!text.trim()) return null;
    const [type, id] = text.trim().split(':');
    if (!isTypeName(type) || !isId(id)) throw valueProblem('expected_reference', expectedReferenceText);
    return { type, id: id.toLowerCase() };
  },
  toText: (value, field, around) => around.nameOf?.(field, `${value.type}:${value.id}`) ?? `${value.type}:${value.id}`,
  toFile: (value) => `${value.type}:${value.id}`,
  comparedAs: 'reference',
  operators: ['is', 'isNot', 'isOneOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  sql: { columnType: 'uuid', comparable: uncomparable, sortable: false },
};

function readId(value: unknown): Id | null {
  if (value === null || value === undefined || value === '') return null;
  const id = typeof value === 'object' ? (value as { id?: unknown }).id : value;
  if (!isId(id)) throw valueProblem('expected_id', expectedId);
  return id.toLowerCase();
}

function named(text: string, field: Field, around: Surroundings): Id | null {
  const words = text.trim();
  if (!words) return null;
  if (isId(words)) return words.toLowerCase();
  const id = around.lookUp?.(field, words);
  if (!id) throw valueProblem('not_found', notFound, { words });
  return id;
}

function isTypeName(type: unknown): type is string {
  return typeof type === 'string' && /^[a-z][A-Za-z0-9]{0,60}$/.test(type);
}

const expectedId = msg`Expected the id of a record.`;
const expectedReference = msg`Expected a record, as its type and its id.`;
const expectedReferenceText = msg`Expected a record as type:id.`;
const notFound = msg({ message: 'Nothing called “{words}” was found.' });
