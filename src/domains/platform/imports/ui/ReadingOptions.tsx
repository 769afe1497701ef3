import { Input, Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { CountryEdit } from '#web/fields/country.tsx';
import type { Import } from './imports.ts';
import css from './imports.module.css';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'windows-1250', 'windows-1251', 'windows-1254', 'windows-1256', 'koi8-r', 'macintosh', 'gb18030', 'big5', 'shift_jis', 'euc-kr'];

/** What was found out about the file, to be put right where the guess is wrong. */
export function ReadingOptions({ of, onChange }: { of: Import; onChange: (next: Record<string, unknown>) => void }) {
  const { t } = useLingui();
  const shared = { allowDeselect: false } as const;
  const known = of.encoding && !encodings.includes(of.encoding.toLowerCase()) ? [of.encoding, ...encodings] : encodings;
  const delimiters = [{ value: ',', label: t`Comma ( , )` }, { value: ';', label: t`Semicolon ( ; )` }, { value: '\t', label: t`Tab` }, { value: '|', label: t`Vertical line ( | )` }];
  const orders = [{ value: 'auto', label: t`As in this country` }, { value: 'dayFirst', label: t`Day, month, year` }, { value: 'monthFirst', label: t`Month, day, year` }];
  return (
    <div className={css.reading}>
      {of.encoding ? <Select {...shared} label={t`Encoding`} data={known.map((name) => ({ value: name.toLowerCase(), label: name.toUpperCase() }))} value={of.encoding.toLowerCase()} searchable onChange={(encoding) => encoding && onChange({ encoding })} /> : null}
      {of.delimiter ? <Select {...shared} label={t`Columns are parted by`} data={delimiters} value={of.delimiter} onChange={(delimiter) => delimiter && onChange({ delimiter })} /> : null}
      {of.sheets.length > 1 ? <Select {...shared} label={t`Sheet`} data={of.sheets} value={of.sheet} onChange={(sheet) => sheet && onChange({ sheet })} /> : null}
      <Input.Wrapper id="import-country" label={t`Phone numbers are of`}><CountryEdit id="import-country" value={of.country} label={t`Phone numbers are of`} onChange={(country) => { if (country) onChange({ country }); }} /></Input.Wrapper>
      <Select {...shared} label={t`Dates are written`} data={orders} value={of.dateOrder ?? 'auto'} onChange={(order) => order && onChange({ dateOrder: order === 'auto' ? null : order })} />
    </div>
  );
}
