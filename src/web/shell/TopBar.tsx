import { Menu, UnstyledButton } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { useKnownTypes } from '../records/meta.ts';
import { Bell } from './Bell.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { MeMenu } from './MeMenu.tsx';
import { RunningWork } from './RunningWork.tsx';
import { openCommand, openCreate } from './shellState.ts';
import { ThemeButton } from './ThemeButton.tsx';
import css from './shell.module.css';

/** Search and commands in the middle; create, running work and the reader's own choices at the end. */
export function TopBar() {
  const isMac = navigator.platform.startsWith('Mac');
  return (
    <header className={css.top}>
      <button type="button" className={css.find} onClick={openCommand}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <span><Trans>Find anyone, anything, or do something</Trans></span>
        <kbd className={css.key} aria-hidden="true">{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <RunningWork />
      <Bell />
      <CreateMenu />
      <span className={css.wideOnly}><LanguageMenu /></span>
      <span className={css.wideOnly}><ThemeButton /></span>
      <MeMenu />
    </header>
  );
}

function CreateMenu() {
  const types = useKnownTypes().filter((type) => !type.within && type.can.create);
  if (types.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={css.create}>
          <IconPlus size={16} stroke={2} aria-hidden="true" /><span className={css.createWords}><Trans>New</Trans></span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {types.map((type) => (
          <Menu.Item key={type.name} leftSection={<RecordIcon name={type.icon} />} onClick={() => openCreate({ record: type.name })}>{type.label}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
