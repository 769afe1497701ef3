import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

type Pairs = Record<string, string>;

function Show({ value, isWide }: ShowProps) {
  const entries = Object.entries(value as Pairs);
  if (!isWide) return <>{entries.map(([name, words]) => `${name}: ${words}`).join(' · ')}</>;
  return <span className={css.stack}>{entries.map(([name, words]) => <span key={name}>{name}: {words}</span>)}</span>;
}

// Rows while typing, an object when given on: a name half typed must not swallow another of the same name.
function Edit({ value, onChange, label, autoFocus }: EditProps) {
  const { t } = useLingui();
  const [rows, setRows] = useState<[string, string][]>(() => [...Object.entries((value as Pairs | null) ?? {}), ['', '']]);
  const change = (next: [string, string][]) => {
    setRows(next);
    const filled = next.filter(([name]) => name.trim() !== '');
    onChange(filled.length === 0 ? null : Object.fromEntries(filled));
  };
  const put = (at: number, row: [string, string]) => change(rows.map((each, place) => (place === at ? row : each)));
  return (
    <div className={css.lineList} role="group" aria-label={label}>
      {rows.map(([name, words], at) => (
        <div className={css.pair} key={at}>
          <TextInput value={name} placeholder={t`Name`} aria-label={t`Name`} autoFocus={(autoFocus ?? false) && at === 0} onChange={(event) => put(at, [event.currentTarget.value, words])} />
          <TextInput value={words} placeholder={t`Value`} aria-label={t`Value`} onChange={(event) => put(at, [name, event.currentTarget.value])} />
          <ActionIcon size={28} aria-label={t`Remove`} onClick={() => change(rows.filter((_, place) => place !== at))}><IconTrash size={15} stroke={1.6} /></ActionIcon>
        </div>
      ))}
      <Button variant="subtle" size="compact-sm" w="fit-content" leftSection={<IconPlus size={14} />} onClick={() => setRows([...rows, ['', '']])}><Trans>Another one</Trans></Button>
    </div>
  );
}

export const pairsView: FieldView = {
  type: 'pairs',
  width: 220,
  isBoxed: true,
  Show,
  Edit,
  toText: (value) => Object.entries(value as Pairs).map(([name, words]) => `${name}: ${words}`).join('; '),
  fromText: (text) => Object.fromEntries(text.split(';').map((part) => part.split(/:(.*)/s)).filter(([name]) => name?.trim()).map(([name = '', words = '']) => [name.trim(), words.trim()])),
};
