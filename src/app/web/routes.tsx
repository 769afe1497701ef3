import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { academyScreens as academy } from '#domains/academy/web.ts';
import { customersScreens as customers } from '#domains/customers/web.ts';
import { platformScreens as platform } from '#domains/platform/web.ts';
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

// Pages before sign-in hang on `root`, all others on `inside`; each is loaded when first visited.
const before = [
  createRoute({ getParentRoute: () => root, path: '/welcome', component: lazyRouteComponent(platform.welcome, 'WelcomePage') }),
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: lazyRouteComponent(platform.signIn, 'SignInPage') }),
  createRoute({ getParentRoute: () => root, path: '/forgotten', component: lazyRouteComponent(platform.forgotten, 'ForgottenPage') }),
  createRoute({ getParentRoute: () => root, path: '/reset/$token', component: lazyRouteComponent(platform.reset, 'ResetPage') }),
  createRoute({ getParentRoute: () => root, path: '/invitation/$token', component: lazyRouteComponent(platform.accept, 'AcceptPage') }),
] as const;

const home = createRoute({ getParentRoute: () => inside, path: '/', beforeLoad: () => { throw redirect({ to: '/today' as string }); } });

const work = [
  createRoute({ getParentRoute: () => inside, path: '/today', component: lazyRouteComponent(customers.today, 'TodayScreen') }),
  createRoute({ getParentRoute: () => inside, path: '/start', component: lazyRouteComponent(platform.start, 'StartPage') }),
  createRoute({ getParentRoute: () => inside, path: '/import', component: lazyRouteComponent(platform.importStart, 'ImportStartPage') }),
  createRoute({ getParentRoute: () => inside, path: '/import/$id', component: lazyRouteComponent(platform.importOne, 'ImportPage') }),
  createRoute({ getParentRoute: () => inside, path: '/history', component: lazyRouteComponent(platform.history, 'HistoryPage') }),
  createRoute({ getParentRoute: () => inside, path: '/history/$id', component: lazyRouteComponent(platform.batch, 'BatchPage') }),
  createRoute({ getParentRoute: () => inside, path: '/trash', component: lazyRouteComponent(platform.trash, 'TrashPage') }),
  createRoute({ getParentRoute: () => inside, path: '/guide', component: lazyRouteComponent(academy.guide, 'GuidePage') }),
  createRoute({ getParentRoute: () => inside, path: '/guide/$page', component: lazyRouteComponent(academy.guide, 'GuidePage') }),
] as const;

const settings = createRoute({ getParentRoute: () => inside, path: '/settings', component: lazyRouteComponent(platform.settings, 'SettingsFrame') });

const settingsPages = [
  createRoute({ getParentRoute: () => settings, path: '/', component: lazyRouteComponent(platform.settings, 'SettingsIndex') }),
  createRoute({ getParentRoute: () => settings, path: '/profile', component: lazyRouteComponent(platform.profile, 'ProfilePage') }),
  createRoute({ getParentRoute: () => settings, path: '/display', component: lazyRouteComponent(platform.display, 'DisplayPage') }),
  createRoute({ getParentRoute: () => settings, path: '/security', component: lazyRouteComponent(platform.security, 'SecurityPage') }),
  createRoute({ getParentRoute: () => settings, path: '/firm', component: lazyRouteComponent(platform.firm, 'FirmPage') }),
  createRoute({ getParentRoute: () => settings, path: '/members', component: lazyRouteComponent(platform.members, 'MembersPage') }),
  createRoute({ getParentRoute: () => settings, path: '/fields', component: lazyRouteComponent(platform.fields, 'FieldsPage') }),
  createRoute({ getParentRoute: () => settings, path: '/mail', component: lazyRouteComponent(platform.mail, 'MailPage') }),
  createRoute({ getParentRoute: () => settings, path: '/api-keys', component: lazyRouteComponent(platform.apiKeys, 'ApiKeysPage') }),
  createRoute({ getParentRoute: () => settings, path: '/data', component: lazyRouteComponent(platform.data, 'DataPage') }),
] as const;

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

export const routeTree = root.addChildren([...before, inside.addChildren([home, ...work, settings.addChildren([...settingsPages]), recordList, recordPage])]);
