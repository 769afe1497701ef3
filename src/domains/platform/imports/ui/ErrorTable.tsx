import { Button, ScrollArea } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { IconDownload } from '@tabler/icons-react';
import { apiUrl } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/useFormat.ts';
import type { Import } from './imports.ts';
import css from './imports.module.css';

const shown = 20;

/** Which rows could not come in and why; all of them in a file to mend and import again. */
export function ErrorTable({ of }: { of: Import }) {
  const { number } = useFormat();
  return (
    <>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
        <table className={css.table}>
          <thead><tr><th><Trans>Line</Trans></th><th><Trans>Column</Trans></th><th><Trans>Value</Trans></th><th><Trans>What is wrong</Trans></th></tr></thead>
          <tbody>
            {of.errors.slice(0, shown).map((problem) => (
              <tr key={`${problem.line} ${problem.column} ${problem.message}`}><td className="numeric">{number(problem.line)}</td><td>{problem.column}</td><td>{problem.value}</td><td>{problem.message}</td></tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <div className={css.foot} style={{ justifyContent: 'space-between' }}>
        <span className={css.samples}>{of.failed > shown ? <Plural value={of.failed} one="# row in all. The file holds it." other="# rows in all. The file holds every one of them." /> : null}</span>
        <Button component="a" href={apiUrl(`/imports/${of.id}/errors`)} download variant="default" leftSection={<IconDownload size={16} stroke={1.6} />}><Trans>Download the rows to mend</Trans></Button>
      </div>
    </>
  );
}
