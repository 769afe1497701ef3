import { numberFormat } from '../formats.ts';
import { localeTag } from '../language.ts';
import { msg } from '../message.ts';
import { valueProblem, type FieldType, type OperatorName } from './fieldType.ts';
import { plainDecimal, readDecimal, unmistakable } from './readNumber.ts';
import { asNumber } from './storedForm.ts';

export const numberOperators = [
  'is', 'isNot', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty',
] as const satisfies readonly OperatorName[];

export const numberField: FieldType<number> = {
  type: 'number',
  parse: (value) => read(value),
  fromText: (text, _field, around) => (text.trim() ? fromDecimal(readDecimal(text, around.country)) : null),
  toText: (value, _field, around) => numberFormat(localeTag(around), { maximumFractionDigits: 10 }).format(value),
  toFile: (value) => unmistakable(plainDecimal(value)),
  comparedAs: 'number',
  operators: numberOperators,
  sql: { columnType: 'numeric', comparable: asNumber, sortable: true },
};

/** 12.5 means 12.5 %. */
export const percentField: FieldType<number> = {
  ...numberField,
  type: 'percent',
  fromText: (text, _field, around) => {
    const bare = text.replace(/[%٪％﹪]/g, '').trim();
    return bare ? fromDecimal(readDecimal(bare, around.country)) : null;
  },
  toText: (value, _field, around) =>
    numberFormat(localeTag(around), { style: 'percent', maximumFractionDigits: 10 }).format(`${plainDecimal(value)}E-2` as unknown as number),
  toFile: (value) => `${unmistakable(plainDecimal(value))}%`,
};

function read(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'number') throw valueProblem('expected_number', expectedNumber);
  return within(value);
}

function fromDecimal(decimal: string | null): number {
  if (decimal === null) throw valueProblem('expected_number', expectedNumber);
  return within(Number(decimal));
}

function within(value: number): number {
  // Beyond this a double skips whole numbers: what was typed would not be what is kept.
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw valueProblem('number_too_large', tooLarge);
  return value === 0 ? 0 : value;
}

const expectedNumber = msg`Expected a number, such as 1250.5.`;
const tooLarge = msg`This number is too large.`;
