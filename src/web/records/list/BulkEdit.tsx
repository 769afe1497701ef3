import { Button, Group, Modal, ScrollArea, Select, Stack, Table, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { FormField } from '../../fields/FormField.tsx';
import { writtenValue } from '../../fields/written.ts';
import { fieldOf, type MetaField, type MetaType } from '../meta.ts';
import type { ListState } from './useListState.ts';
import type { Selection } from './useSelection.ts';

type Difference = { id: string; title: string; changes: { field: string; before: unknown; after: unknown }[] };
type BulkAnswer = { matched: number; changed: number; unchanged: number; differences: Difference[] };

type BulkEditProps = { type: MetaType; list: ListState; selection: Selection; onClose: () => void };

/** One field of many records: choose it, see the difference first, then do it; Undo stands ready after. */
export function BulkEdit({ type, list, selection, onClose }: BulkEditProps) {
  const { t } = useLingui();
  const fields = type.fields.filter((field) => !field.readOnly && field.type !== 'file');
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const field = key ? fieldOf(type, key) : undefined;
  const chosen = selection.all
    ? { criteria: list.source.criteria ?? { all: [] }, ...(list.q ? { q: list.q } : {}) }
    : { ids: [...selection.ids] };
  const ask = (preview: boolean, undo?: string) => api.post<BulkAnswer>(`/${type.plural}/edits`, { ...chosen, patch: { [field!.key]: writtenValue(field!, value) }, preview }, undo ? { undo } : {});
  const preview = useMutation({ mutationFn: () => ask(true), onError: sayProblem });
  const count = preview.data?.changed ?? 0;
  const apply = useMutation({
    mutationFn: () => ask(false, t`${plural(count, { one: '# record was changed.', other: '# records were changed.' })}`),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['records', type.plural] });
      selection.clear();
      onClose();
    },
    onError: sayProblem,
  });
  const choose = (next: string | null) => { setKey(next); setValue(null); preview.reset(); };
  return (
    <Modal opened onClose={onClose} title={<Trans>Edit a field of the chosen records</Trans>} size="lg">
      <Stack>
        <Select label={<Trans>Field</Trans>} placeholder={t`Choose a field`} data={fields.map((each) => ({ value: each.key, label: each.label }))} value={key} searchable onChange={choose} data-autofocus />
        {field ? <FormField key={field.key} field={{ ...field, required: false }} value={value} onChange={(next) => { setValue(next); preview.reset(); }} /> : null}
        {field && preview.data ? <Differences field={field} answer={preview.data} /> : null}
        <Group justify="end">
          <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
          {preview.data
            ? <Button disabled={count === 0} loading={apply.isPending} onClick={() => apply.mutate()}><Plural value={count} one="Change # record" other="Change # records" /></Button>
            : <Button disabled={!field} loading={preview.isPending} onClick={() => preview.mutate()}><Trans>Show the difference</Trans></Button>}
        </Group>
      </Stack>
    </Modal>
  );
}

function Differences({ field, answer }: { field: MetaField; answer: BulkAnswer }) {
  return (
    <>
      <Text size="sm"><Plural value={answer.changed} one="# record would change." other="# records would change." /> {answer.unchanged > 0 ? <Plural value={answer.unchanged} one="# is so already." other="# are so already." /> : null}</Text>
      <ScrollArea.Autosize mah={280}>
        <Table fz="sm">
          <Table.Thead><Table.Tr><Table.Th><Trans>Record</Trans></Table.Th><Table.Th><Trans>Now</Trans></Table.Th><Table.Th><Trans>Then</Trans></Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {answer.differences.map((difference) => (
              <Table.Tr key={difference.id}>
                <Table.Td>{difference.title}</Table.Td>
                <Table.Td><FieldValue field={field} value={difference.changes[0]?.before} /></Table.Td>
                <Table.Td><FieldValue field={field} value={difference.changes[0]?.after} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}
