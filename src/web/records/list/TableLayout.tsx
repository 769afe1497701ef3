import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import { rememberTrail } from '../trail.ts';
import { BulkBar } from './BulkBar.tsx';
import { NarrowList } from './NarrowList.tsx';
import { RecordTable } from './RecordTable.tsx';
import type { Source } from './rows.ts';
import { useSegments } from './segments.ts';
import { slotsBetween } from './tableRows.ts';
import { TotalsFoot } from './TotalsFoot.tsx';
import type { ListState } from './useListState.ts';
import { useSelection } from './useSelection.ts';
import css from './list.module.css';

type TableLayoutProps = { type: MetaType; list: ListState; total: number | undefined; isNarrow: boolean; onCreate: () => void };

/** The table with its foot and, while rows are chosen, the bar of what can be done with them; on a phone a plain list. */
export function TableLayout({ type, list, total, isNarrow, onCreate }: TableLayoutProps) {
  const navigate = useNavigate();
  const source = useNeeded(type, list);
  const { segments, rows, fold } = useSegments(type, source, list.group);
  const selection = useSelection(JSON.stringify([list.source.criteria, list.q, list.trash]));
  const open = (row: number, record: RecordJson) => {
    const [slot] = slotsBetween(segments, row, row + 1);
    if (slot) rememberTrail(slot.segment.source, slot.index, record.id);
    void navigate({ to: '/$plural/$id', params: { plural: type.plural, id: record.id } });
  };
  const isFiltered = list.source.criteria !== undefined || list.q !== '';
  if (total === 0) return <Nothing type={type} list={list} isFiltered={isFiltered} onCreate={onCreate} />;
  return (
    <>
      <div className={css.body}>
        {isNarrow
          ? <NarrowList type={type} columns={list.columns} segments={segments} rows={rows} fold={fold} onOpen={open} />
          : <RecordTable type={type} list={list} segments={segments} rows={rows} fold={fold} selection={selection} onOpen={open} />}
        {selection.all || selection.ids.size > 0 ? <BulkBar type={type} list={list} selection={selection} total={total} /> : null}
      </div>
      <TotalsFoot type={type} list={list} total={total} />
    </>
  );
}

// Only what the columns and the name show is asked for; a row of forty fields would be five times as heavy.
function useNeeded(type: MetaType, list: ListState): Source {
  return useMemo(() => {
    const wanted = [...list.columns, 'otherName', 'company'].filter((key, at, all) => fieldOf(type, key) && all.indexOf(key) === at);
    return { ...list.source, fields: wanted };
  }, [type, list.source, list.columns]);
}

function Nothing({ type, list, isFiltered, onCreate }: Pick<TableLayoutProps, 'type' | 'list' | 'onCreate'> & { isFiltered: boolean }) {
  if (list.trash) return <EmptyState title={<Trans>The trash is empty.</Trans>} example={<Trans>What is deleted waits here, and can be restored.</Trans>} />;
  if (isFiltered) {
    return (
      <EmptyState
        title={<Trans>Nothing fits this filter.</Trans>} example={<Trans>Take a condition away, or look for something shorter.</Trans>}
        action={<Button variant="default" onClick={() => list.set({ filter: { all: [] }, q: '' })}><Trans>Show everything</Trans></Button>}
      />
    );
  }
  return (
    <EmptyState
      title={<Trans>Nothing is here yet.</Trans>}
      example={type.importable ? <Trans>Add the first one, or import a list you have in a spreadsheet: names, numbers and addresses are recognised.</Trans> : <Trans>Add the first one; it takes a moment.</Trans>}
      action={type.can.create ? <Button onClick={onCreate}><Trans>Add the first one</Trans></Button> : null}
    />
  );
}
