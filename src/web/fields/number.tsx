import { useFormat } from '../i18n/useFormat.ts';
import type { FieldView, ShowProps } from './fieldView.ts';
import { NumberEdit } from './NumberEdit.tsx';
import { readNumber } from './readNumber.ts';

function Show({ value }: ShowProps) {
  return <span className="numeric">{useFormat().number(Number(value))}</span>;
}

export const numberView: FieldView = {
  type: 'number',
  width: 120,
  isNumeric: true,
  Show,
  Edit: (props) => <NumberEdit {...props} value={typeof props.value === 'number' ? props.value : null} onNumber={props.onChange} />,
  toText: (value, { format }) => format.number(Number(value)),
  fromText: (text, { format }) => readNumber(text, format.tag),
};
