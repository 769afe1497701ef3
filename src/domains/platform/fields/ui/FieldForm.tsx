import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { Notice } from '#web/parts/Notice.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { failure } from '../../sessions/ui/failure.tsx';
import { fieldsChanged, type CustomField, type FieldOption } from './customFields.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { useFieldTypeNames, type CustomType } from './useFieldTypeNames.ts';

type Draft = { label: string; type: CustomType; help: string; required: boolean; to: string | null; options: FieldOption[] };
type FieldFormProps = { recordType: string; field?: CustomField; starting?: Partial<Draft>; onSaved: (field: CustomField) => void; onCancel: () => void };

/** Adds a field to a record type, or changes one; its kind stays what it was. */
export function FieldForm({ recordType, field, starting, onSaved, onCancel }: FieldFormProps) {
  const { t } = useLingui();
  const names = useFieldTypeNames();
  const types = useKnownTypes();
  const [draft, setDraft] = useState<Draft>(() => draftOf(field, starting));
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const save = useMutation({
    mutationFn: () => (field ? api.patch<CustomField>(`/fields/${field.id}`, written(draft)) : api.post<CustomField>('/fields', { recordType, type: draft.type, ...written(draft), ...(draft.type === 'relation' ? { to: draft.to } : {}) })),
    onSuccess: async (saved) => {
      await fieldsChanged();
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    save.mutate();
  };
  const labelProblem = problemOf(save.error, 'label');
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {save.error && !labelProblem ? <Notice tone="red" role="alert">{failure(save.error)}</Notice> : null}
        <TextInput label={t`Name of the field`} value={draft.label} required withAsterisk={false} data-autofocus maxLength={200} error={labelProblem} onChange={(event) => change({ label: event.currentTarget.value })} />
        <Select label={t`Kind`} data={Object.entries(names).map(([value, label]) => ({ value, label }))} value={draft.type} disabled={field !== undefined} searchable allowDeselect={false} maxDropdownHeight={320}
          onChange={(type) => type && change({ type: type as CustomType })} />
        {draft.type === 'relation' ? (
          <Select label={t`Links to`} data={types.map((type) => ({ value: type.name, label: type.pluralLabel }))} value={draft.to} disabled={field !== undefined} required withAsterisk={false} onChange={(to) => change({ to })} />
        ) : null}
        {isChoosing(draft.type) ? <OptionsEditor options={draft.options} onChange={(options) => change({ options })} /> : null}
        <TextInput label={t`Help`} description={t`One sentence that stands beside the field in forms.`} value={draft.help} maxLength={500} onChange={(event) => change({ help: event.currentTarget.value })} />
        <Switch label={t`Must be filled in`} checked={draft.required} onChange={(event) => change({ required: event.currentTarget.checked })} />
        <Group justify="end">
          <Button variant="default" onClick={onCancel}><Trans>Cancel</Trans></Button>
          <Button type="submit" loading={save.isPending}>{field ? <Trans>Save</Trans> : <Trans>Add the field</Trans>}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function draftOf(field: CustomField | undefined, starting: Partial<Draft> = {}): Draft {
  const empty: Draft = { label: '', type: 'text', help: '', required: false, to: null, options: [{ label: '', colour: 'teal' }], ...starting };
  return field ? { ...empty, label: field.label, type: field.type, help: field.help ?? '', required: field.required, to: field.to, options: field.options ?? [] } : empty;
}

function written({ label, help, required, type, options }: Draft) {
  return { label, help, required, ...(isChoosing(type) ? { options: options.filter((option) => option.label.trim()) } : {}) };
}

function isChoosing(type: CustomType): boolean {
  return type === 'choice' || type === 'choices';
}
