import { useMemo } from 'react';
import { queryClient } from '../../api/queryClient.ts';
import type { RecordJson } from '../meta.ts';
import { pageQuery, pageSize, sliceKey, usePages, type Slice } from './rows.ts';
import type { Segment } from './segments.ts';

/** What stands at a row of the table: the head of a segment, or a record of it. */
export type Slot = { row: number; segment: Segment; index: number };

/** The slots from one row to before another; index -1 is a segment's head. */
export function slotsBetween(segments: Segment[], from: number, to: number): Slot[] {
  const slots: Slot[] = [];
  for (const segment of segments) {
    const heads = segment.head ? 1 : 0;
    const length = heads + (segment.isFolded ? 0 : segment.count);
    const first = Math.max(from, segment.start);
    const last = Math.min(to, segment.start + length);
    for (let row = first; row < last; row++) slots.push({ row, segment, index: row - segment.start - heads });
  }
  return slots;
}

/** The records of the slots on screen, undefined while their page is on the way, and the first failure. */
export function useSlotRecords(slots: Slot[]): { recordOf: (slot: Slot) => RecordJson | undefined; error: Error | null; refetch: () => void } {
  const slices = useMemo(() => {
    const wanted = new Map<string, Slice>();
    for (const { segment, index } of slots) {
      if (index < 0) continue;
      const page = Math.floor(index / pageSize);
      wanted.set(sliceKey(segment.source, page), { source: segment.source, page });
    }
    return [...wanted.values()];
  }, [slots]);
  const pages = usePages(slices);
  const failed = [...pages.values()].find((page) => page.error && !page.data);
  return {
    recordOf: ({ segment, index }) => pages.get(sliceKey(segment.source, Math.floor(index / pageSize)))?.data?.items[index % pageSize],
    error: failed?.error ?? null,
    refetch: () => failed?.refetch(),
  };
}

/** The loaded record at a row, on screen or not. */
export function loadedRecord(segments: Segment[], row: number): RecordJson | undefined {
  const [slot] = slotsBetween(segments, row, row + 1);
  if (!slot || slot.index < 0) return undefined;
  const page = queryClient.getQueryData(pageQuery(slot.segment.source, Math.floor(slot.index / pageSize)).queryKey);
  return page?.items[slot.index % pageSize];
}
