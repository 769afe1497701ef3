import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import css from './fields.module.css';
import type { FieldView } from './fieldView.ts';

// The editor weighs more than the rest of the page together; it comes when somebody writes.
const RichTextEditor = lazy(() => import('./RichTextEditor.tsx').then((file) => ({ default: file.RichTextEditor })));

/** Words of a piece of HTML, without its tags. */
export function plainText(html: string): string {
  const parsed = new DOMParser().parseFromString(html.replaceAll(/<\/(p|li|h\d|blockquote)>|<br\s*\/?>/g, '$& '), 'text/html');
  return (parsed.body.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

export const richTextView: FieldView = {
  type: 'richText',
  width: 240,
  isBoxed: true,
  // The server keeps only a short list of tags (kernel/fields/html.ts), so what it sends may be shown as it is.
  Show: ({ value, isWide }) => isWide
    ? <div className={css.rich} dangerouslySetInnerHTML={{ __html: String(value) }} />
    : <>{plainText(String(value))}</>,
  Edit: (props) => <Suspense fallback={<Skeleton height={96} />}><RichTextEditor {...props} /></Suspense>,
  toText: (value) => plainText(String(value)),
  fromText: (text) => text.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
};

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
