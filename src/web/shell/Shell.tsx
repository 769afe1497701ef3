import { useMantineColorScheme } from '@mantine/core';
import { useLocalStorage, useMediaQuery, useNetwork } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useLive } from '../api/live.ts';
import { offerUndo, undoLast } from '../api/undo.tsx';
import { countIn } from '../i18n/catalogues.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useKnownTypes } from '../records/meta.ts';
import { useSession } from '../session/useSession.ts';
import { BottomBar } from './BottomBar.tsx';
import type { Place } from './navigation.ts';
import { Rail } from './Rail.tsx';
import { openCommand, openHelp, useShellState } from './shellState.ts';
import { listenForShortcuts, useShortcut } from './shortcuts.ts';
import { TopBar } from './TopBar.tsx';
import css from './shell.module.css';

const CommandBox = lazy(() => import('./CommandBox.tsx').then((file) => ({ default: file.CommandBox })));
const KeyHelp = lazy(() => import('./KeyHelp.tsx').then((file) => ({ default: file.KeyHelp })));
const CreateDrawer = lazy(() => import('../records/CreateDrawer.tsx').then((file) => ({ default: file.CreateDrawer })));

/** The frame around every page: rail, top bar, the page, and the boxes that open over it. */
export function Shell({ places }: { places: Place[] }) {
  const [narrow, setNarrow] = useLocalStorage({ key: 'rapport.rail.narrow', defaultValue: false });
  const isTight = useMediaQuery('(max-width: 1000px)') ?? false;
  const { command, help, creating } = useShellState();
  const { user } = useSession();
  const { online } = useNetwork();
  useShellKeys(places);
  useLiveRecords();
  useEffect(offerUndo, []);
  // The command box answers the key that opens it: it is fetched before it is asked for.
  useEffect(() => void import('./CommandBox.tsx'), []);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => countIn(user.digits ?? 'latn'), [user.digits]);
  useEffect(() => { if (user.theme) setColorScheme(user.theme); }, [user.theme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset['density'] = user.density ?? 'comfortable';
  }, [user.density]);

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#page"><Trans>Skip to the page</Trans></a>
      <Rail places={places} narrow={narrow || isTight} onNarrow={setNarrow} />
      <div className={css.body}>
        <TopBar />
        <main id="page" className={css.main} tabIndex={-1}>
          {online ? null : <div className={css.offline} role="status"><Trans>No connection. What you see may be old; changes cannot be saved just now.</Trans></div>}
          <Suspense fallback={<Waiting />}><Outlet /></Suspense>
        </main>
      </div>
      <BottomBar places={places} />
      <Suspense fallback={null}>
        {command ? <CommandBox places={places} /> : null}
        {help ? <KeyHelp /> : null}
        {creating ? <CreateDrawer creating={creating} /> : null}
      </Suspense>
    </div>
  );
}

function useLiveRecords(): void {
  const types = useKnownTypes();
  useLive(useCallback((recordType: string) => types.find((type) => type.name === recordType)?.plural, [types]));
}

function useShellKeys(places: Place[]): void {
  const { t } = useLingui();
  const navigate = useNavigate();
  useEffect(listenForShortcuts, []);
  useShortcut('mod+k', t`Search and commands`, openCommand);
  useShortcut('/', t`Search and commands`, openCommand);
  useShortcut('?', t`Show the keys`, openHelp);
  useShortcut('mod+z', t`Undo the last change`, undoLast);
  useShortcut('g p', t`Go to people`, () => void navigate({ to: '/people' as string }));
  useShortcut('g c', t`Go to companies`, () => void navigate({ to: '/companies' as string }));
  useShortcut('g k', t`Go to tasks`, () => void navigate({ to: '/tasks' as string }));
  const today = places.find((place) => place.to === '/today');
  useShortcut('g t', today?.words ?? '', () => void navigate({ to: '/today' as string }));
  useShortcut('g s', t`Go to settings`, () => void navigate({ to: '/settings' as string }));
}
