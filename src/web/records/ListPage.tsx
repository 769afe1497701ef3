import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconDots, IconDownload, IconPlus, IconTrash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useFormat } from '../i18n/useFormat.ts';
import { NotHere } from '../parts/NotHere.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { openCreate } from '../shell/shellState.ts';
import { useShortcut } from '../shell/shortcuts.ts';
import { ExportMenu, exportUrl } from './list/ExportMenu.tsx';
import { ListBar } from './list/ListBar.tsx';
import { useCount } from './list/rows.ts';
import { TableLayout } from './list/TableLayout.tsx';
import { useListState, type ListState } from './list/useListState.ts';
import { ViewTabs } from './list/ViewTabs.tsx';
import { typeByPlural, useMeta, type MetaType } from './meta.ts';
import css from './list/list.module.css';

const Board = lazy(() => import('./list/Board.tsx').then((file) => ({ default: file.Board })));
const MonthLayout = lazy(() => import('./list/MonthLayout.tsx').then((file) => ({ default: file.MonthLayout })));

/** All records of a type: as a table, a board or a calendar, filtered and in the order asked for. */
export function ListPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const type = typeByPlural(useMeta(), plural);
  // A new type starts anew: nothing of the list before may show through.
  return type ? <RecordList key={plural} type={type} /> : <NotHere />;
}

function RecordList({ type }: { type: MetaType }) {
  const { t } = useLingui();
  const list = useListState(type);
  const total = useCount(list.source);
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const create = () => openCreate({ record: type.name });
  useShortcut('c', t`New: ${type.label}`, () => { if (type.can.create) create(); });
  return (
    <div className={css.page}>
      <PageHead title={list.trash ? t`Trash: ${type.pluralLabel}` : type.pluralLabel} note={<Count total={total} />}>
        {list.trash || isNarrow ? null : <ExportMenu list={list} />}
        {type.can.create && !list.trash ? <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{type.label}</Button> : null}
        <MoreMenu list={list} isNarrow={isNarrow} />
      </PageHead>
      <ViewTabs type={type} list={list} />
      <ListBar type={type} list={list} isNarrow={isNarrow} />
      <Suspense fallback={<Waiting />}>
        {list.layout === 'board' ? <Board type={type} list={list} /> : null}
        {list.layout === 'calendar' ? <MonthLayout type={type} list={list} /> : null}
        {list.layout === 'table' ? <TableLayout type={type} list={list} total={total} isNarrow={isNarrow} onCreate={create} /> : null}
      </Suspense>
    </div>
  );
}

function Count({ total }: { total: number | undefined }) {
  const { number } = useFormat();
  return <span className="numeric" aria-live="polite">{total === undefined ? '' : number(total)}</span>;
}

function MoreMenu({ list, isNarrow }: { list: ListState; isNarrow: boolean }) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="default" aria-label={t`More`}><IconDots size={16} stroke={1.6} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {isNarrow && !list.trash ? <Menu.Item component="a" href={exportUrl(list, 'xlsx')} download leftSection={<IconDownload size={15} stroke={1.6} />}><Trans>Export</Trans></Menu.Item> : null}
        {list.trash
          ? <Menu.Item onClick={() => list.open(undefined)}><Trans>Leave the trash</Trans></Menu.Item>
          : <Menu.Item leftSection={<IconTrash size={15} stroke={1.6} />} onClick={() => list.set({ trash: true })}><Trans>Open the trash</Trans></Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
