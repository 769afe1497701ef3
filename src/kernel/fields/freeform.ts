import { msg } from '../message.ts';
import { valueProblem, type FieldType } from './fieldType.ts';
import { uncomparable } from './storedForm.ts';
import { clean } from './text.ts';
import { cellParts, fileForm, folded, jsonCell } from './words.ts';

/** Short words of the firm's own, in the order given; letter case does not make two of one. */
export const tagsField: FieldType<string[]> = {
  type: 'tags',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (!Array.isArray(value) || value.some((tag) => typeof tag !== 'string')) throw valueProblem('expected_list', expectedTags);
    return settledTags(value as string[]);
  },
  fromText: (text) => settledTags(cellParts(text)),
  toText: (value) => value.join(', '),
  toFile: (value) => value.join('; '),
  comparedAs: 'set',
  operators: ['includesAnyOf', 'includesAllOf', 'includesNoneOf', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => value,
  sql: { columnType: 'text[]', comparable: uncomparable, sortable: false },
};

/** Names with a text each, in the order given: {"Delivery": "Mornings"}. */
export type Pairs = Record<string, string>;

export const pairsField: FieldType<Pairs> = {
  type: 'pairs',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'object' || Array.isArray(value)) throw valueProblem('expected_pairs', expectedPairs);
    return settledPairs(Object.entries(value));
  },
  fromText: (text, field, around) => {
    const listed = jsonCell(text);
    if (listed !== undefined && !Array.isArray(listed)) return pairsField.parse(listed, field, around);
    return settledPairs(text.split(/[;\n\r]+/).filter((part) => part.trim()).map((part) => {
      const at = part.search(/[:=]/);
      if (at < 1) throw valueProblem('expected_pairs', looselyWritten);
      return [part.slice(0, at), part.slice(at + 1)];
    }));
  },
  toText: (value) => Object.entries(value).map(([name, text]) => `${name}: ${text}`).join('\n'),
  toFile: (value, field, around) =>
    fileForm(value, Object.entries(value).map(([name, text]) => `${name}: ${text}`).join('; '), (text) => pairsField.fromText(text, field, around)),
  comparedAs: 'pairs',
  operators: ['contains', 'doesNotContain', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => Object.values(value),
  sql: { columnType: 'jsonb', comparable: uncomparable, sortable: false },
};

function settledTags(tags: string[]): string[] | null {
  const unique = new Map<string, string>();
  for (const given of tags) {
    const tag = clean(given.replace(/\s+/g, ' '));
    if (!tag) continue;
    if (tag.length > 80) throw valueProblem('too_long', tooLong, { limit: 80 });
    // Files separate tags with these, so a tag that holds one would come back as two.
    if (/[;,|]/.test(tag)) throw valueProblem('tag_has_separator', separated, { tag });
    if (!unique.has(folded(tag))) unique.set(folded(tag), tag);
  }
  if (unique.size > 200) throw valueProblem('too_many', tooMany);
  return unique.size ? [...unique.values()] : null;
}

function settledPairs(entries: [string, unknown][]): Pairs | null {
  if (entries.length > 100) throw valueProblem('too_many', msg`At most 100 entries are kept.`);
  const pairs = new Map<string, string>();
  for (const [given, text] of entries) {
    const name = clean(given);
    if (text === null || text === undefined || !name) continue;
    if (typeof text !== 'string' || name.length > 100 || text.length > 2000) throw valueProblem('expected_pairs', expectedPairs);
    const words = clean(text);
    if (words) pairs.set(name, words);
  }
  return pairs.size ? Object.fromEntries(pairs) : null;
}

const expectedTags = msg`Expected a list of words.`;
const tooLong = msg({ message: 'This is longer than {limit} characters.' });
const separated = msg({ message: 'The tag “{tag}” cannot hold a comma, a semicolon or a bar.' });
const tooMany = msg`At most 200 tags are kept.`;
const expectedPairs = msg`Expected names of at most 100 characters with a text of at most 2000 each.`;
const looselyWritten = msg`Expected entries such as “Delivery: Mornings”, separated by semicolons.`;
