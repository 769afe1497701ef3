import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Stale data stays on screen while it refreshes; a refusal is an answer and is not asked for again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => (error instanceof ApiProblem ? error.status >= 500 && failures < 1 : failures < 2),
      refetchOnWindowFocus: false,
    },
  },
});
