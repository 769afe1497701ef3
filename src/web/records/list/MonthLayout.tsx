import { ActionIcon, Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { calendarRules, daysToIso, firstWeekday, isoToDays, shiftMonth, weeksOf, type CalendarDay } from '../../i18n/calendars.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { todayIn, wallClock } from '../../i18n/zones.ts';
import { useRegion } from '../../session/useSession.ts';
import { fieldOf, type MetaField, type MetaType, type RecordJson } from '../meta.ts';
import { both } from './segments.ts';
import type { ListState } from './useListState.ts';
import css from './list.module.css';

/** A month of the records that have a date in it, in the reader's calendar. */
export function MonthLayout({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const { tag, timeZone } = useFormat();
  const rules = calendarRules(useRegion().calendar);
  const dates = type.fields.filter((field) => field.type === 'date' || field.type === 'dateTime');
  const [key, setKey] = useState(type.calendar ?? dates[0]?.key ?? '');
  const today = isoToDays(todayIn(timeZone));
  const [month, setMonth] = useState<CalendarDay>(() => rules.fromDays(today));
  const field = fieldOf(type, key);
  const days = useMemo(() => weeksOf(rules, month, firstWeekday(tag)), [rules, month, tag]);
  const byDay = useMonth(type, list, field, days);
  const name = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(rules.toDays({ ...month, day: 1 })));
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  return (
    <div className={css.month}>
      <div className={css.monthHead}>
        <ActionIcon aria-label={t`Month before`} onClick={() => setMonth(shiftMonth(rules, month, -1))}><IconChevronLeft size={16} /></ActionIcon>
        <span aria-live="polite">{name}</span>
        <ActionIcon aria-label={t`Month after`} onClick={() => setMonth(shiftMonth(rules, month, 1))}><IconChevronRight size={16} /></ActionIcon>
        <Button variant="default" onClick={() => setMonth(rules.fromDays(today))}><Trans>Today</Trans></Button>
        {dates.length > 1 ? <Select ms="auto" w={170} aria-label={t`By which date`} value={key} allowDeselect={false} data={dates.map((each) => ({ value: each.key, label: each.label }))} onChange={(next) => next && setKey(next)} /> : null}
      </div>
      {isNarrow
        ? <Agenda type={type} days={days.filter((day) => byDay.has(day))} byDay={byDay} />
        : <Grid type={type} days={days} byDay={byDay} today={today} isOutside={(day) => rules.fromDays(day).month !== month.month} />}
    </div>
  );
}

type Days = { type: MetaType; days: number[]; byDay: Map<number, RecordJson[]> };

function Grid({ type, days, byDay, today, isOutside }: Days & { today: number; isOutside: (day: number) => boolean }) {
  const { tag } = useFormat();
  const numeric = new Intl.DateTimeFormat(tag, { day: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      <div className={css.weekdays}>{days.slice(0, 7).map((day) => <span key={day}>{weekday.format(at(day))}</span>)}</div>
      <div className={css.monthDays}>
        {days.map((day) => (
          <div key={day} className={css.monthDay} data-outside={isOutside(day) || undefined} data-today={day === today || undefined}>
            <span className={`${css.dayNumber} numeric`}>{numeric.format(at(day))}</span>
            {(byDay.get(day) ?? []).slice(0, 3).map((record) => <Event key={record.id} type={type} record={record} />)}
            {(byDay.get(day)?.length ?? 0) > 3 ? <span className={css.narrowNote}>+{(byDay.get(day)?.length ?? 0) - 3}</span> : null}
          </div>
        ))}
      </div>
    </>
  );
}

function Agenda({ type, days, byDay }: Days) {
  const { date } = useFormat();
  return (
    <div className={css.agenda}>
      {days.length === 0 ? <p className={css.narrowNote}><Trans>Nothing in this month.</Trans></p> : null}
      {days.map((day) => (
        <section key={day}>
          <h2 className={css.narrowNote}>{date(daysToIso(day))}</h2>
          {byDay.get(day)!.map((record) => <Event key={record.id} type={type} record={record} />)}
        </section>
      ))}
    </div>
  );
}

function Event({ type, record }: { type: MetaType; record: RecordJson }) {
  return <Link className={css.event} to="/$plural/$id" params={{ plural: type.plural, id: record.id }} title={record.title}>{record.title}</Link>;
}

function useMonth(type: MetaType, list: ListState, field: MetaField | undefined, days: number[]): Map<number, RecordJson[]> {
  const { timeZone } = useFormat();
  const from = daysToIso(days[0]!);
  const to = daysToIso(days.at(-1)!);
  const { data } = useQuery({
    queryKey: ['records', type.plural, 'month', field?.key, from, to, list.source.criteria ?? null, list.q],
    enabled: field !== undefined,
    queryFn: ({ signal }) => api.post<{ items: RecordJson[] }>(`/${type.plural}/query`, {
      criteria: both(list.source.criteria, { field: field!.key, op: 'between', value: [from, to] }), sort: field!.key, limit: 1000, ...(list.q ? { q: list.q } : {}),
    }, { signal }),
  });
  return useMemo(() => {
    const dayOf = (record: RecordJson) => {
      const value = String(record[field!.key]);
      return isoToDays(field!.type === 'dateTime' ? wallClock(value, timeZone).date : value);
    };
    return Map.groupBy(data?.items ?? [], dayOf);
  }, [data, field, timeZone]);
}

function at(day: number): Date {
  return new Date(day * 86_400_000);
}
