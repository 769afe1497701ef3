import { Menu, Text, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconKeyboard, IconLogout, IconMoon, IconRowInsertTop, IconSettings, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { languageNames, languages } from '#kernel/language.ts';
import { api } from '../api/client.ts';
import { useLanguage } from '../i18n/LanguageProvider.tsx';
import { Face } from '../parts/Face.tsx';
import { saveMyChoices, useSession } from '../session/useSession.ts';
import { useSwitchLanguage } from './LanguageMenu.tsx';
import { openHelp } from './shellState.ts';
import { useSwitchTheme } from './ThemeButton.tsx';

/** What is mine: theme, density, language, keys, sign out. */
export function MeMenu() {
  const { t } = useLingui();
  const { user } = useSession();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={t`My account`} style={{ borderRadius: '50%' }}><Face name={user.name} size={30} /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Text size="sm" fw={600} c="var(--ink)">{user.name}</Text>{user.email}</Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={16} stroke={1.6} />}><Trans>Settings</Trans></Menu.Item>
        <LookItems />
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={openHelp}><Trans>Keys</Trans></Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}><Trans>Sign out</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LookItems() {
  const { user } = useSession();
  const scheme = useComputedColorScheme('light');
  const switchTheme = useSwitchTheme();
  const isCompact = user.density === 'compact';
  return (
    <>
      {scheme === 'dark'
        ? <Menu.Item leftSection={<IconSun size={16} stroke={1.6} />} onClick={() => switchTheme('light')}><Trans>Light colours</Trans></Menu.Item>
        : <Menu.Item leftSection={<IconMoon size={16} stroke={1.6} />} onClick={() => switchTheme('dark')}><Trans>Dark colours</Trans></Menu.Item>}
      <Menu.Item leftSection={<IconRowInsertTop size={16} stroke={1.6} />} onClick={() => void saveMyChoices({ density: isCompact ? 'comfortable' : 'compact' })}>
        {isCompact ? <Trans>Taller rows</Trans> : <Trans>Shorter rows</Trans>}
      </Menu.Item>
    </>
  );
}

function LanguageItems() {
  const { language } = useLanguage();
  const switchLanguage = useSwitchLanguage();
  return languages.map((each) => (
    <Menu.Item key={each} lang={each} role="menuitemradio" aria-checked={each === language} fw={each === language ? 600 : 400} py={4} onClick={() => void switchLanguage(each)}>
      {languageNames[each]}
    </Menu.Item>
  ));
}

async function signOut(): Promise<void> {
  await api.delete('/session').catch(() => undefined);
  // A full load drops every record of the account from memory.
  window.location.assign('/sign-in');
}
