import { useLingui } from '@lingui/react/macro';
import { ContactLines, writtenLines, type ContactLine } from './ContactLines.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { firstLine, otherLines } from './lines.ts';
import { PhoneLink } from './phone.tsx';

function usePhoneKinds() {
  const { t } = useLingui();
  return [{ value: 'mobile', label: t`Mobile` }, { value: 'work', label: t`Work` }, { value: 'home', label: t`Home` }, { value: 'whatsapp', label: 'WhatsApp' }, { value: 'fax', label: t`Fax` }, { value: 'other', label: t`Other` }];
}

function Show({ value, isWide }: ShowProps) {
  const lines = value as ContactLine[];
  const kinds = usePhoneKinds();
  const first = firstLine(lines);
  if (!isWide) return <><PhoneLink value={first.value} local={first.local} />{otherLines(lines)}</>;
  return (
    <span className={css.stack}>
      {lines.map((line) => (
        <span key={line.value}>
          <PhoneLink value={line.value} local={line.local} />
          {lines.length > 1 ? <span className={css.note}>{kinds.find((kind) => kind.value === line.kind)?.label}</span> : null}
        </span>
      ))}
    </span>
  );
}

function Edit({ value, onChange, ...rest }: EditProps) {
  return <ContactLines {...rest} lines={(value as ContactLine[] | null) ?? []} kinds={usePhoneKinds()} inputMode="tel" onChange={(lines) => onChange(lines)} />;
}

export const phonesView: FieldView = {
  type: 'phones',
  width: 160,
  isBoxed: true,
  Show,
  Edit,
  toText: (value) => writtenLines(value as ContactLine[]).map((line) => line.value).join(', '),
  fromText: (text) => text.split(/[,;/]+/).map((part) => part.trim()).filter(Boolean).map((number, at) => ({ value: number, kind: 'mobile', primary: at === 0 })),
};
