import { ActionIcon } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { calendarRules, daysToIso, firstWeekday, isoToDays, shiftMonth, weeksOf } from '../i18n/calendars.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { todayIn } from '../i18n/zones.ts';
import { useRegion } from '../session/useSession.ts';
import css from './fields.module.css';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -30, PageDown: 30 };

/** One month to choose a day from, in the reader's calendar, with the arrow keys too. */
export function MonthGrid({ value, onChoose }: { value: string | null; onChoose: (iso: string) => void }) {
  const { t } = useLingui();
  const { tag, timeZone } = useFormat();
  const rules = calendarRules(useRegion().calendar);
  const today = isoToDays(todayIn(timeZone));
  const chosen = value ? isoToDays(value) : null;
  const [focus, setFocus] = useState(chosen ?? today);
  const moved = useRef(false);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus();
  }, [focus]);

  const shown = rules.fromDays(focus);
  const weekStart = firstWeekday(tag);
  const days = weeksOf(rules, shown, weekStart);
  const numeric = new Intl.DateTimeFormat(tag, { day: 'numeric', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const at = (day: number) => new Date(day * 86_400_000);
  const turn = (step: number) => { moved.current = false; setFocus(rules.toDays(shiftMonth(rules, shown, step))); };
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    moved.current = true;
    setFocus(focus + step);
  };
  return (
    <div className={css.calendar} ref={grid} onKeyDown={onKey}>
      <div className={css.month}>
        <ActionIcon size={28} aria-label={t`Month before`} onClick={() => turn(-1)}><IconChevronLeft size={16} /></ActionIcon>
        <span aria-live="polite">{new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(rules.toDays({ ...shown, day: 1 })))}</span>
        <ActionIcon size={28} aria-label={t`Month after`} onClick={() => turn(1)}><IconChevronRight size={16} /></ActionIcon>
      </div>
      <div className={css.days}>
        {days.slice(0, 7).map((day) => <span key={day} className={css.weekday}>{new Intl.DateTimeFormat(tag, { weekday: 'narrow', timeZone: 'UTC' }).format(at(day))}</span>)}
        {days.map((day) => (
          <button
            key={day} type="button" className={css.day} tabIndex={day === focus ? 0 : -1} aria-label={full.format(at(day))} aria-pressed={day === chosen}
            aria-current={day === today ? 'date' : undefined} data-outside={rules.fromDays(day).month !== shown.month || undefined} onClick={() => onChoose(daysToIso(day))}
          >
            {numeric.format(at(day))}
          </button>
        ))}
      </div>
    </div>
  );
}
