import type { Database } from '../database/pool.ts';
import { listenForAccess } from './listen.ts';
import { readSecret } from './secret.ts';
import { openSignIn } from './signIn.ts';
import type { SignInSettings } from './signIn.ts';

/** Opens everything a process needs to know who sends its requests, and to hear when that changes. */
export function openAuth(database: Database, { dataDir, ...settings }: Omit<SignInSettings, 'secret'> & { dataDir: string }): { close(): Promise<void> } {
  const signIn = openSignIn(database, { ...settings, secret: readSecret(dataDir) });
  const listening = listenForAccess(database, settings.log);
  return {
    close: async () => {
      await listening.close();
      await signIn.close();
    },
  };
}
