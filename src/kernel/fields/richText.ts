import { msg } from '../message.ts';
import type { FieldType } from './fieldType.ts';
import { valueProblem } from './fieldType.ts';
import { sanitiseHtml, textOfHtml } from './html.ts';
import { asText } from './storedForm.ts';
import { limited, requireText } from './text.ts';

/** Formatted text, stored as HTML of a few plain tags; whatever else arrives is dropped or escaped before it is stored. */
export const richTextField: FieldType<string> = {
  type: 'richText',
  parse: (value, field) => read(requireText(value), field.maxLength),
  // A cell with tags is formatted text of another system; without, its lines become paragraphs.
  fromText: (text, field) => read(/<\/?[a-z][^<]*>/i.test(text) ? text : paragraphs(text), field.maxLength),
  toText: textOfHtml,
  toFile: (value) => value,
  comparedAs: 'text',
  operators: ['contains', 'doesNotContain', 'isEmpty', 'isNotEmpty'],
  searchWords: (value) => [textOfHtml(value)],
  sql: { columnType: 'text', comparable: asText, sortable: false },
};

function read(html: string, maxLength?: number): string | null {
  // Bounds the work before it is done; the cleaned text has its own limit.
  if (html.length > 1_000_000) throw valueProblem('too_long', msg({ message: 'This is longer than {limit} characters.' }), { limit: 1_000_000 });
  const clean = sanitiseHtml(html);
  if (!textOfHtml(clean)) return null;
  // Bare text becomes a paragraph, so that stored text always reads as HTML and never as a plain cell.
  return limited(clean.includes('<') ? clean : `<p>${clean}</p>`, { maxLength }, 200_000);
}

function paragraphs(text: string): string {
  return text.split(/\r\n?|\n/).map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('');
}
