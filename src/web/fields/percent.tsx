import { useFormat } from '../i18n/useFormat.ts';
import type { FieldView, ShowProps } from './fieldView.ts';
import { NumberEdit } from './NumberEdit.tsx';
import { readNumber } from './readNumber.ts';

function Show({ value }: ShowProps) {
  return <span className="numeric">{useFormat().percent(Number(value))}</span>;
}

export const percentView: FieldView = {
  type: 'percent',
  width: 100,
  isNumeric: true,
  Show,
  Edit: (props) => <NumberEdit {...props} value={typeof props.value === 'number' ? props.value : null} onNumber={props.onChange} end="%" />,
  toText: (value, { format }) => format.percent(Number(value)),
  fromText: (text, { format }) => readNumber(text, format.tag),
};
