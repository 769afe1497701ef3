import { Group, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../i18n/useFormat.ts';
import { instantOf, wallClock } from '../i18n/zones.ts';
import { DateEdit } from './date.tsx';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { readDate } from './readDate.ts';

function Show({ value }: ShowProps) {
  const { dateTime, timeZone } = useFormat();
  return <span className="numeric" title={timeZone}>{dateTime(String(value))}</span>;
}

function Edit({ value, onChange, label, id, isInvalid }: EditProps) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const now = value ? wallClock(String(value), timeZone) : null;
  const give = (date: string | null, time: string) => onChange(date ? instantOf(date, time || '09:00', timeZone) : null);
  return (
    <Group gap={6} wrap="nowrap">
      <DateEdit value={now?.date ?? null} label={label} {...(id ? { id } : {})} isInvalid={isInvalid ?? false} onChange={(date) => give(date as string | null, now?.time ?? '')} />
      <TextInput type="time" w={112} value={now?.time ?? ''} disabled={!now} aria-label={t`Time`} onChange={(event) => give(now?.date ?? null, event.currentTarget.value)} />
    </Group>
  );
}

export const dateTimeView: FieldView = {
  type: 'dateTime',
  width: 170,
  isBoxed: true,
  Show,
  Edit,
  toText: (value, { format }) => format.dateTime(String(value)),
  fromText: (text, { format }) => {
    const date = readDate(text.replace(/\d{1,2}:\d{2}.*$/, ''), format.tag);
    const [time = '09:00'] = text.match(/\d{1,2}:\d{2}/) ?? [];
    return date && instantOf(date, time.padStart(5, '0'), format.timeZone);
  },
};
