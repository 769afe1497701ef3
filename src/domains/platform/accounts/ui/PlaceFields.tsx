import { Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { countryOptions } from '#web/fields/country.tsx';
import { useFormat, type Format } from '#web/i18n/useFormat.ts';
import { allCurrencies, allZones, followCountry } from './places.ts';

export type Place = { country: string; currency: string; timeZone: string };

type PlaceFieldsProps = { value: Place; onChange: (place: Place) => void; problem: (field: keyof Place) => string | undefined };

/** Country, currency and time zone of a firm; the latter two follow a newly chosen country. */
export function PlaceFields({ value, onChange, problem }: PlaceFieldsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const countries = useMemo(() => countryOptions(format), [format]);
  const currencies = useMemo(() => currencyOptions(format), [format]);
  const zones = useMemo(() => zoneOptions(format.tag, value.timeZone), [format, value.timeZone]);
  const shared = { searchable: true, limit: 80, allowDeselect: false, required: true, withAsterisk: false, comboboxProps: { withinPortal: true } };
  return (
    <>
      <Select {...shared} label={t`Country`} data={countries} value={value.country || null} error={problem('country')}
        onChange={(country) => country && onChange({ ...value, country, ...followCountry(country, value.timeZone) })} />
      <Select {...shared} label={t`Currency`} data={currencies} value={value.currency || null} error={problem('currency')}
        onChange={(currency) => currency && onChange({ ...value, currency })} />
      <Select {...shared} label={t`Time zone`} data={zones} value={value.timeZone || null} error={problem('timeZone')}
        onChange={(timeZone) => timeZone && onChange({ ...value, timeZone })} />
    </>
  );
}

function currencyOptions(format: Format): { value: string; label: string }[] {
  return allCurrencies.map((code) => ({ value: code, label: `${format.currency(code)} (${code})` })).sort((a, b) => format.collator.compare(a.label, b.label));
}

// The browser may call a zone by an older or a newer name than the list does; the chosen one is always in it.
function zoneOptions(tag: string, chosen: string): { value: string; label: string }[] {
  const names = chosen && !allZones.includes(chosen) ? [chosen, ...allZones] : allZones;
  return names.map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offsetOf(tag, zone)})` }));
}

function offsetOf(tag: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
