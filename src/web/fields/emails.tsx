import { useLingui } from '@lingui/react/macro';
import { ContactLines, writtenLines, type ContactLine } from './ContactLines.tsx';
import { EmailLink } from './email.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { firstLine, otherLines } from './lines.ts';

function Show({ value, isWide }: ShowProps) {
  const lines = value as ContactLine[];
  if (isWide) return <span className={css.stack}>{lines.map((line) => <EmailLink key={line.value} value={line.value} />)}</span>;
  return <><EmailLink value={firstLine(lines).value} />{otherLines(lines)}</>;
}

function Edit({ value, onChange, ...rest }: EditProps) {
  const { t } = useLingui();
  const kinds = [{ value: 'work', label: t`Work` }, { value: 'home', label: t`Home` }, { value: 'other', label: t`Other` }];
  return <ContactLines {...rest} lines={(value as ContactLine[] | null) ?? []} kinds={kinds} inputMode="email" onChange={(lines) => onChange(lines)} />;
}

export const emailsView: FieldView = {
  type: 'emails',
  width: 210,
  isBoxed: true,
  Show,
  Edit,
  toText: (value) => writtenLines(value as ContactLine[]).map((line) => line.value).join(', '),
  fromText: (text) => text.split(/[,;\s]+/).filter(Boolean).map((address, at) => ({ value: address, kind: 'work', primary: at === 0 })),
};
