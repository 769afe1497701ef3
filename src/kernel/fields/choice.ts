import { msg } from '../message.ts';
import { valueProblem, type Field, type FieldType, type Option, type Surroundings } from './fieldType.ts';
import { asText, uncomparable } from './storedForm.ts';
import { cellParts, fileForm, jsonCell, optionWords, sameWord } from './words.ts';

export const choiceField: FieldType<string> = {
  type: 'choice',
  parse: (value, field) => {
    if (value === null || value === undefined || value === '') return null;
    return requireOption(value, field);
  },
  fromText: (text, field, around) => (text.trim() ? requireSpoken(text, field, around) : null),
  toText: (value, field, around) => spoken(value, field, around),
  toFile: (value, field, around) => unambiguous(value, field, around),
  comparedAs: 'word',
  operators: ['is', 'isNot', 'isOneOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  sql: { columnType: 'text', comparable: asText, sortable: true },
};

/** Kept in the order of the options, so that two equal choices are stored alike. */
export const choicesField: FieldType<string[]> = {
  type: 'choices',
  parse: (value, field) => {
    if (value === null || value === undefined || value === '') return null;
    if (!Array.isArray(value)) throw valueProblem('expected_list', msg`Expected a list of choices.`);
    return inOrder(value.map((one) => requireOption(one, field)), field);
  },
  fromText: (text, field, around) => {
    const listed = jsonCell(text);
    if (Array.isArray(listed)) return choicesField.parse(listed, field, around);
    return inOrder(spokenParts(text, field, around), field);
  },
  toText: (value, field, around) => value.map((one) => spoken(one, field, around)).join(', '),
  toFile: (value, field, around) =>
    fileForm(value, value.map((one) => unambiguous(one, field, around)).join('; '), (text) => choicesField.fromText(text, field, around)),
  comparedAs: 'set',
  operators: ['includesAnyOf', 'includesAllOf', 'includesNoneOf', 'isEmpty', 'isNotEmpty'],
  sql: { columnType: 'text[]', comparable: uncomparable, sortable: false },
};

function requireOption(value: unknown, field: Field): string {
  const option = options(field).find((one) => one.value === value);
  if (!option) throw valueProblem('not_an_option', notAnOption, { given: typeof value === 'string' ? value : typeof value, options: listed(field) });
  return option.value;
}

/** The option a person means: by its value, its words in the reader's language or English, or any words the surroundings know. */
function optionOf(words: string, field: Field, around: Surroundings): string | undefined {
  const all = options(field);
  const named = all.find((option) => sameWord(optionWords(option, field, around), words))
    ?? all.find((option) => option.value === words.trim())
    ?? all.find((option) => sameWord(option.value, words) || sameWord(ownWords(option), words));
  if (named) return named.value;
  const found = around.lookUp?.(field, words.trim());
  return all.find((option) => option.value === found)?.value;
}

function requireSpoken(words: string, field: Field, around: Surroundings): string {
  const value = optionOf(words, field, around);
  if (value === undefined) throw valueProblem('not_an_option', notAnOption, { given: words.trim(), options: listed(field) });
  return value;
}

/** An option's own words may hold a comma: the whole cell and the pieces between semicolons are tried before commas divide. */
function spokenParts(text: string, field: Field, around: Surroundings): string[] {
  if (!text.trim()) return [];
  const whole = optionOf(text, field, around);
  if (whole !== undefined) return [whole];
  return cellParts(text, /[;\n\r|]+/).flatMap((part) => {
    const value = optionOf(part, field, around);
    return value === undefined ? cellParts(part).map((word) => requireSpoken(word, field, around)) : [value];
  });
}

function inOrder(values: string[], field: Field): string[] | null {
  const chosen = options(field).filter((option) => values.includes(option.value)).map((option) => option.value);
  return chosen.length ? chosen : null;
}

function spoken(value: string, field: Field, around: Surroundings): string {
  const option = options(field).find((one) => one.value === value);
  return option ? optionWords(option, field, around) : value;
}

/** Two options may be called alike: then a file holds the value. */
function unambiguous(value: string, field: Field, around: Surroundings): string {
  const words = spoken(value, field, around);
  return optionOf(words, field, around) === value ? words : value;
}

function options(field: Field): readonly Option[] {
  return field.options ?? [];
}

function ownWords(option: Option): string {
  return typeof option.label === 'string' ? option.label : option.label.message;
}

function listed(field: Field): string {
  const values = options(field).map((option) => option.value);
  return values.length > 12 ? `${values.slice(0, 12).join(', ')} …` : values.join(', ');
}

const notAnOption = msg({ message: '“{given}” is not one of the choices: {options}.' });
