import { Button, Checkbox, Menu, Popover, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronDown, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { sayProblem } from '../../api/undo.tsx';
import type { MetaType } from '../meta.ts';
import type { ListState } from './useListState.ts';
import { createView, deleteView, updateView, useViews, type View, type ViewInput } from './views.ts';
import css from './list.module.css';

/** The saved views as tabs; whatever differs from one can be kept in it or saved as another. */
export function ViewTabs({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const views = useViews(type.name);
  return (
    <nav className={css.tabs} aria-label={t`Views`}>
      <Tab isCurrent={!list.view && !list.trash} onOpen={() => list.open(undefined)}><Trans>All</Trans></Tab>
      {views.map((view) => (
        <Tab key={view.id} isCurrent={list.view?.id === view.id} onOpen={() => list.open(view.id)}>
          {view.shared ? <IconUsers size={13} stroke={1.6} role="img" aria-label={t`Shared`} /> : null}{view.name}
        </Tab>
      ))}
      {list.view ? <ViewMenu view={list.view} list={list} /> : null}
      {list.isChanged && !list.trash ? <SaveView type={type} list={list} /> : null}
    </nav>
  );
}

function Tab({ isCurrent, onOpen, children }: { isCurrent: boolean; onOpen: () => void; children: React.ReactNode }) {
  return <UnstyledButton className={css.tab} aria-current={isCurrent ? 'true' : undefined} onClick={onOpen}>{children}</UnstyledButton>;
}

function shownNow(list: ListState): Omit<ViewInput, 'recordType' | 'name' | 'shared'> {
  return { layout: list.layout, criteria: list.source.criteria ?? null, sort: list.sort, columns: list.columns, groupBy: list.group ?? null };
}

function ViewMenu({ view, list }: { view: View; list: ListState }) {
  const { t } = useLingui();
  const change = (part: Partial<ViewInput>) => void updateView(view, part).catch(sayProblem);
  return (
    <Menu>
      <Menu.Target><UnstyledButton className={css.tab} aria-label={t`This view`}><IconChevronDown size={15} /></UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        {list.isChanged ? <Menu.Item onClick={() => { change(shownNow(list)); list.open(view.id); }}><Trans>Keep the changes in this view</Trans></Menu.Item> : null}
        <Menu.Item onClick={() => change({ shared: !view.shared })}>{view.shared ? <Trans>Only for me</Trans> : <Trans>Share with everybody</Trans>}</Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} stroke={1.6} />}
          onClick={() => { list.open(undefined); void deleteView(view, t`The view is gone. Its records are not.`).catch(sayProblem); }}
        >
          <Trans>Remove this view</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveView({ type, list }: { type: MetaType; list: ListState }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const view = await createView({ ...shownNow(list), recordType: type.name, name: name.trim(), shared });
      setOpen(false);
      setName('');
      list.open(view.id);
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus width={280}>
      <Popover.Target><UnstyledButton className={css.tab} onClick={() => setOpen(!isOpen)}><IconPlus size={14} aria-hidden="true" /><Trans>Save as view</Trans></UnstyledButton></Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void save(event)}>
          <Stack gap="sm">
            <TextInput label={<Trans>Name of the view</Trans>} placeholder={t`My customers`} value={name} data-autofocus required onChange={(event) => setName(event.currentTarget.value)} />
            <Checkbox label={<Trans>Everybody sees it</Trans>} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
            <Button type="submit" disabled={name.trim() === ''}><Trans>Save</Trans></Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
