import { createRouter } from '@tanstack/react-router';
import { onSignedOut } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { routeTree } from './routes.tsx';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Waiting />,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  scrollRestoration: true,
});

onSignedOut(() => {
  if (queryClient.getQueryData(['session']) === undefined) return;
  queryClient.clear();
  void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
