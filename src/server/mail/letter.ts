import type { Message } from '#kernel/message.ts';
import { translate } from '../i18n.ts';

/** A mail in words: what it says, in order, and at most one thing to do. */
export type Letter = { subject: Message; paragraphs: readonly Message[]; button?: { label: Message; url: string } };

export type WrittenLetter = { subject: string; text: string; html: string };

/** Writes a letter in the recipient's language, as plain text and as simple HTML that every mail program shows. */
export function writeLetter({ subject, paragraphs, button }: Letter, language: string): WrittenLetter {
  const said = paragraphs.map((paragraph) => translate(paragraph, language));
  const label = button ? translate(button.label, language) : '';
  const text = [...said, ...(button ? [`${label}:\n${button.url}`] : [])].join('\n\n');
  const body = [
    ...said.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(button ? [`<p><a href="${escaped(button.url)}">${escaped(label)}</a></p>`, `<p style="color:#666;font-size:13px">${escaped(button.url)}</p>`] : []),
  ].join('\n');
  const html = `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif;max-width:36em">\n${body}\n</body></html>`;
  return { subject: translate(subject, language).replace(/\s+/g, ' ').trim(), text: `${text}\n`, html };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
