import { msg } from '../message.ts';
import { valueProblem, type Surroundings } from './fieldType.ts';
import { clean } from './text.ts';
import { jsonCell } from './words.ts';

/** One e-mail or phone of several; exactly one of a list is primary. A phone may have an extension its E.164 form cannot hold. */
export type Contact = { value: string; kind: string; primary: boolean; extension?: string };

/** How one kind of contact is read and kept. */
export type ContactReader = {
  /** Normalised; throws ValueProblem. */
  read: (text: string, around: Surroundings) => { value: string; extension?: string };
  usualKind: string;
  kinds: readonly string[];
};

/** The API form: a list of {value, kind, primary}, or of bare texts. Duplicates collapse into the first, which stays primary if any was. */
export function parseContacts(value: unknown, reader: ContactReader, around: Surroundings): Contact[] | null {
  if (value === null || value === undefined || value === '') return null;
  if (!Array.isArray(value)) throw valueProblem('expected_list', expectedList);
  if (value.length > 50) throw valueProblem('too_many', tooMany);
  return settled(value.map((entry) => parseContact(entry, reader, around)).filter((entry) => entry !== null));
}

/** A cell: several separated by ; , / or line breaks, each possibly with its kind: "a@b.lk (work); c@d.lk". The first is primary. */
export function contactsFromText(text: string, reader: ContactReader, separator: RegExp, around: Surroundings): Contact[] | null {
  const listed = jsonCell(text);
  if (Array.isArray(listed)) return parseContacts(listed, reader, around);
  const parts = text.split(separator).map((part) => part.trim()).filter(Boolean);
  return settled(parts.map((part) => contactFromText(part, reader, around)));
}

/** "a@b.lk (work, primary)": the words in brackets only where they say more than reading would assume. */
export function contactsToFile(contacts: readonly Contact[], spell: (contact: Contact) => string, reader: ContactReader): string {
  return contacts.map((contact, index) => {
    const notes = [contact.kind === reader.usualKind ? null : contact.kind, contact.primary && index > 0 ? 'primary' : null].filter(Boolean);
    return notes.length ? `${spell(contact)} (${notes.join(', ')})` : spell(contact);
  }).join('; ');
}

function parseContact(entry: unknown, reader: ContactReader, around: Surroundings): Contact | null {
  if (typeof entry === 'string') return entry.trim() ? { ...reader.read(entry, around), kind: reader.usualKind, primary: false } : null;
  const given = (entry ?? {}) as Partial<Record<keyof Contact, unknown>>;
  if (typeof entry !== 'object' || typeof given.value !== 'string') throw valueProblem('expected_contact', expectedEntry);
  if (!given.value.trim()) return null;
  const read = reader.read(given.value, around);
  const extension = typeof given.extension === 'string' && /^\d{1,7}$/.test(given.extension) ? given.extension : read.extension;
  return { value: read.value, kind: kindOf(given.kind, reader), primary: given.primary === true, ...(extension ? { extension } : {}) };
}

function contactFromText(part: string, reader: ContactReader, around: Surroundings): Contact {
  const bracketed = /^(.*\S)\s*\(([\p{L} ,]+)\)$/u.exec(part);
  const notes = bracketed ? bracketed[2]!.split(',').map((note) => note.trim()).filter(Boolean) : [];
  const kind = notes.find((note) => note !== 'primary');
  return { ...reader.read(bracketed?.[1] ?? part, around), kind: kindOf(kind, reader), primary: notes.includes('primary') };
}

function kindOf(kind: unknown, reader: ContactReader): string {
  if (kind === null || kind === undefined || kind === '') return reader.usualKind;
  if (typeof kind !== 'string' || kind.length > 40) throw valueProblem('expected_kind', expectedKind, { kinds: reader.kinds.join(', ') });
  const words = clean(kind);
  return reader.kinds.find((known) => known === words.toLowerCase()) ?? (words || reader.usualKind);
}

/** Exactly one primary: the first that says so, else the first. */
function settled(contacts: Contact[]): Contact[] | null {
  const unique = new Map<string, Contact>();
  for (const contact of contacts) {
    const key = `${contact.value.toLowerCase()} ${contact.extension ?? ''}`;
    const first = unique.get(key);
    unique.set(key, first ? { ...first, primary: first.primary || contact.primary } : contact);
  }
  const list = [...unique.values()];
  if (!list.length) return null;
  const chosen = Math.max(0, list.findIndex((contact) => contact.primary));
  return list.map((contact, index) => ({ ...contact, primary: index === chosen }));
}

const expectedList = msg`Expected a list.`;
const tooMany = msg`At most 50 entries are kept.`;
const expectedEntry = msg`Expected an entry with value, kind and primary.`;
const expectedKind = msg({ message: 'Expected a kind, such as {kinds}.' });
