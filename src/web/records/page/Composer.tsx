import { Button, Group, Select, TextInput, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { fieldView } from '../../fields/fieldViews.ts';
import { writtenValue } from '../../fields/written.ts';
import { fieldOf, typeByName, useMeta, type MetaField, type MetaType, type RecordJson } from '../meta.ts';
import { kindIcon } from './kindIcons.ts';
import css from './page.module.css';

type ComposerProps = { type: MetaType; record: RecordJson; interaction: MetaType; starting?: string };

/** Writes down what happened or what is promised, on this record. */
export function Composer({ type, record, interaction, starting }: ComposerProps) {
  const { t } = useLingui();
  const task = typeByName(useMeta(), 'task');
  const kinds = fieldOf(interaction, 'kind')?.options ?? [];
  const [kind, setKind] = useState(starting ?? kinds[0]?.value ?? 'note');
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [round, setRound] = useState(0);
  const isTask = kind === 'task' && task !== undefined;
  const target = isTask ? task : interaction;
  const set = (key: string, value: unknown) => setValues((before) => ({ ...before, [key]: value }));
  const save = useMutation({
    mutationFn: () => api.post(`/${target.plural}`, composed({ target, type, record, kind, values, isTask }), { undo: t`Saved.` }),
    onSuccess: () => {
      setValues({});
      setRound(round + 1);
      void queryClient.invalidateQueries({ queryKey: ['timeline', type.plural, record.id] });
      void queryClient.invalidateQueries({ queryKey: ['records', target.plural] });
    },
    onError: sayProblem,
  });
  const text = isTask ? values['name'] : values['body'] ?? values['subject'];
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text) save.mutate();
  };
  return (
    <div className={css.composer} onKeyDown={onKey} key={round}>
      <div className={css.kinds} role="radiogroup" aria-label={t`Kind`}>
        {[...kinds, ...(task ? [{ value: 'task', label: task.label }] : [])].map((each) => {
          const KindIcon = kindIcon(each.value);
          return (
            <UnstyledButton key={each.value} role="radio" aria-checked={kind === each.value} className={css.kindButton} onClick={() => setKind(each.value)}>
              <KindIcon size={14} stroke={1.6} aria-hidden="true" />{each.label}
            </UnstyledButton>
          );
        })}
      </div>
      {isTask
        ? <TextInput value={String(values['name'] ?? '')} placeholder={t`What to do`} aria-label={t`What to do`} onChange={(event) => set('name', event.currentTarget.value)} />
        : <Editor field={fieldOf(interaction, 'body')} value={values['body']} onChange={(value) => set('body', value)} label={kind === 'note' ? t`Write a note` : t`What was said, and what was agreed`} />}
      <Group gap={8} mt={8} align="center">
        <Details target={target} keys={isTask ? ['dueAt', 'assignee', 'priority'] : kind === 'note' ? [] : ['happenedAt', 'outcome']} values={values} onSet={set} />
        <Button ms="auto" disabled={!text} loading={save.isPending} onClick={() => save.mutate()}><Trans>Save</Trans></Button>
      </Group>
    </div>
  );
}

function Editor({ field, value, onChange, label }: { field: MetaField | undefined; value: unknown; onChange: (value: unknown) => void; label: string }) {
  if (!field) return null;
  const { Edit } = fieldView(field.type);
  return <Edit field={field} value={value} onChange={onChange} label={label} />;
}

type DetailsProps = { target: MetaType; keys: string[]; values: Record<string, unknown>; onSet: (key: string, value: unknown) => void };

function Details({ target, keys, values, onSet }: DetailsProps) {
  return keys.map((key) => {
    const field = fieldOf(target, key);
    if (!field) return null;
    if (field.type === 'choice') {
      return <Select key={key} w={150} clearable placeholder={field.label} aria-label={field.label} value={(values[key] as string | undefined) ?? null} data={(field.options ?? []).map(({ value, label }) => ({ value, label }))} onChange={(next) => onSet(key, next)} />;
    }
    const { Edit } = fieldView(field.type);
    const start = key === 'happenedAt' ? values[key] ?? new Date().toISOString() : values[key];
    return <div key={key} className={css.detail} title={field.label}><Edit field={field} value={start} label={field.label} onChange={(next) => onSet(key, next)} /></div>;
  });
}

type Composed = { target: MetaType; type: MetaType; record: RecordJson; kind: string; values: Record<string, unknown>; isTask: boolean };

function composed({ target, type, record, kind, values, isTask }: Composed): Record<string, unknown> {
  const pointer = target.fields.find((field) => field.type === 'relation' && field.to === type.name);
  const subject = pointer ? { [pointer.key]: record.id } : {};
  // A note about a person at a company is about the company too.
  const company = record['company'] as { id: string } | null | undefined;
  const also = company && fieldOf(target, 'company') && pointer?.key !== 'company' ? { company: company.id } : {};
  const filled = Object.entries(values).flatMap(([key, value]) => {
    const field = fieldOf(target, key);
    return field ? [[key, writtenValue(field, value)]] : [];
  });
  return { ...also, ...subject, ...(isTask ? {} : { kind, happenedAt: new Date().toISOString() }), ...Object.fromEntries(filled) };
}
