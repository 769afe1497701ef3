import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconEye, IconFileImport, IconUserPlus, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '#web/parts/PageHead.tsx';
import { useSession } from '#web/session/useSession.ts';
import { openCreate } from '#web/shell/shellState.ts';
import { CopyLine } from '../../settings/ui/CopyLine.tsx';
import css from './welcome.module.css';

const demoCommand = 'npm start -- --demo';

/** The end of the first start: three ways on. */
export function StartPage() {
  const { t } = useLingui();
  const { account } = useSession();
  return (
    <>
      <PageHead title={t`${account.name} is ready`} />
      <p style={{ margin: 0, padding: '0 24px 20px', color: 'var(--muted)' }}><Trans>How would you like to begin?</Trans></p>
      <div className={css.ways} style={{ padding: '0 24px 32px', maxWidth: 1080 }}>
        <Way icon={IconFileImport} title={<Trans>Import my customers</Trans>} words={<Trans>From a spreadsheet or the export of another program. You see everything before it comes in, and can undo it.</Trans>}>
          <Button component={Link} to="/import"><Trans>Choose a file</Trans></Button>
        </Way>
        <Way icon={IconUserPlus} title={<Trans>Add the first one</Trans>} words={<Trans>A name and a telephone number are enough. Everything else can follow.</Trans>}>
          <Button variant="default" onClick={() => openCreate({ record: 'person' })}><Trans>Add a person</Trans></Button>
        </Way>
        <Way icon={IconEye} title={<Trans>Look at the demo</Trans>} words={<Trans>A made-up firm with 600 customers and two years of history, in a place of its own: your workspace stays empty. Stop Rapport, then start it with this command.</Trans>}>
          <CopyLine text={demoCommand} />
        </Way>
      </div>
      <p style={{ padding: '0 24px 24px', margin: 0, color: 'var(--muted)' }}><Link to={"/today" as string} style={{ color: 'var(--accent)', textDecoration: 'underline' }}><Trans>Or look around first</Trans></Link></p>
    </>
  );
}

function Way({ icon: WayIcon, title, words, children }: { icon: Icon; title: ReactNode; words: ReactNode; children: ReactNode }) {
  return (
    <section className={css.way}>
      <WayIcon size={26} stroke={1.6} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{words}</p>
      <div>{children}</div>
    </section>
  );
}
