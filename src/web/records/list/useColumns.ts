import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { fieldView } from '../../fields/fieldViews.ts';
import { fieldOf, type MetaField, type MetaType } from '../meta.ts';
import type { ListState } from './useListState.ts';

export type Column = { key: string; field: MetaField; width: number; isPinned: boolean };

/** Width of the first column, which names the record. */
export const titleKey = 'title';

type Layout = { widths: Record<string, number>; pinned: string[] };

/** The columns of a list in order, pinned ones first; widths and pins stay with this browser. */
export function useColumns(type: MetaType, list: ListState) {
  const [layout, setLayout] = useLocalStorage<Layout>({ key: `rapport.columns.${type.name}`, defaultValue: { widths: {}, pinned: [] }, getInitialValueInEffect: false });
  return useMemo(() => {
    const columns = list.columns.filter((key) => key !== 'title').flatMap((key): Column[] => {
      const field = fieldOf(type, key);
      return field ? [{ key, field, width: layout.widths[key] ?? startWidth(field), isPinned: layout.pinned.includes(key) }] : [];
    });
    return {
      columns: [...columns.filter((column) => column.isPinned), ...columns.filter((column) => !column.isPinned)],
      titleWidth: layout.widths[titleKey] ?? 300,
      resize: (key: string, width: number) => setLayout((before) => ({ ...before, widths: { ...before.widths, [key]: Math.max(72, Math.round(width)) } })),
      pin: (key: string) => setLayout((before) => ({
        ...before, pinned: before.pinned.includes(key) ? before.pinned.filter((each) => each !== key) : [...before.pinned, key],
      })),
    };
  }, [type, list.columns, layout, setLayout]);
}

// A heading in Tamil or Armenian is half as long again as in English: give it room.
function startWidth(field: MetaField): number {
  return Math.max(fieldView(field.type).width, Math.min(260, field.label.length * 9 + 40));
}
