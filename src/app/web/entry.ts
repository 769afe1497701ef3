import { redirect } from '@tanstack/react-router';
import type { Language } from '#kernel/language.ts';
import { api } from '#web/api/client.ts';
import { ApiProblem } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sessionQuery, type Session } from '#web/session/useSession.ts';

/** The reader's own language when she is signed in, else the one this browser starts with. */
export async function firstLanguage(fallback: Language): Promise<Language> {
  const session = await readSession().catch(() => null);
  return session?.user.language ?? fallback;
}

/** Lets only a signed-in reader through; a fresh installation goes to the wizard, anybody else to sign-in and back. */
export async function requireSession(href: string): Promise<void> {
  const session = await readSession();
  if (session) return;
  const { needed } = await api.get<{ needed: boolean }>('/setup').catch(() => ({ needed: false }));
  throw needed ? redirect({ to: '/welcome' as string }) : redirect({ to: '/sign-in' as string, search: { to: href } as never });
}

async function readSession(): Promise<Session | null> {
  return queryClient.query(sessionQuery).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  });
}
