import css from './fields.module.css';
import type { FieldView } from './fieldView.ts';
import { TextEdit } from './text.tsx';

export function EmailLink({ value }: { value: string }) {
  return <a className={css.link} href={`mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`}>{value}</a>;
}

export const emailView: FieldView = {
  type: 'email',
  width: 200,
  Show: ({ value }) => <EmailLink value={String(value)} />,
  Edit: TextEdit,
  toText: String,
  fromText: (text) => text.trim(),
};
