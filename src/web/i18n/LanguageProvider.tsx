import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '#kernel/language.ts';
import { activateLanguage } from './catalogues.ts';

const LanguageContext = createContext<{ language: Language; switchTo: (language: Language) => Promise<void> } | null>(null);

/** Holds the language of the screen; `switchTo` changes it at once, without a reload. */
export function LanguageProvider({ starting, children }: { starting: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(starting);
  const value = useMemo(() => ({
    language,
    switchTo: async (next: Language) => {
      await activateLanguage(next);
      setLanguage(next);
    },
  }), [language]);
  return (
    <LanguageContext value={value}>
      <I18nProvider i18n={i18n}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage() {
  const held = use(LanguageContext);
  if (!held) throw new Error('useLanguage needs LanguageProvider above it');
  return held;
}
