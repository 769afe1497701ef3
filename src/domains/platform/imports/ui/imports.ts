import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';

export type ImportState = 'draft' | 'checking' | 'ready' | 'running' | 'failed' | 'done' | 'cancelled';

export type ImportColumn = { name: string; samples: string[]; guess: string | null; doubt: string | null; field: string | null };
export type ImportProblem = { line: number; column: string | null; field: string | null; value: string; message: string };

/** An import as GET /imports/:id shows it. */
export type Import = {
  id: string; state: ImportState; record: string; recordType: string; fileName: string; format: string;
  encoding: string | null; delimiter: string | null; sheets: string[]; sheet: string | null; country: string; dateOrder: 'dayFirst' | 'monthFirst' | null;
  columns: ImportColumn[]; targets: { key: string; label: string; group: string | null }[];
  rows: number | null; preview: { line: number; cells: string[]; values: Record<string, string>; problems: { column: string | null; field: string | null; message: string }[] }[];
  position: number; created: number; failed: number; related: number; errors: ImportProblem[]; failure: string | null;
  batchId: string; createdAt: string; startedAt: string | null; finishedAt: string | null;
};

export type PastImport = { id: string; state: ImportState; recordType: string; fileName: string; rows: number | null; created: number; failed: number; batchId: string; createdAt: string };

const pollMs = 600;

/** An import, asked for again while it is under way. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => api.get<Import>(`/imports/${id}`, { signal }),
    refetchInterval: (query) => (isUnderWay(query.state.data?.state) ? pollMs : false),
  });
}

export function isUnderWay(state: ImportState | undefined): boolean {
  return state === 'checking' || state === 'running';
}

/** Keeps the answer of a change as the import's new state. */
export function keepImport(changed: Import): void {
  queryClient.setQueryData(['import', changed.id], changed);
  void queryClient.invalidateQueries({ queryKey: ['imports'] });
  void queryClient.invalidateQueries({ queryKey: ['runs'] });
}
