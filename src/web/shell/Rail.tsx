import { ActionIcon, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { useKnownTypes } from '../records/meta.ts';
import { useSession } from '../session/useSession.ts';
import type { Place } from './navigation.ts';
import css from './shell.module.css';

type RailProps = { places: Place[]; narrow: boolean; onNarrow: (narrow: boolean) => void };

/** The left rail: where everything is. Narrow, it keeps the icons and tells the words on hover. */
export function Rail({ places, narrow, onNarrow }: RailProps) {
  const { t } = useLingui();
  const { account } = useSession();
  const types = useKnownTypes().filter((type) => !type.within);
  const fold = narrow ? t`Widen the menu` : t`Narrow the menu`;
  const FoldIcon = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={css.rail} aria-label={t`Main menu`} data-narrow={narrow || undefined}>
      <div className={css.brand}>
        <img src="/mark.svg" width={22} height={22} alt="" />
        <span className={css.words}>{account.name}</span>
      </div>
      {places.filter((place) => !place.low).map((place) => <PlaceLink key={place.to} place={place} narrow={narrow} />)}
      <span className={css.heading}>{t`Customers`}</span>
      {types.map((type) => (
        <RailLink key={type.name} to={`/${type.plural}`} words={type.pluralLabel} narrow={narrow} icon={<RecordIcon name={type.icon} />} />
      ))}
      <span className={css.gap} />
      {places.filter((place) => place.low).map((place) => <PlaceLink key={place.to} place={place} narrow={narrow} />)}
      <ActionIcon className={css.fold} aria-label={fold} onClick={() => onNarrow(!narrow)}><FoldIcon size={16} stroke={1.6} /></ActionIcon>
    </nav>
  );
}

function PlaceLink({ place, narrow }: { place: Place; narrow: boolean }) {
  const { can } = useSession();
  if (place.needs && !can[place.needs]) return null;
  return <RailLink to={place.to} words={place.words} narrow={narrow} icon={<place.icon size={16} stroke={1.6} aria-hidden="true" />} />;
}

function RailLink({ to, words, narrow, icon }: { to: string; words: string; narrow: boolean; icon: ReactNode }) {
  return (
    <Tooltip label={words} position="right" disabled={!narrow}>
      <Link to={to} className={css.link} activeProps={{ 'aria-current': 'page' }} aria-label={narrow ? words : undefined}>
        {icon}
        <span className={css.words}>{words}</span>
      </Link>
    </Tooltip>
  );
}
