import { useMediaQuery } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowLeft, IconBuilding, IconDatabase, IconForms, IconKey, IconLanguage, IconLock, IconMail, IconUser, IconUsers, type Icon } from '@tabler/icons-react';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { PageHead } from '#web/parts/PageHead.tsx';
import { useSession } from '#web/session/useSession.ts';
import css from './settings.module.css';

type Section = { to: string; words: string; icon: Icon; needs?: string };

/** Settings: their list at the side (on a phone, the first page), the chosen one beside it. */
export function SettingsFrame() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const isOpen = pathname.replace(/\/$/, '') !== '/settings';
  return (
    <div className={css.frame} data-open={isOpen || undefined}>
      <nav className={css.nav} aria-label={t`Settings`}><SectionLinks /></nav>
      <div>
        {isOpen ? <Link to="/settings" className={css.back}><IconArrowLeft size={16} stroke={1.6} aria-hidden="true" /><Trans>Settings</Trans></Link> : null}
        <Outlet />
      </div>
    </div>
  );
}

/** Settings without a chosen page: on a wide screen the reader's own come first. */
export function SettingsIndex() {
  const { t } = useLingui();
  const isWide = useMediaQuery('(min-width: 901px)', undefined, { getInitialValueInEffect: false });
  return isWide ? <Navigate to={'/settings/profile' as string} replace /> : <span className="unseen"><PageHead title={t`Settings`} /></span>;
}

function SectionLinks() {
  const { t } = useLingui();
  const mine: Section[] = [
    { to: '/settings/profile', words: t`My profile`, icon: IconUser },
    { to: '/settings/display', words: t`Language and display`, icon: IconLanguage },
    { to: '/settings/security', words: t`Password and sessions`, icon: IconLock },
  ];
  const firm: Section[] = [
    { to: '/settings/firm', words: t`Firm`, icon: IconBuilding, needs: 'firm.manage' },
    { to: '/settings/members', words: t`Members`, icon: IconUsers, needs: 'users.manage' },
    { to: '/settings/fields', words: t`Fields`, icon: IconForms, needs: 'fields.manage' },
    { to: '/settings/mail', words: t`Mail`, icon: IconMail, needs: 'firm.manage' },
    { to: '/settings/api-keys', words: t`API keys`, icon: IconKey, needs: 'users.manage' },
    { to: '/settings/data', words: t`Data`, icon: IconDatabase },
  ];
  return (
    <>
      <h2><Trans>Mine</Trans></h2>
      <Links sections={mine} />
      <h2><Trans>The whole firm</Trans></h2>
      <Links sections={firm} />
    </>
  );
}

function Links({ sections }: { sections: Section[] }) {
  const { can } = useSession();
  return sections.filter(({ needs }) => !needs || can[needs]).map(({ to, words, icon: SectionIcon }) => (
    <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}><SectionIcon size={16} stroke={1.6} aria-hidden="true" />{words}</Link>
  ));
}
