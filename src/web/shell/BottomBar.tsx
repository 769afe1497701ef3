import { Menu, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { useKnownTypes } from '../records/meta.ts';
import { useSession } from '../session/useSession.ts';
import type { Place } from './navigation.ts';
import css from './shell.module.css';

/** On a phone the rail lies at the bottom: four places within reach of a thumb, the others behind More. */
export function BottomBar({ places }: { places: Place[] }) {
  const { t } = useLingui();
  const { can } = useSession();
  const types = useKnownTypes().filter((type) => !type.within);
  const allowed = places.filter((place) => !place.needs || can[place.needs]);
  const entries = [
    ...allowed.filter((place) => !place.low).map((place) => ({ to: place.to, words: place.words, icon: <place.icon size={20} stroke={1.6} aria-hidden="true" /> })),
    ...types.map((type) => ({ to: `/${type.plural}`, words: type.pluralLabel, icon: <RecordIcon name={type.icon} size={20} /> })),
    ...allowed.filter((place) => place.low).map((place) => ({ to: place.to, words: place.words, icon: <place.icon size={20} stroke={1.6} aria-hidden="true" /> })),
  ];
  return (
    <nav className={css.bottom} aria-label={t`Main menu`}>
      {entries.slice(0, 4).map(({ to, words, icon }) => (
        <Link key={to} to={to} className={css.bottomLink} activeProps={{ 'aria-current': 'page' }}>{icon}<span>{words}</span></Link>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <UnstyledButton className={css.bottomLink}><IconDots size={20} stroke={1.6} aria-hidden="true" /><span><Trans>More</Trans></span></UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {entries.slice(4).map(({ to, words, icon }) => (
            <Menu.Item key={to} component={Link} to={to} leftSection={icon}>{words}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
