import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ChoiceColour, FieldTypeName, OperatorName } from '#kernel/fields/fieldType.ts';
import { api } from '../api/client.ts';

export type MetaOption = { value: string; label: string; colour: ChoiceColour };

/** A field as GET /meta describes it, its words in the reader's language. */
export type MetaField = {
  key: string; type: FieldTypeName; label: string; help?: string | null; required?: boolean; readOnly?: boolean; custom?: boolean;
  options?: MetaOption[] | null; to?: string | null; default?: unknown; group?: string | null; sortable?: boolean; operators?: OperatorName[]; maxLength?: number | null;
};

/** A record type as GET /meta describes it: lists, pages, forms and filters are read off it. */
export type MetaType = {
  name: string; plural: string; domain: string; label: string; pluralLabel: string; icon: string;
  /** Fields a record's title is made from; the title itself sorts by 'title'. */
  titleFields: string[];
  fields: MetaField[]; columns: string[]; defaultSort: string; board?: string | null; calendar?: string | null;
  related: { key: string; label: string; record: string; by?: string }[]; timelineKinds?: string[];
  importable?: boolean; within?: boolean; can: { create: boolean; update: boolean; delete: boolean };
};

export type Meta = { recordTypes: MetaType[]; users: { id: string; name: string }[] };

/** A record as the API gives it: its field values beside id, title and version. */
export type RecordJson = {
  id: string; title: string; version: number; createdAt: string; updatedAt: string;
  createdBy?: { id: string; name: string } | null; can?: { update?: boolean; delete?: boolean };
  [field: string]: unknown;
};

export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: ({ signal }) => api.get<Meta>('/meta', { signal }),
  staleTime: 10 * 60_000,
});

/** All record types and users; screens below the shell wait for it once. */
export function useMeta(): Meta {
  return useSuspenseQuery(metaQuery).data;
}

/** The record types without waiting, for the rail and the command box. */
export function useKnownTypes(): MetaType[] {
  return useQuery(metaQuery).data?.recordTypes ?? [];
}

export function typeByPlural(meta: Meta, plural: string): MetaType | undefined {
  return meta.recordTypes.find((type) => type.plural === plural);
}

export function typeByName(meta: Meta, name: string): MetaType | undefined {
  return meta.recordTypes.find((type) => type.name === name);
}

export function fieldOf(type: MetaType, key: string): MetaField | undefined {
  return type.fields.find((field) => field.key === key);
}
