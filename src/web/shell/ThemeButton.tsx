import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { queryClient } from '../api/queryClient.ts';
import { saveMyChoices } from '../session/useSession.ts';

/** Light to dark and back, kept for the next visit. */
export function useSwitchTheme(): (theme: 'light' | 'dark' | 'auto') => void {
  const { setColorScheme } = useMantineColorScheme();
  return (theme) => {
    setColorScheme(theme);
    if (queryClient.getQueryData(['session'])) void saveMyChoices({ theme }).catch(() => undefined);
  };
}

export function ThemeButton() {
  const { t } = useLingui();
  const scheme = useComputedColorScheme('light');
  const switchTheme = useSwitchTheme();
  const next = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon aria-label={next === 'dark' ? t`Dark colours` : t`Light colours`} onClick={() => switchTheme(next)}>
      {next === 'dark' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
    </ActionIcon>
  );
}
