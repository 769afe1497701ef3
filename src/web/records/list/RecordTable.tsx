import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { useSession } from '../../session/useSession.ts';
import type { MetaType, RecordJson } from '../meta.ts';
import { editCells, editField } from './editRecords.ts';
import { GroupHead } from './GroupHead.tsx';
import { slotsBetween, loadedRecord, useSlotRecords } from './tableRows.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow, type RowActions } from './TableRow.tsx';
import type { Segment } from './segments.ts';
import { useColumns, type Column } from './useColumns.ts';
import { useGridCursor, type GridCursor } from './useGridCursor.ts';
import type { ListState } from './useListState.ts';
import type { Selection } from './useSelection.ts';
import { useTableKeys } from './useTableKeys.ts';
import { useTablePaste } from './useTablePaste.ts';
import { useWindow } from './useWindow.ts';
import css from './list.module.css';

const headHeight = 37;

type RecordTableProps = {
  type: MetaType; list: ListState; segments: Segment[]; rows: number; fold: (key: string) => void; selection: Selection;
  onOpen: (row: number, record: RecordJson) => void;
};

/** The table: any number of rows, edited in place, by mouse and by keyboard. */
export function RecordTable({ type, list, segments, rows, fold, selection, onOpen }: RecordTableProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, titleWidth, resize, pin } = useColumns(type, list);
  const rowHeight = useSession().user.density === 'compact' ? 36 : 52;
  const window = useWindow(scroller, rows, rowHeight, headHeight);
  const slots = useMemo(() => slotsBetween(segments, window.start, window.end), [segments, window.start, window.end]);
  const { recordOf, error, refetch } = useSlotRecords(slots);
  const recordAt = useCallback((row: number) => loadedRecord(segments, row), [segments]);
  const cursor = useGridCursor(rows, columns.length);
  const isScrolled = useScrolledAside(scroller);
  const lefts = useMemo(() => pinnedLefts(columns, titleWidth), [columns, titleWidth]);
  const focus = () => scroller.current?.focus({ preventScroll: true });
  const open = (row: number) => { const record = recordAt(row); if (record) onOpen(row, record); };
  const toggle = (row: number) => { const record = recordAt(row); if (record) selection.toggle(record.id); };
  const canEdit = (column: number) => type.can.update && !list.trash && columns[column]?.field.readOnly !== true;
  const onKeyDown = useTableKeys({
    cursor, pageRows: 12, lastRow: rows - 1, lastColumn: columns.length - 1, onOpen: open, onToggle: toggle, canEdit, focus,
    onClear: () => clearBlock(type, columns, cursor, recordAt, t`Emptied.`),
  });
  const clipboard = useTablePaste({ type, columns, cursor, recordAt });
  const actions = useStable<RowActions>({
    select: (row, column, extend) => { cursor.go({ row, column }, extend); focus(); },
    edit: (row, column) => { if (canEdit(column)) cursor.edit({ row, column }); },
    save: (record, column, value, then) => {
      void editField(type, record, column.key, value);
      cursor.stopEditing();
      focus();
      const { row, column: at } = cursor.editing ?? { row: 0, column: 0 };
      if (then !== 'stay') cursor.go(then === 'down' ? { row: row + 1, column: at } : { row, column: at + 1 });
    },
    cancel: () => { cursor.stopEditing(); focus(); },
    toggle: selection.toggle,
    open,
  });
  const { reveal } = window;
  const activeRow = cursor.at?.row;
  useEffect(() => { if (activeRow !== undefined) reveal(activeRow); }, [activeRow, reveal]);

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  const width = 48 + titleWidth + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller} role="grid" tabIndex={0} className={css.grid} aria-label={type.pluralLabel} aria-rowcount={rows + 1} aria-colcount={columns.length + 2} data-scrolled={isScrolled || undefined}
      aria-activedescendant={cursor.at ? `cell-${cursor.at.row}-${cursor.at.column}` : undefined} aria-multiselectable="true"
      onKeyDown={onKeyDown} onCopy={clipboard.copy} onPaste={clipboard.paste}
    >
      <TableHead list={list} columns={columns} titleWidth={titleWidth} lefts={lefts} selection={selection} onResize={resize} onPin={pin} />
      <div role="rowgroup" className={css.content} style={{ height: window.height, width }}>
        {slots.map((slot) => slot.index < 0
          ? <GroupHead key={`head-${slot.segment.key}`} segment={slot.segment} top={window.top(slot.row)} onFold={() => fold(slot.segment.key)} />
          : (
            <TableRow
              key={slot.row} type={type} row={slot.row} top={window.top(slot.row)} record={recordOf(slot)} columns={columns} titleWidth={titleWidth} lefts={lefts}
              isChosen={isChosen(selection, recordOf(slot))} activeColumn={cursor.at?.row === slot.row ? cursor.at.column : null}
              editingColumn={cursor.editing?.row === slot.row ? cursor.editing.column : null} range={rangeIn(cursor, slot.row)} actions={actions}
            />
          ))}
      </div>
    </div>
  );
}

function isChosen(selection: Selection, record: RecordJson | undefined): boolean {
  return record !== undefined && selection.has(record.id);
}

// A single cell is marked by the cursor alone.
function rangeIn({ block }: GridCursor, row: number): [number, number] | null {
  if (!block || row < block.rows[0] || row > block.rows[1]) return null;
  const isOne = block.rows[0] === block.rows[1] && block.columns[0] === block.columns[1];
  return isOne ? null : block.columns;
}

function pinnedLefts(columns: Column[], titleWidth: number): number[] {
  let left = 48 + titleWidth;
  return columns.map((column) => {
    const at = left;
    left += column.width;
    return at;
  });
}

function clearBlock(type: MetaType, columns: Column[], { block }: GridCursor, recordAt: (row: number) => RecordJson | undefined, undo: string): void {
  if (!block || !type.can.update) return;
  const keys = columns.slice(Math.max(0, block.columns[0]), block.columns[1] + 1).filter((column) => !column.field.readOnly).map((column) => [column.key, null]);
  const patches = new Map<string, Record<string, unknown>>();
  for (let row = block.rows[0]; row <= block.rows[1]; row++) {
    const record = recordAt(row);
    if (record && keys.length > 0) patches.set(record.id, Object.fromEntries(keys));
  }
  if (patches.size > 0) void editCells(type, patches, undo);
}

/** The same functions in the same object every time, so that rows need not be drawn again. */
function useStable<T extends Record<string, (...args: never[]) => unknown>>(latest: T): T {
  const held = useRef(latest);
  useEffect(() => { held.current = latest; });
  return useMemo(() => Object.fromEntries(Object.keys(held.current).map((key) => [key, (...args: never[]) => held.current[key]!(...args)])) as T, []);
}

function useScrolledAside(scroller: React.RefObject<HTMLElement | null>): boolean {
  const [isScrolled, setScrolled] = useState(false);
  useEffect(() => {
    const box = scroller.current;
    const read = () => setScrolled((box?.scrollLeft ?? 0) > 0);
    box?.addEventListener('scroll', read, { passive: true });
    return () => box?.removeEventListener('scroll', read);
  }, [scroller]);
  return isScrolled;
}
