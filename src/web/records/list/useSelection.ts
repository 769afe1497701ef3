import { useMemo, useState } from 'react';

export type Selection = {
  ids: ReadonlySet<string>;
  /** Every record the list matches, loaded or not. */
  all: boolean;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  add: (ids: string[]) => void;
  chooseAll: () => void;
  clear: () => void;
};

/** Which rows are chosen for a bulk action; starts anew when the list asks for other records. */
export function useSelection(listKey: string): Selection {
  const [held, setHeld] = useState<{ listKey: string; ids: ReadonlySet<string>; all: boolean }>({ listKey, ids: new Set(), all: false });
  const current = held.listKey === listKey ? held : { listKey, ids: new Set<string>(), all: false };
  return useMemo(() => ({
    ids: current.ids,
    all: current.all,
    has: (id) => current.all || current.ids.has(id),
    toggle: (id) => {
      const ids = new Set(current.ids);
      if (!ids.delete(id)) ids.add(id);
      setHeld({ listKey, ids, all: false });
    },
    add: (more) => setHeld({ listKey, ids: new Set([...current.ids, ...more]), all: false }),
    chooseAll: () => setHeld({ listKey, ids: new Set(), all: true }),
    clear: () => setHeld({ listKey, ids: new Set(), all: false }),
  }), [current.ids, current.all, listKey]);
}
