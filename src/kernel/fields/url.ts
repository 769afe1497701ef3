import { msg } from '../message.ts';
import { valueProblem, type FieldType } from './fieldType.ts';
import { asText } from './storedForm.ts';
import { clean, requireText, textOperators } from './text.ts';

/** A web address of http or https, kept as it was typed; an address without a scheme is https. */
export const urlField: FieldType<string> = {
  type: 'url',
  parse: (value) => read(requireText(value)),
  fromText: (text) => read(text),
  toText: (value) => value.replace(/^https?:\/\//i, '').replace(/\/$/, ''),
  toFile: (value) => value,
  comparedAs: 'text',
  operators: textOperators,
  searchWords: (value) => [value.replace(/^https?:\/\/(?:www\.)?/i, '')],
  sql: { columnType: 'text', comparable: asText, sortable: true },
};

function read(text: string): string | null {
  const plain = clean(text);
  if (!plain) return null;
  // "example.com:8080/x" has a port, not a scheme.
  const schemed = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(plain) ? plain : `https://${plain.replace(/^\/\//, '')}`;
  const url = URL.parse(schemed);
  const web = url && (url.protocol === 'http:' || url.protocol === 'https:') && /^https?:\/\//i.test(schemed);
  if (!web || /\s/.test(plain) || plain.length > 2000 || !(url.hostname.includes('.') || url.hostname === 'localhost')) {
    throw valueProblem('expected_url', msg`Expected a web address, such as https://example.com.`);
  }
  return schemed;
}
