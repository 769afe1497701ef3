import { Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { fractionDigits, useFormat } from '../i18n/useFormat.ts';
import { useRegion } from '../session/useSession.ts';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { NumberEdit } from './NumberEdit.tsx';
import { readNumber } from './readNumber.ts';

export type Money = { amount: number; currency: string };

const currencies = Intl.supportedValuesOf('currency');

function Show({ value }: ShowProps) {
  const { amount, currency } = value as Money;
  return <span className="numeric">{useFormat().money(amount, currency)}</span>;
}

// Amounts are kept as whole minor units; people type major ones.
function Edit({ value, onChange, ...rest }: EditProps) {
  const { t } = useLingui();
  const region = useRegion();
  const money = value as Money | null | undefined;
  const currency = money?.currency ?? region.currency;
  const scale = 10 ** fractionDigits(currency);
  const give = (major: number | null, unit: string) => onChange(major === null ? null : { amount: Math.round(major * 10 ** fractionDigits(unit)), currency: unit });
  const picker = (
    <Select
      aria-label={t`Currency`} variant="unstyled" size="xs" w={52} rightSection={null} rightSectionWidth={0} data={currencies} value={currency} searchable allowDeselect={false} comboboxProps={{ width: 90 }}
      onChange={(unit) => unit && give(money ? money.amount / scale : null, unit)}
    />
  );
  return <NumberEdit {...rest} value={money ? money.amount / scale : null} onNumber={(major) => give(major, currency)} end={picker} endWidth={60} />;
}

export const moneyView: FieldView = {
  type: 'money',
  width: 140,
  isNumeric: true,
  Show,
  Edit,
  toText: (value, { format }) => format.money((value as Money).amount, (value as Money).currency),
  fromText: (text, { format, currency }) => {
    const unit = currencies.find((code) => text.toUpperCase().includes(code)) ?? currency;
    const major = readNumber(text, format.tag);
    return major === undefined ? undefined : { amount: Math.round(major * 10 ** fractionDigits(unit)), currency: unit };
  },
};
