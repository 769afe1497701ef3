import { i18n, type Messages } from '@lingui/core';
import { isLanguage, languages, localeTag, type Language } from '#kernel/language.ts';
import { speak } from '../api/client.ts';
import { loadMissingFormats } from './missingFormats.ts';

// One lazy chunk a language: nobody downloads five she does not read.
const catalogues = import.meta.glob<{ messages: Messages }>('/locales/*.po');
const storageKey = 'rapport.language';

/** The language before anybody signed in: the last one used here, else the browser's, else English. */
export function startingLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  if (isLanguage(stored)) return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return preferred ?? languages[0];
}

/** Loads a language's sentences and switches every one on screen to it. */
export async function activateLanguage(language: Language): Promise<void> {
  const load = catalogues[`/locales/${language}.po`];
  const [loaded] = await Promise.all([load?.(), loadMissingFormats(language)]);
  const messages = loaded?.messages ?? {};
  i18n.loadAndActivate({ locale: language, locales: countingTag(language), messages });
  document.documentElement.lang = language;
  localStorage.setItem(storageKey, language);
  speak(language);
}

let digits: 'latn' | 'beng' = 'latn';

/** Writes the numbers inside sentences with the digits the reader chose. */
export function countIn(chosen: 'latn' | 'beng'): void {
  if (chosen === digits) return;
  digits = chosen;
  i18n.activate(i18n.locale, countingTag(i18n.locale as Language));
}

function countingTag(language: Language): string {
  return localeTag({ language, country: '', digits });
}
