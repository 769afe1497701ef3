import type { ComponentType } from 'react';
import type { FieldTypeName } from '#kernel/fields/fieldType.ts';
import type { Format } from '../i18n/useFormat.ts';
import type { Meta, MetaField } from '../records/meta.ts';

/** What a value needs to become words: the reader's formats, the record types and users, the firm's money. */
export type Words = { field: MetaField; format: Format; meta: Meta; currency: string };

export type ShowProps = { field: MetaField; value: unknown; /** On a page there is room for all of it; in a cell for one line. */ isWide?: boolean };

export type EditProps = {
  field: MetaField;
  value: unknown;
  onChange: (value: unknown) => void;
  /** The value is final: the cell or line closes and saves. */
  onDone?: (value: unknown) => void;
  label: string;
  id?: string;
  autoFocus?: boolean;
  isInvalid?: boolean;
};

/** The browser's half of a field type: how it is shown, edited, copied and pasted. Values are in API form. */
export type FieldView = {
  type: FieldTypeName;
  Show: ComponentType<ShowProps>;
  Edit: ComponentType<EditProps>;
  /** Starting width of its column, in pixels. */
  width: number;
  isNumeric?: boolean;
  /** Edited in a box beside the cell, being more than one line. */
  isBoxed?: boolean;
  toText: (value: unknown, words: Words) => string;
  /** Reads what a person pasted; null empties. undefined when it cannot be read. */
  fromText?: (text: string, words: Words) => unknown;
};

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The id of a relation or user value, which reads as {id, …} and is written as the id. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value && typeof value === 'object' && 'id' in value) return String(value.id);
  return null;
}
