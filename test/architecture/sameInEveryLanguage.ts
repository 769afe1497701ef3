// Names, units and signs that people of all six languages write alike. Reviewed by hand; a new one needs a reason.
const alike = new Set(['Rapport', 'WhatsApp', 'Telegram', 'Viber', 'SMS', 'CSV', 'XLSX', 'UTF-8', 'API', 'SMTP', 'Excel', 'A–Z', 'Z–A', 'OK', 'PDF', 'URL', 'ID']);

/** Whether a sentence may read in another language as it does in English: no letters but those of names and placeholders. */
export function sameInEveryLanguage(english: string): boolean {
  const bare = english.replace(/\{\w+\}|<\/?\d+\/?>/g, ' ');
  return bare.split(/\s+/).every((word) => word === '' || alike.has(word) || !/\p{L}/u.test(word));
}
