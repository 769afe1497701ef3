import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import type { ClipboardEvent } from 'react';
import { useWords } from '../../fields/FieldValue.tsx';
import type { MetaType, RecordJson } from '../meta.ts';
import { editCells } from './editRecords.ts';
import type { Column } from './useColumns.ts';
import type { GridCursor } from './useGridCursor.ts';

type Cells = { type: MetaType; columns: Column[]; cursor: GridCursor; recordAt: (row: number) => RecordJson | undefined };

/** Copies a block of cells as a spreadsheet would, and takes one from a spreadsheet: one batch, one Undo. */
export function useTablePaste({ type, columns, cursor, recordAt }: Cells) {
  const { t } = useLingui();
  const { toText, fromText } = useWords();

  const copy = (event: ClipboardEvent) => {
    if (!cursor.block || cursor.editing || window.getSelection()?.toString()) return;
    const { rows: [top, bottom], columns: [left, right] } = cursor.block;
    const lines: string[] = [];
    for (let row = top; row <= bottom; row++) {
      const record = recordAt(row);
      if (record) lines.push(range(left, right).map((column) => wordsOf(record, column)).join('\t'));
    }
    event.clipboardData.setData('text/plain', lines.join('\n'));
    event.preventDefault();
  };
  const wordsOf = (record: RecordJson, at: number) => {
    const column = columns[at];
    return (column ? toText(column.field, record[column.key]) : record.title).replaceAll(/[\t\n]/g, ' ');
  };

  const paste = (event: ClipboardEvent) => {
    if (!cursor.at || cursor.editing || !type.can.update) return;
    event.preventDefault();
    const table = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
    const { patches, unread } = read(table);
    if (unread > 0) notifications.show({ color: 'red', message: t`${plural(unread, { one: '# cell could not be read and was left as it was.', other: '# cells could not be read and were left as they were.' })}` });
    if (patches.size > 0) void editCells(type, patches, t`${plural(patches.size, { one: 'Pasted into # record.', other: 'Pasted into # records.' })}`);
  };
  const read = (table: string[][]) => {
    const patches = new Map<string, Record<string, unknown>>();
    let unread = 0;
    table.forEach((line, down) => {
      const record = recordAt(cursor.at!.row + down);
      if (!record) return;
      line.forEach((text, right) => {
        const column = columns[cursor.at!.column + right];
        if (!column || column.field.readOnly) return;
        const value = fromText(column.field, text);
        if (value === undefined) unread += 1;
        else patches.set(record.id, { ...patches.get(record.id), [column.key]: value });
      });
    });
    return { patches, unread };
  };
  return { copy, paste };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
