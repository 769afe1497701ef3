import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { queryClient } from '#web/api/queryClient.ts';
import { metaQuery } from '#web/records/meta.ts';
import { listSearch } from '#web/records/listSearch.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { NotHere } from '#web/parts/NotHere.tsx';
import { requireSession } from './entry.ts';
import { usePlaces } from './usePlaces.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotHere });

/** Everything behind sign-in stands in the shell. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: ({ location }) => requireSession(location.href),
  loader: () => queryClient.query(metaQuery),
  component: function Inside() {
    return <Shell places={usePlaces()} />;
  },
});

const home = createRoute({ getParentRoute: () => inside, path: '/', beforeLoad: () => { throw redirect({ to: '/$plural', params: { plural: 'people' } }); } });

const recordList = createRoute({
  getParentRoute: () => inside,
  path: '/$plural',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('#web/records/ListPage.tsx'), 'ListPage'),
});

const recordPage = createRoute({
  getParentRoute: () => inside,
  path: '/$plural/$id',
  component: lazyRouteComponent(() => import('#web/records/RecordPage.tsx'), 'RecordPage'),
});

// Pages before sign-in hang on `root`, all others on `inside`; each is loaded when first visited.
export const routeTree = root.addChildren([inside.addChildren([home, recordList, recordPage])]);
