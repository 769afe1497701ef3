import type { FieldView } from './fieldView.ts';
import { TextEdit } from './text.tsx';

export const urlView: FieldView = {
  type: 'url',
  width: 180,
  Show: ({ value }) => {
    const address = String(value);
    const words = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
    // Only the web: a javascript: address must never become a link.
    return /^https?:\/\//i.test(address) ? <a href={address} target="_blank" rel="noreferrer noopener">{words}</a> : <>{address}</>;
  },
  Edit: TextEdit,
  toText: String,
  fromText: (text) => text.trim(),
};
