import { Checkbox, Skeleton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { fieldView } from '../../fields/fieldViews.ts';
import type { MetaType, RecordJson } from '../meta.ts';
import { CellEditor } from './CellEditor.tsx';
import { TitleCell } from './TitleCell.tsx';
import type { Column } from './useColumns.ts';
import css from './list.module.css';

export type RowActions = {
  select: (row: number, column: number, extend: boolean) => void;
  edit: (row: number, column: number) => void;
  save: (record: RecordJson, column: Column, value: unknown, then: 'stay' | 'down' | 'next') => void;
  cancel: () => void;
  toggle: (id: string) => void;
  open: (row: number) => void;
};

type TableRowProps = {
  type: MetaType; row: number; top: number; record: RecordJson | undefined; columns: Column[]; titleWidth: number; lefts: number[];
  isChosen: boolean; activeColumn: number | null; editingColumn: number | null; range: [number, number] | null; actions: RowActions;
};

/** One row; column -1 is the title. Grey while its page is on the way. */
export const TableRow = memo(function TableRow({ type, row, top, record, columns, titleWidth, lefts, isChosen, activeColumn, editingColumn, range, actions }: TableRowProps) {
  const { t } = useLingui();
  const state = (column: number) => ({
    'data-active': activeColumn === column || undefined,
    'data-range': (range !== null && column >= range[0] && column <= range[1]) || undefined,
  });
  return (
    <div role="row" aria-rowindex={row + 2} aria-selected={isChosen} className={css.row} style={{ top }}>
      <div role="gridcell" className={css.check} onClick={(event) => event.stopPropagation()}>
        {record ? <Checkbox size="xs" tabIndex={-1} checked={isChosen} aria-label={t`Choose ${record.title}`} onChange={() => actions.toggle(record.id)} /> : null}
      </div>
      <div role="gridcell" id={`cell-${row}--1`} aria-colindex={2} className={css.titleCell} style={{ width: titleWidth }} {...state(-1)} onClick={() => actions.select(row, -1, false)}>
        {record ? <TitleCell type={type} record={record} onOpen={() => actions.open(row)} /> : <Skeleton height={12} width="60%" />}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.key} role="gridcell" id={`cell-${row}-${at}`} aria-colindex={at + 3} className={css.cell} style={{ width: column.width, ...(column.isPinned ? { left: lefts[at] } : {}) }}
          data-pinned={column.isPinned || undefined} data-end={fieldView(column.field.type).isNumeric || undefined} data-editing={(editingColumn === at && !fieldView(column.field.type).isBoxed) || undefined} {...state(at)}
          onClick={(event) => { if (activeColumn === at && editingColumn === null) actions.edit(row, at); else actions.select(row, at, event.shiftKey); }}
        >
          {record && editingColumn === at
            ? <CellEditor field={column.field} value={record[column.key]} onSave={(value, then) => actions.save(record, column, value, then)} onCancel={actions.cancel} />
            : null}
          {record
            ? (editingColumn === at && !fieldView(column.field.type).isBoxed ? null : <span className={css.value}><FieldValue field={column.field} value={record[column.key]} /></span>)
            : <Skeleton height={12} width="70%" />}
        </div>
      ))}
    </div>
  );
});
