import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, arrayMove, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Checkbox, Popover, ScrollArea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconColumns3, IconGripVertical } from '@tabler/icons-react';
import { fieldOf, type MetaType } from '../meta.ts';
import type { ListState } from './useListState.ts';
import css from './chooser.module.css';

/** Which columns the table shows, and in which order: drag, or take one with the space bar and move it with the arrows. */
export function ColumnChooser({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const hidden = type.fields.filter((field) => !list.columns.includes(field.key));
  const show = (key: string, isShown: boolean) => list.set({ columns: isShown ? [...list.columns, key] : list.columns.filter((each) => each !== key) });
  const move = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    list.set({ columns: arrayMove(list.columns, list.columns.indexOf(String(active.id)), list.columns.indexOf(String(over.id))) });
  };
  return (
    <Popover position="bottom-end" width={270} trapFocus>
      <Popover.Target><ActionIcon aria-label={t`Columns`} title={t`Columns`}><IconColumns3 size={18} stroke={1.6} /></ActionIcon></Popover.Target>
      <Popover.Dropdown p={6}>
        <ScrollArea.Autosize mah={420} type="auto">
          <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={move}>
            <SortableContext items={list.columns} strategy={verticalListSortingStrategy}>
              {list.columns.map((key) => <ShownColumn key={key} id={key} label={fieldOf(type, key)?.label ?? key} onHide={() => show(key, false)} />)}
            </SortableContext>
          </DndContext>
          {hidden.map((field) => (
            <div key={field.key} className={css.line}><Checkbox size="xs" checked={false} label={field.label} onChange={() => show(field.key, true)} /></div>
          ))}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function ShownColumn({ id, label, onHide }: { id: string; label: string; onHide: () => void }) {
  const { t } = useLingui();
  const { setNodeRef, attributes, listeners, transform, transition } = useSortable({ id });
  return (
    <div ref={setNodeRef} className={css.line} style={{ transform: CSS.Transform.toString(transform), transition }}>
      <Checkbox size="xs" checked label={label} onChange={onHide} />
      <ActionIcon size={24} {...attributes} {...listeners} aria-label={t`Move ${label}`} className={css.grip}><IconGripVertical size={14} /></ActionIcon>
    </div>
  );
}
