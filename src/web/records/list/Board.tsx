import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, rectIntersection, useSensor, useSensors, type CollisionDetection, type DragEndEvent } from '@dnd-kit/core';
import { Select } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Waiting } from '../../parts/Waiting.tsx';
import { fieldOf, type MetaField, type MetaType, type RecordJson } from '../meta.ts';
import { moveCard } from './boardLanes.ts';
import { BoardCard } from './BoardCard.tsx';
import { BoardLane } from './BoardLane.tsx';
import { useGroups } from './segments.ts';
import type { ListState } from './useListState.ts';
import css from './list.module.css';

// By mouse the lane under the pointer counts, by keyboard the one the card overlaps.
const underPointer: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args));

/** Cards in lanes, one a value of a choice field; moved by mouse, touch, or space and arrows. */
export function Board({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const choices = type.fields.filter((field) => field.type === 'choice');
  const field = fieldOf(type, list.group ?? '') ?? fieldOf(type, type.board ?? '') ?? choices[0];
  const groups = useGroups(list.source, field);
  const [held, setHeld] = useState<RecordJson | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: (event, { currentCoordinates }) => laneStep(event.code, currentCoordinates) }),
  );
  const lanes = useMemo(() => laneValues(field, groups), [field, groups]);
  if (!field) return <Trans>There is no choice to make lanes of.</Trans>;
  const drop = ({ active, over }: DragEndEvent) => {
    const record = active.data.current?.['record'] as RecordJson | undefined;
    setHeld(null);
    if (!record || !over) return;
    const to = (over.data.current?.['value'] ?? null) as string | null;
    const from = (active.data.current?.['value'] ?? null) as string | null;
    if (from !== to) void moveCard(type, list.source, { field, record, from, to });
  };
  return (
    <DndContext sensors={sensors} collisionDetection={underPointer} onDragStart={({ active }) => setHeld(active.data.current?.['record'] as RecordJson)} onDragCancel={() => setHeld(null)} onDragEnd={drop}>
      <div className={css.board} role="group" aria-label={type.pluralLabel}>
        {groups === undefined ? <Waiting /> : lanes.map(({ value, count }) => <BoardLane key={String(value)} type={type} list={list} field={field} value={value} count={count} />)}
      </div>
      {choices.length > 1 ? (
        <div className={css.foot}>
          <Select size="xs" aria-label={t`Lanes by`} value={field.key} data={choices.map((each) => ({ value: each.key, label: each.label }))} allowDeselect={false} onChange={(key) => key && list.set({ group: key })} />
        </div>
      ) : <span />}
      <DragOverlay>{held ? <BoardCard type={type} field={field} record={held} isLifted /> : null}</DragOverlay>
    </DndContext>
  );
}

function laneValues(field: MetaField | undefined, groups: { value: unknown; count: number }[] | undefined): { value: string | null; count: number }[] {
  const countOf = (value: string | null) => groups?.find((group) => (group.value ?? null) === value)?.count ?? 0;
  const lanes = (field?.options ?? []).map((option) => ({ value: option.value as string | null, count: countOf(option.value) }));
  const without = countOf(null);
  return without > 0 ? [...lanes, { value: null, count: without }] : lanes;
}

// One press carries a card one lane on: lanes are 284 pixels wide with 12 between.
function laneStep(code: string, { x, y }: { x: number; y: number }) {
  const steps: Record<string, [number, number]> = { ArrowRight: [296, 0], ArrowLeft: [-296, 0], ArrowDown: [0, 60], ArrowUp: [0, -60] };
  const step = steps[code];
  return step ? { x: x + step[0], y: y + step[1] } : undefined;
}
