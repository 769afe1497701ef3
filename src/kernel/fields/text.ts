import { msg } from '../message.ts';
import { valueProblem, type Field, type FieldType, type OperatorName } from './fieldType.ts';
import { asText } from './storedForm.ts';

export const textOperators = [
  'contains', 'doesNotContain', 'is', 'isNot', 'isOneOf', 'isNoneOf', 'startsWith', 'isEmpty', 'isNotEmpty',
] as const satisfies readonly OperatorName[];

/** One line: line breaks become spaces. */
export const textField: FieldType<string> = {
  type: 'text',
  parse: (value, field) => limited(oneLine(requireText(value)), field, 1_000),
  fromText: (text, field) => limited(oneLine(text), field, 1_000),
  toText: (value) => value,
  toFile: (value) => value,
  comparedAs: 'text',
  operators: textOperators,
  searchWords: (value) => [value],
  sql: { columnType: 'text', comparable: asText, sortable: true },
};

/** Several lines, kept as written. */
export const longTextField: FieldType<string> = {
  ...textField,
  type: 'longText',
  parse: (value, field) => limited(manyLines(requireText(value)), field, 100_000),
  fromText: (text, field) => limited(manyLines(text), field, 100_000),
  operators: ['contains', 'doesNotContain', 'isEmpty', 'isNotEmpty'],
  sql: { columnType: 'text', comparable: asText, sortable: false },
};

/** null and undefined are empty; anything else must be text already. */
export function requireText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') throw valueProblem('expected_text', expectedText);
  return value;
}

/** PostgreSQL keeps no NUL, and an unpaired surrogate is no character: both come from broken conversions. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().trim();
}

function oneLine(text: string): string {
  return clean(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '));
}

function manyLines(text: string): string {
  return clean(text.replace(/\r\n?/g, '\n'));
}

export function limited(text: string, field: Pick<Field, 'maxLength'>, usual: number): string | null {
  const limit = field.maxLength ?? usual;
  if (text.length > limit) throw valueProblem('too_long', tooLong, { limit });
  return text || null;
}

const expectedText = msg`Expected text.`;
const tooLong = msg({ message: 'This is longer than {limit} characters.' });
