import { useState } from 'react';

export type Cell = { row: number; column: number };

export type GridCursor = {
  at: Cell | null;
  editing: Cell | null;
  /** The chosen block of cells, corners included. */
  block: { rows: [number, number]; columns: [number, number] } | null;
  go: (cell: Cell, extend?: boolean) => void;
  edit: (cell: Cell) => void;
  stopEditing: () => void;
  leave: () => void;
};

/** Where the cursor stands in the table; column -1 is the title. */
export function useGridCursor(rows: number, columns: number): GridCursor {
  const [at, setAt] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const [editing, setEditing] = useState<Cell | null>(null);
  const block = at && anchor
    ? {
        rows: [Math.min(at.row, anchor.row), Math.max(at.row, anchor.row)] as [number, number],
        columns: [Math.min(at.column, anchor.column), Math.max(at.column, anchor.column)] as [number, number],
      }
    : null;
  const within = (cell: Cell): Cell => ({ row: Math.min(Math.max(0, cell.row), Math.max(0, rows - 1)), column: Math.min(Math.max(-1, cell.column), columns - 1) });
  return {
    at, editing, block,
    go: (cell, extend = false) => {
      const next = within(cell);
      setAt(next);
      setEditing(null);
      if (!extend || !anchor) setAnchor(next);
    },
    edit: (cell) => { setAt(cell); setAnchor(cell); setEditing(cell); },
    stopEditing: () => setEditing(null),
    leave: () => { setAt(null); setAnchor(null); setEditing(null); },
  };
}
