import { Link } from '@tanstack/react-router';
import { Skeleton } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Face } from '../../parts/Face.tsx';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import { secondLine } from '../secondLine.ts';
import { GroupHead } from './GroupHead.tsx';
import type { Segment } from './segments.ts';
import { slotsBetween, useSlotRecords } from './tableRows.ts';
import { useWindow } from './useWindow.ts';
import css from './list.module.css';

type NarrowListProps = { type: MetaType; columns: string[]; segments: Segment[]; rows: number; fold: (key: string) => void; onOpen: (row: number, record: RecordJson) => void };

const rowHeight = 72;

/** The list on a phone: who, and the two things about her that the columns name first. */
export function NarrowList({ type, columns, segments, rows, fold, onOpen }: NarrowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const window = useWindow(scroller, rows, rowHeight, 0);
  const slots = useMemo(() => slotsBetween(segments, window.start, window.end), [segments, window.start, window.end]);
  const { recordOf, error, refetch } = useSlotRecords(slots);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <div ref={scroller} className={css.grid} role="list" aria-label={type.pluralLabel} tabIndex={0}>
      <div className={css.content} style={{ height: window.height }}>
        {slots.map((slot) => {
          const record = recordOf(slot);
          if (slot.index < 0) return <GroupHead key={`head-${slot.segment.key}`} segment={slot.segment} top={window.top(slot.row)} onFold={() => fold(slot.segment.key)} inList />;
          return (
            <div role="listitem" key={slot.row} className={css.narrowRow} style={{ top: window.top(slot.row) }}>
              {record ? <NarrowRow type={type} columns={columns} record={record} onOpen={() => onOpen(slot.row, record)} /> : <Skeleton height={12} width="60%" />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function NarrowRow({ type, columns, record, onOpen }: { type: MetaType; columns: string[]; record: RecordJson; onOpen: () => void }) {
  const { otherName, note } = secondLine(type, record);
  const chip = columns.map((key) => fieldOf(type, key)).find((field) => field && ['choice', 'date', 'dateTime', 'money'].includes(field.type) && !isBlank(record[field.key]));
  const line = columns.map((key) => fieldOf(type, key)).find((field) => field && field !== chip && !isBlank(record[field.key]));
  return (
    <>
      {type.name === 'person' || type.name === 'company' ? <Face name={record.title} size={36} /> : null}
      <div className={css.narrowWords}>
        <div><Link to="/$plural/$id" params={{ plural: type.plural, id: record.id }} className={css.titleLink} onClick={onOpen}>{record.title || '—'}</Link></div>
        <div className={css.narrowNote}>{otherName ?? note ?? (line ? <FieldValue field={line} value={record[line.key]} /> : null)}</div>
      </div>
      {chip ? <FieldValue field={chip} value={record[chip.key]} /> : null}
    </>
  );
}
