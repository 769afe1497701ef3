import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChoiceColour } from '#kernel/fields/fieldType.ts';
import { api } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import type { ImportState, PastImport } from './imports.ts';
import css from './imports.module.css';

/** The imports there have been, the latest first. */
export function PastImports() {
  const { dateTime } = useFormat();
  const types = useKnownTypes();
  const { data } = useQuery({ queryKey: ['imports'], queryFn: ({ signal }) => api.get<{ items: PastImport[] }>('/imports', { signal }) });
  if (!data || data.items.length === 0) return null;
  return (
    <div style={{ marginTop: 24 }}>
      <Panel title={<Trans>Imports so far</Trans>}>
        <ul className={css.past}>
          {data.items.map((one) => (
            <li key={one.id}>
              <span>
                <Link to="/import/$id" params={{ id: one.id }}>{one.fileName}</Link>
                <small>{types.find((type) => type.name === one.recordType)?.pluralLabel} · {dateTime(one.createdAt)} · <Plural value={one.created} one="# created" other="# created" />{one.failed > 0 ? <> · <Plural value={one.failed} one="# could not be read" other="# could not be read" /></> : null}</small>
              </span>
              <StateChip state={one.state} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

const colours: Record<ImportState, ChoiceColour> = { draft: 'grey', checking: 'blue', ready: 'grey', running: 'blue', failed: 'red', done: 'green', cancelled: 'amber' };

function StateChip({ state }: { state: ImportState }) {
  return <Chip colour={colours[state]}><StateWords state={state} /></Chip>;
}

function StateWords({ state }: { state: ImportState }) {
  switch (state) {
    case 'checking': return <Trans>Being checked</Trans>;
    case 'running': return <Trans>Under way</Trans>;
    case 'failed': return <Trans>Stopped</Trans>;
    case 'done': return <Trans>Done</Trans>;
    case 'cancelled': return <Trans>Cancelled</Trans>;
    default: return <Trans>Not started</Trans>;
  }
}
