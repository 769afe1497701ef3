import type { Field, Option, Surroundings } from './fieldType.ts';

/** How two spellings of one word are told to be the same: letter case, outer spaces and composed letters aside. */
export function sameWord(first: string, second: string): boolean {
  return folded(first) === folded(second);
}

export function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** The words an option is shown by: in the reader's language where the surroundings know them, else its own. */
export function optionWords(option: Option, field: Field, around: Surroundings): string {
  return around.nameOf?.(field, option.value) ?? (typeof option.label === 'string' ? option.label : option.label.message);
}

/** Several values in one cell, as people separate them: semicolons, line breaks or commas. */
export function cellParts(text: string, separator = /[;,\n\r|]+/): string[] {
  return text.split(separator).map((part) => part.trim()).filter(Boolean);
}

/**
 * What is written to a file: the plain spelling when reading it gives the same value again, else JSON, which always does.
 * `fromText` of the type must read a cell that begins with a bracket as JSON of the API form.
 */
export function fileForm<V>(value: V, plain: string, read: (text: string) => V | null): string {
  try {
    if (inOrder(read(plain)) === inOrder(value)) return plain;
  } catch {
    // The plain spelling means something else or nothing: JSON it is.
  }
  return JSON.stringify(value);
}

// The database gives the keys of a document in an order of its own.
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner);
}

/** The JSON in a cell, if that is what it holds. */
export function jsonCell(text: string): unknown {
  const plain = text.trim();
  if (!plain.startsWith('{') && !plain.startsWith('[')) return undefined;
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    return undefined;
  }
}
