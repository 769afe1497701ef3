import { TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useFormat, type Format } from '../i18n/useFormat.ts';
import { CountryEdit } from './country.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

export type Address = {
  street?: string | null; city?: string | null; region?: string | null; postalCode?: string | null; country?: string | null; kind?: string | null; primary?: boolean;
};

/** An address in one line: street, city, region and code, country. */
export function addressLine(address: Address, format: Format): string {
  const { street, city, region, postalCode, country } = address;
  return [street, city, [region, postalCode].filter(Boolean).join(' '), country ? format.country(country) : null].filter(Boolean).join(', ');
}

function Show({ value }: ShowProps) {
  return <>{addressLine(value as Address, useFormat())}</>;
}

export function AddressEdit({ value, onChange, label, autoFocus, isInvalid }: Omit<EditProps, 'field'>) {
  const { t } = useLingui();
  const address = (value as Address | null) ?? {};
  const give = (part: Partial<Address>) => onChange({ ...address, ...part });
  const input = (key: 'street' | 'city' | 'region' | 'postalCode', words: string) => (
    <TextInput value={address[key] ?? ''} placeholder={words} aria-label={words} error={isInvalid ?? false} autoFocus={(autoFocus ?? false) && key === 'street'} onChange={(event) => give({ [key]: event.currentTarget.value })} />
  );
  return (
    <div className={css.address} role="group" aria-label={label}>
      {input('street', t`Street and number`)}
      {input('city', t`City`)}
      {input('postalCode', t`Postal code`)}
      {input('region', t`Region`)}
      <CountryEdit value={address.country ?? null} label={t`Country`} onChange={(country) => give({ country: country as string | null })} />
    </div>
  );
}

/** The same address, or null when nothing stands in it. */
export function writtenAddress(address: Address): Address | null {
  const { street, city, region, postalCode, country } = address;
  return [street, city, region, postalCode, country].some((part) => part?.trim()) ? address : null;
}

export const addressView: FieldView = {
  type: 'address',
  width: 240,
  isBoxed: true,
  Show,
  Edit: AddressEdit,
  toText: (value, { format }) => addressLine(value as Address, format),
  fromText: (text) => ({ street: text.trim() }),
};
