import { useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { useShortcut } from '../../shell/shortcuts.ts';
import type { GridCursor } from './useGridCursor.ts';

type TableKeys = {
  cursor: GridCursor; pageRows: number; lastRow: number; lastColumn: number;
  onOpen: (row: number) => void; onToggle: (row: number) => void; onClear: () => void; canEdit: (column: number) => boolean; focus: () => void;
};

/** Arrows, page keys, Enter, e and x inside the table; j and k from anywhere on the page. */
export function useTableKeys(keys: TableKeys): (event: KeyboardEvent) => void {
  const { t } = useLingui();
  const { cursor, focus } = keys;
  const step = (by: number) => {
    focus();
    cursor.go({ row: cursor.at ? cursor.at.row + by : 0, column: cursor.at?.column ?? -1 });
  };
  useShortcut('j', t`Next row`, () => step(1));
  useShortcut('k', t`Row before`, () => step(-1));
  useShortcut('Enter', t`Open the record`, () => cursor.at && keys.onOpen(cursor.at.row));
  useShortcut('e', t`Edit the cell`, () => editAt(keys));
  useShortcut('x', t`Choose the row`, () => cursor.at && keys.onToggle(cursor.at.row));

  return (event) => {
    if (cursor.editing || event.defaultPrevented || event.altKey) return;
    const move = moveFor(event, keys);
    if (move) {
      event.preventDefault();
      return cursor.go(move, event.shiftKey);
    }
    const actions: Record<string, () => void> = {
      Enter: () => (cursor.at && cursor.at.column >= 0 && keys.canEdit(cursor.at.column) && !event.ctrlKey ? editAt(keys) : cursor.at && keys.onOpen(cursor.at.row)),
      F2: () => editAt(keys),
      ' ': () => cursor.at && keys.onToggle(cursor.at.row),
      Delete: keys.onClear,
      Escape: cursor.leave,
    };
    const act = actions[event.key];
    if (!act || event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function editAt({ cursor, canEdit }: TableKeys): void {
  if (cursor.at && cursor.at.column >= 0 && canEdit(cursor.at.column)) cursor.edit(cursor.at);
}

function moveFor(event: KeyboardEvent, { cursor, pageRows, lastRow, lastColumn }: TableKeys) {
  const { row, column } = cursor.at ?? { row: -1, column: -1 };
  const whole = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown': return { row: row + 1, column };
    case 'ArrowUp': return { row: row - 1, column };
    case 'ArrowRight': return { row, column: column + 1 };
    case 'ArrowLeft': return { row, column: column - 1 };
    case 'PageDown': return { row: row + pageRows, column };
    case 'PageUp': return { row: row - pageRows, column };
    case 'Home': return { row: whole ? 0 : row, column: -1 };
    case 'End': return { row: whole ? lastRow : row, column: lastColumn };
    default: return null;
  }
}
