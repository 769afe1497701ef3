import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowsSort, IconCalendar, IconLayoutKanban, IconLayoutList, IconSearch, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { FilterBar } from '../../filter/FilterBar.tsx';
import type { ListLayout } from '../listSearch.ts';
import type { MetaField, MetaType } from '../meta.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { groupable } from './segments.ts';
import { titleKey } from './useColumns.ts';
import type { ListState } from './useListState.ts';
import css from './list.module.css';

/** What is shown and how: search in the list, filter in words, order, groups, columns, layout. */
export function ListBar({ type, list, isNarrow }: { type: MetaType; list: ListState; isNarrow: boolean }) {
  return (
    <div className={css.bar}>
      <SearchInList list={list} />
      <FilterBar type={type} criteria={list.criteria} onChange={(filter) => list.set({ filter: filter ?? { all: [] } })} />
      <div className={css.barEnd}>
        <SortMenu type={type} list={list} />
        {list.layout === 'table' ? <GroupMenu type={type} list={list} /> : null}
        {list.layout === 'table' && !isNarrow ? <ColumnChooser type={type} list={list} /> : null}
        <LayoutMenu type={type} list={list} />
      </div>
    </div>
  );
}

function SearchInList({ list }: { list: ListState }) {
  const { t } = useLingui();
  const [words, setWords] = useState(list.q);
  const ask = useDebouncedCallback((q: string) => list.set({ q }), 200);
  return (
    <TextInput
      value={words} w={170} leftSection={<IconSearch size={15} stroke={1.6} />} aria-label={t`Find in this list`} placeholder={t`Find in this list`}
      onChange={(event) => { setWords(event.currentTarget.value); ask(event.currentTarget.value.trim()); }}
    />
  );
}

function SortMenu({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const key = list.sort.replace(/^-/, '');
  const fields: Pick<MetaField, 'key' | 'label'>[] = [{ key: titleKey, label: t`Name` }, ...type.fields.filter((field) => field.sortable !== false)];
  const label = fields.find((field) => field.key === key)?.label ?? key;
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={t`Sorted by ${label}`} title={t`Sorted by ${label}`}><IconArrowsSort size={18} stroke={1.6} /></ActionIcon></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item fw={list.sort.startsWith('-') ? 400 : 600} onClick={() => list.set({ sort: key })}><Trans>Smallest or first on top</Trans></Menu.Item>
        <Menu.Item fw={list.sort.startsWith('-') ? 600 : 400} onClick={() => list.set({ sort: `-${key}` })}><Trans>Largest or last on top</Trans></Menu.Item>
        <Menu.Divider />
        {fields.map((field) => <Menu.Item key={field.key} fw={field.key === key ? 600 : 400} onClick={() => list.set({ sort: field.key })}>{field.label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

function GroupMenu({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={t`Group by`} title={t`Group by`} className={list.group ? css.chosen ?? '' : ''}><IconLayoutList size={18} stroke={1.6} /></ActionIcon></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item fw={list.group ? 400 : 600} onClick={() => list.set({ group: '' })}><Trans>Do not group</Trans></Menu.Item>
        {type.fields.filter((field) => groupable.has(field.type)).map((field) => (
          <Menu.Item key={field.key} fw={list.group === field.key ? 600 : 400} onClick={() => list.set({ group: field.key })}>{field.label}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function LayoutMenu({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const layouts: { value: ListLayout; words: string; icon: typeof IconTable; offered: boolean }[] = [
    { value: 'table', words: t`Table`, icon: IconTable, offered: true },
    { value: 'board', words: t`Board`, icon: IconLayoutKanban, offered: type.fields.some((field) => field.type === 'choice') },
    { value: 'calendar', words: t`Calendar`, icon: IconCalendar, offered: type.fields.some((field) => field.type === 'date' || field.type === 'dateTime') },
  ];
  return layouts.filter((layout) => layout.offered).map(({ value, words, icon: LayoutIcon }) => (
    <ActionIcon key={value} aria-label={words} title={words} aria-pressed={list.layout === value} className={list.layout === value ? css.chosen ?? '' : ''} onClick={() => list.set({ layout: value })}>
      <LayoutIcon size={18} stroke={1.6} />
    </ActionIcon>
  ));
}
