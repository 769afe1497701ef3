import { useLingui } from '@lingui/react/macro';
import { IconBook2, IconFileImport, IconHistory, IconSettings, IconSun } from '@tabler/icons-react';
import type { Place } from '#web/shell/navigation.ts';

/** The places beside the record lists; a domain's screen is offered by its line here. */
export function usePlaces(): Place[] {
  const { t } = useLingui();
  return [
    { to: '/today', words: t`Today`, icon: IconSun },
    { to: '/import', words: t`Import`, icon: IconFileImport, needs: 'records.write', low: true },
    { to: '/history', words: t`History`, icon: IconHistory, low: true },
    { to: '/guide', words: t`Guide`, icon: IconBook2, low: true },
    { to: '/settings', words: t`Settings`, icon: IconSettings, low: true },
  ];
}
