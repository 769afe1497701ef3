import type { Field, Surroundings } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import { memberNames } from '#server/auth/memberNames.ts';
import { surroundingsOf, type Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { inAllLanguages, translate } from '#server/i18n.ts';
import type { ImportRow } from './import.table.ts';

/** How this file's cells are read: its country and order of dates, options in any of the six languages, colleagues by name or address. */
export async function importSurroundings(tx: Tx, row: Pick<ImportRow, 'country' | 'date_order'>): Promise<Surroundings> {
  const members = await memberWords(tx);
  const options = new Map<Field, Map<string, string>>();
  return {
    ...surroundingsOf(tx),
    country: row.country,
    ...(row.date_order ? { dateOrder: row.date_order } : {}),
    nameOf: (field, value) => optionName(field, value, tx.actor.language),
    lookUp: (field, words) => (field.type === 'user' ? members.get(words.trim().toLowerCase()) ?? undefined : optionCalled(options, field, words)),
  };
}

function optionName(field: Field, value: string, language: string): string | undefined {
  const option = field.options?.find((one) => one.value === value);
  return option && translate(option.label, language);
}

/** Colleagues by name and by the address they sign in with, in small letters; a name two of them share means neither. */
async function memberWords(tx: Tx): Promise<ReadonlyMap<string, Id | null>> {
  const names = await memberNames(tx);
  const addresses = await tx.all<{ id: Id; email: string }>(db.selectFrom('members').innerJoin('users', 'users.id', 'members.user_id')
    .select(['members.id', 'users.email']).where('members.account_id', '=', tx.account.id));
  const words = new Map<string, Id | null>(addresses.map(({ id, email }) => [email.toLowerCase(), id]));
  for (const [id, name] of names) words.set(name.toLowerCase(), words.has(name.toLowerCase()) ? null : id);
  return words;
}

function optionCalled(known: Map<Field, Map<string, string>>, field: Field, words: string): string | undefined {
  let byWords = known.get(field);
  if (!byWords) {
    byWords = new Map((field.options ?? []).flatMap((option) => inAllLanguages(option.label).map((label) => [label.trim().toLowerCase(), option.value] as const)));
    known.set(field, byWords);
  }
  return byWords.get(words.trim().toLowerCase()) ?? rangeAround(field, words);
}

/** The option a number lies in, where options are ranges: 2,822 employees are '250+', 12 are '10-49'. */
function rangeAround(field: Field, words: string): string | undefined {
  const plain = words.replace(/[,\s]/g, '');
  if (!/^\d+$/.test(plain)) return undefined;
  return field.options?.find(({ value }) => {
    const [, from, to, open] = /^(\d+)(?:-(\d+)|(\+))?$/.exec(value) ?? [];
    if (from === undefined) return false;
    return Number(plain) >= Number(from) && (open !== undefined || Number(plain) <= Number(to ?? from));
  })?.value;
}
