import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { queryClient } from '#web/api/queryClient.ts';
import { useLanguage } from '#web/i18n/LanguageProvider.tsx';
import type { Session } from '#web/session/useSession.ts';

/** Goes in with a session just begun: in the reader's own language and colours, to where she was going. */
export function useEnter(): (session: Session, to?: string) => Promise<void> {
  const router = useRouter();
  const { switchTo } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  return async (session, to = '/') => {
    queryClient.clear();
    queryClient.setQueryData(['session'], session);
    if (session.user.theme) setColorScheme(session.user.theme);
    await switchTo(session.user.language);
    router.history.push(isOwnPath(to) ? to : '/');
  };
}

// Only paths of this site: an address in a link must not lead a signed-in reader elsewhere.
function isOwnPath(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\');
}
