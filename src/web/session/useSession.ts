import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language, Regional } from '#kernel/language.ts';
import { api } from '../api/client.ts';
import { queryClient } from '../api/queryClient.ts';
import { useLanguage } from '../i18n/LanguageProvider.tsx';

export type Session = {
  user: {
    id: string; name: string; email: string; language: Language; theme: 'light' | 'dark' | 'auto' | null;
    density: 'comfortable' | 'compact' | null; calendar: 'gregory' | 'ethiopic' | null; digits: 'latn' | 'beng' | null;
  };
  memberId: string;
  role: 'owner' | 'admin' | 'member' | 'viewer';
  account: { id: string; name: string; sector: string; country: string; currency: string; timeZone: string; language: Language };
  can: Record<string, boolean>;
  demo: boolean;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The signed-in person and her firm; only below the shell, which renders nothing without one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession is for screens behind sign-in');
  return data;
}

/** How dates and numbers are written here; before sign-in the browser's own region. */
export function useRegion(): Regional & { currency: string } {
  const { language } = useLanguage();
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  if (!data) {
    const [, country = ''] = navigator.language.split('-');
    return { language, country, currency: 'USD', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  }
  const { user, account } = data;
  return {
    language, country: account.country, currency: account.currency, timeZone: account.timeZone,
    ...(user.calendar ? { calendar: user.calendar } : {}), ...(user.digits ? { digits: user.digits } : {}),
  };
}

export function useCan(permission: string): boolean {
  return useSession().can[permission] === true;
}

/** Changes the reader's own choices (theme, density, language, calendar, digits) at once and keeps them. */
export async function saveMyChoices(choices: Partial<Session['user']>): Promise<void> {
  queryClient.setQueryData<Session>(['session'], (session) => session && { ...session, user: { ...session.user, ...choices } });
  await api.patch('/me', choices);
}
