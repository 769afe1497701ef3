import { readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import type { I18n, Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import pofile from 'pofile';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import type { Language } from '#kernel/language.ts';
import { isLanguage, languages, localeTag } from '#kernel/language.ts';
import type { Message } from '#kernel/message.ts';

const catalogues = new Map<Language, I18n>();

/** Says a sentence in a language; the English stands in for a sentence whose catalogue lacks it. */
export function translate(message: Message | string, language: string): string {
  if (typeof message === 'string') return message;
  const i18n = catalogueOf(isLanguage(language) ? language : 'en');
  return i18n._({ id: message.id, message: message.message, ...(message.values ? { values: message.values } : {}) });
}

/** The language a reader without a session asks for (Accept-Language), else the fallback. */
export function languageAsked(header: string | undefined, fallback: Language = 'en'): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().slice(0, 2).toLowerCase();
    if (isLanguage(tag)) return tag;
  }
  return fallback;
}

/** A message in all six languages: what an import accepts as the words for an option. */
export function inAllLanguages(message: Message | string): string[] {
  return typeof message === 'string' ? [message] : languages.map((language) => translate(message, language));
}

function catalogueOf(language: Language): I18n {
  let i18n = catalogues.get(language);
  if (!i18n) {
    i18n = setupI18n({ locale: language, locales: localeTag({ language, country: '' }), messages: { [language]: readCatalogue(language) } });
    i18n.setMessagesCompiler(compileMessage);
    catalogues.set(language, i18n);
  }
  return i18n;
}

function readCatalogue(language: Language): Messages {
  const text = readFileSync(new URL(`../../locales/${language}.po`, import.meta.url), 'utf8');
  const messages: Messages = {};
  for (const item of pofile.parse(text).items) {
    const words = item.msgstr[0] || item.msgid;
    const explicit = item.extractedComments.includes('js-lingui-explicit-id');
    messages[explicit ? item.msgid : generateMessageId(item.msgid, item.msgctxt)] = compileMessage(words);
  }
  return messages;
}
