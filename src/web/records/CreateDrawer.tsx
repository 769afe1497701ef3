import { Button, Drawer, Group, Stack } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { queryClient } from '../api/queryClient.ts';
import { sayProblem } from '../api/undo.tsx';
import { isBlank } from '../fields/fieldView.ts';
import { FormField } from '../fields/FormField.tsx';
import { writtenValue } from '../fields/written.ts';
import { closeCreate, type Creating } from '../shell/shellState.ts';
import css from './form.module.css';
import { typeByName, useMeta, type MetaField, type MetaType, type RecordJson } from './meta.ts';

/** The form for a new record, in a drawer over whatever page one is on. */
export function CreateDrawer({ creating }: { creating: Creating }) {
  const { t } = useLingui();
  const type = typeByName(useMeta(), creating.record);
  if (!type) return null;
  return (
    <Drawer opened onClose={closeCreate} title={t`New: ${type.label}`} size={480} padding="lg">
      <CreateForm type={type} creating={creating} />
    </Drawer>
  );
}

function CreateForm({ type, creating }: { type: MetaType; creating: Creating }) {
  const navigate = useNavigate();
  const [values, setValues] = useState<Record<string, unknown>>({ ...defaults(type), ...creating.values });
  const [showsAll, setShowsAll] = useState(false);
  const create = useMutation({
    mutationFn: () => api.post<RecordJson>(`/${type.plural}`, written(type, values)),
    onSuccess: (record) => {
      void queryClient.invalidateQueries({ queryKey: ['records'] });
      void queryClient.invalidateQueries({ queryKey: ['timeline'] });
      closeCreate();
      if (creating.onCreated) return creating.onCreated(record);
      void navigate({ to: '/$plural/$id', params: { plural: type.plural, id: record.id } });
    },
    onError: (error) => { if (!type.fields.some((field) => problemOf(error, field.key))) sayProblem(error); },
  });
  const { first, more } = formFields(type, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const line = (field: MetaField, at: number) => (
    <FormField
      key={field.key} field={field} value={values[field.key]} autoFocus={at === 0} problem={problemOf(create.error, field.key)}
      onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {first.map(line)}
        {showsAll ? more.map((field) => line(field, 1)) : null}
        {more.length > 0 && !showsAll ? <Button variant="subtle" w="fit-content" onClick={() => setShowsAll(true)}><Trans>More fields</Trans></Button> : null}
        <Group justify="end" className={css.formFoot ?? ''}>
          <Button variant="default" onClick={closeCreate}><Trans>Cancel</Trans></Button>
          <Button type="submit" loading={create.isPending}><Trans>Create</Trans></Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The fields asked first (required, those of the list, those filled in already) and the rest. */
function formFields(type: MetaType, values: Record<string, unknown>): { first: MetaField[]; more: MetaField[] } {
  const open = type.fields.filter((field) => !field.readOnly);
  const starting = open.filter((field) => field.required || type.columns.includes(field.key) || type.titleFields.includes(field.key) || values[field.key] !== undefined || field.custom);
  const first = starting.length >= 3 ? starting : open.slice(0, 8);
  return { first, more: open.filter((field) => !first.includes(field)) };
}

/** Values the descriptor starts with, such as the first stage. */
function defaults(type: MetaType): Record<string, unknown> {
  return Object.fromEntries(type.fields.filter((field) => !isBlank(field.default)).map((field) => [field.key, field.default]));
}

function written(type: MetaType, values: Record<string, unknown>): Record<string, unknown> {
  const entries = type.fields.filter((field) => !isBlank(values[field.key])).map((field) => [field.key, writtenValue(field, values[field.key])]);
  return Object.fromEntries(entries);
}
