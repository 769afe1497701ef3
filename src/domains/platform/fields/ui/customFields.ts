import { useQuery } from '@tanstack/react-query';
import type { ChoiceColour } from '#kernel/fields/fieldType.ts';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import type { CustomType } from './useFieldTypeNames.ts';

export type FieldOption = { value?: string; label: string; colour: ChoiceColour };

/** A field the firm added itself. */
export type CustomField = {
  id: string; recordType: string; key: string; type: CustomType; label: string; help: string | null; required: boolean;
  options: FieldOption[] | null; to: string | null; position: number;
};

/** The firm's own fields of a record type, in their order. */
export function useCustomFields(recordType: string): CustomField[] | undefined {
  const { data } = useQuery({ queryKey: ['fields', recordType], queryFn: ({ signal }) => api.get<{ items: CustomField[] }>('/fields', { query: { record: recordType }, signal }) });
  return data?.items;
}

/** Forms, tables and filters read the fields anew. */
export async function fieldsChanged(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: ['fields'] }), queryClient.invalidateQueries({ queryKey: ['meta'] }), queryClient.invalidateQueries({ queryKey: ['records'] })]);
}
