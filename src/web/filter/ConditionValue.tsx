import { Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { OperatorName } from '#kernel/fields/fieldType.ts';
import { countryOptions } from '../fields/country.tsx';
import { DateEdit } from '../fields/date.tsx';
import { idOf } from '../fields/fieldView.ts';
import { fieldView } from '../fields/fieldViews.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useMeta, type MetaField } from '../records/meta.ts';
import { listed, spanned } from './operatorKinds.ts';
import { usePeriodNames } from './usePeriodNames.ts';

type ConditionValueProps = { field: MetaField; op: OperatorName; value: unknown; onChange: (value: unknown) => void };

/** The value a comparison wants: one, two, several, or a number of days. */
export function ConditionValue({ field, op, value, onChange }: ConditionValueProps) {
  const { t } = useLingui();
  if (spanned.has(op)) return <SpanValue value={value} onChange={onChange} onlyDays={op === 'anniversaryWithin'} />;
  if (listed.has(op)) return <ListValue field={field} value={value} onChange={onChange} />;
  if (op === 'between') {
    const [from, to] = Array.isArray(value) ? value : [null, null];
    return (
      <Group gap={6} wrap="nowrap" grow>
        <OneValue field={field} value={from} label={t`From`} onChange={(next) => onChange([next, to])} />
        <OneValue field={field} value={to} label={t`To`} onChange={(next) => onChange([from, next])} />
      </Group>
    );
  }
  return <OneValue field={field} op={op} value={value} label={t`Value`} onChange={onChange} />;
}

type OneValueProps = { field: MetaField; op?: OperatorName; value: unknown; label: string; onChange: (value: unknown) => void };

const typedWords = new Set(['text', 'longText', 'richText', 'email', 'emails', 'phone', 'phones', 'url', 'address', 'addresses', 'pairs', 'tags']);

function OneValue({ field, op, value, label, onChange }: OneValueProps) {
  if (field.type === 'date' || field.type === 'dateTime') return <DayValue value={value} label={label} withPeriods={op !== undefined} onChange={onChange} />;
  if (typedWords.has(field.type)) return <TextInput value={String(value ?? '')} aria-label={label} onChange={(event) => onChange(event.currentTarget.value)} />;
  const { Edit } = fieldView(field.type);
  // A picked record keeps its title for the words of the chip; the server reads the id from it.
  const keep = (next: unknown) => onChange(field.type === 'user' ? idOf(next) : next);
  return <Edit field={field} value={value} label={label} onChange={keep} />;
}

type DayValueProps = { value: unknown; label: string; withPeriods: boolean; onChange: (value: unknown) => void };

function DayValue({ value, label, withPeriods, onChange }: DayValueProps) {
  const { t } = useLingui();
  const periods = usePeriodNames();
  const isPeriod = typeof value === 'string' && value in periods;
  if (!withPeriods) return <DateEdit value={value} label={label} onChange={onChange} />;
  return (
    <Group gap={6} wrap="nowrap" grow>
      <Select
        value={isPeriod ? value : 'day'} aria-label={t`Which day`} allowDeselect={false}
        data={[{ value: 'day', label: t`a day` }, ...Object.entries(periods).map(([key, words]) => ({ value: key, label: words }))]}
        onChange={(next) => onChange(next === 'day' ? null : next)}
      />
      {isPeriod ? null : <DateEdit value={value} label={label} onChange={onChange} />}
    </Group>
  );
}

function SpanValue({ value, onChange, onlyDays }: { value: unknown; onChange: (value: unknown) => void; onlyDays: boolean }) {
  const { t } = useLingui();
  const [unit = 'days', count = 30] = Object.entries((value as Record<string, number> | undefined) ?? {})[0] ?? [];
  const units = [{ value: 'days', label: t`days` }, { value: 'weeks', label: t`weeks` }, { value: 'months', label: t`months` }, { value: 'years', label: t`years` }];
  return (
    <Group gap={6} wrap="nowrap" grow>
      <NumberInput value={count} min={1} max={36000} aria-label={t`How many`} onChange={(next) => onChange({ [unit]: Number(next) || 1 })} />
      <Select data={onlyDays ? units.slice(0, 1) : units} value={unit} allowDeselect={false} aria-label={t`Unit`} onChange={(next) => next && onChange({ [next]: count })} />
    </Group>
  );
}

function ListValue({ field, value, onChange }: { field: MetaField; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useLingui();
  const { users } = useMeta();
  const format = useFormat();
  const data = useMemo(() => {
    if (field.type === 'user') return users.map((user) => ({ value: user.id, label: user.name }));
    if (field.type === 'country') return countryOptions(format);
    return (field.options ?? []).map((option) => ({ value: option.value, label: option.label }));
  }, [field, users, format]);
  const chosen = (Array.isArray(value) ? value : []).map((one) => idOf(one) ?? String(one));
  if (data.length === 0) return <TagsInput value={chosen} aria-label={t`Values`} placeholder={t`Type a value, then Enter`} acceptValueOnBlur onChange={onChange} />;
  return <MultiSelect data={data} value={chosen} aria-label={t`Values`} searchable limit={60} onChange={onChange} />;
}
