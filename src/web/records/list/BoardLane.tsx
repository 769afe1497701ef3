import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { MetaField, MetaType, RecordJson } from '../meta.ts';
import { BoardCard } from './BoardCard.tsx';
import { useLane } from './boardLanes.ts';
import type { ListState } from './useListState.ts';
import css from './list.module.css';

type BoardLaneProps = { type: MetaType; list: ListState; field: MetaField; value: string | null; count: number };

/** One lane: its value, how many cards it has, and the first of them. */
export function BoardLane({ type, list, field, value, count }: BoardLaneProps) {
  const { number } = useFormat();
  const { data: records, hasNextPage, fetchNextPage, isFetchingNextPage } = useLane(list.source, field, value);
  const { setNodeRef, isOver } = useDroppable({ id: `lane:${value}`, data: { value } });
  return (
    <section className={css.lane} ref={setNodeRef} data-over={isOver || undefined}>
      <header className={css.laneHead}>
        {value === null ? <span className={css.other}><Trans>Not set</Trans></span> : <FieldValue field={field} value={value} />}
        <span className={`${css.other} numeric`}>{number(count)}</span>
      </header>
      <div className={css.laneCards}>
        {(records ?? []).map((record) => <LaneCard key={record.id} type={type} field={field} value={value} record={record} canMove={type.can.update} />)}
        {hasNextPage ? <Button variant="subtle" color="gray" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}><Trans>Show more</Trans></Button> : null}
      </div>
    </section>
  );
}

type LaneCardProps = { type: MetaType; field: MetaField; value: string | null; record: RecordJson; canMove: boolean };

function LaneCard({ type, field, value, record, canMove }: LaneCardProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: record.id, data: { record, value }, disabled: !canMove, attributes: { role: 'group' } });
  return (
    <div ref={setNodeRef} {...attributes} {...listeners} data-held={isDragging || undefined} style={isDragging ? { opacity: 0.35 } : undefined}>
      <BoardCard type={type} field={field} record={record} />
    </div>
  );
}
