import { createRouter } from '@tanstack/react-router';
import { onSignedOut } from '#web/api/client.ts';
import { ApiProblem } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { sessionQuery } from '#web/session/useSession.ts';
import { routeTree } from './routes.tsx';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Waiting />,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  scrollRestoration: true,
});

let isChecking = false;

// One refused request is not yet the end of a session: it is asked for once more before anything is thrown away.
onSignedOut(() => {
  if (isChecking || queryClient.getQueryData(['session']) === undefined) return;
  isChecking = true;
  queryClient.query({ ...sessionQuery, staleTime: 0 }).catch((error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 401) return;
    queryClient.clear();
    void router.invalidate();
  }).finally(() => { isChecking = false; });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
