import css from './fields.module.css';
import type { FieldView } from './fieldView.ts';
import { TextEdit } from './text.tsx';

/** A number that rings when touched, shown the local way when the server says it. */
export function PhoneLink({ value, local }: { value: string; local?: string | undefined }) {
  return <a className={`${css.link} numeric`} href={`tel:${value}`}>{local ?? value}</a>;
}

export const phoneView: FieldView = {
  type: 'phone',
  width: 150,
  Show: ({ value }) => {
    const phone = typeof value === 'object' && value ? value as { value: string; local?: string } : { value: String(value) };
    return <PhoneLink value={phone.value} local={phone.local} />;
  },
  Edit: (props) => <TextEdit {...props} value={typeof props.value === 'object' && props.value ? (props.value as { value: string }).value : props.value} />,
  toText: (value) => (typeof value === 'object' && value ? (value as { local?: string; value: string }).local ?? (value as { value: string }).value : String(value)),
  fromText: (text) => text.trim(),
};
