import { useEffect } from 'react';
import { queryClient } from './queryClient.ts';

type Changed = { recordType: string; ids: string[] };

/** Keeps the screen true: what a colleague changes is read again without a reload. */
export function useLive(pluralOf: (recordType: string) => string | undefined): void {
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    const touched = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    // A burst (an import, a bulk edit) is read again once, not once a record.
    const refresh = () => {
      timer = undefined;
      for (const [recordType, ids] of touched) refreshRecords(pluralOf(recordType) ?? recordType, ids);
      touched.clear();
    };
    const hear = (event: MessageEvent<string>) => {
      const { recordType, ids } = JSON.parse(event.data) as Changed;
      const known = touched.get(recordType) ?? new Set<string>();
      for (const id of ids ?? []) known.add(id);
      touched.set(recordType, known);
      timer ??= setTimeout(refresh, 400);
    };
    const hearRun = () => void queryClient.invalidateQueries({ queryKey: ['runs'] });

    source.addEventListener('changed', hear);
    source.addEventListener('run', hearRun);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [pluralOf]);
}

function refreshRecords(plural: string, ids: Set<string>): void {
  void queryClient.invalidateQueries({ queryKey: ['records', plural] });
  for (const id of ids) void queryClient.invalidateQueries({ queryKey: ['record', plural, id] });
  // Whatever changed may stand on the timeline or among the related records of what is open.
  void queryClient.invalidateQueries({ queryKey: ['timeline'] });
  void queryClient.invalidateQueries({ queryKey: ['today'] });
}
