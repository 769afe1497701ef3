import { Checkbox, Menu, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp, IconEyeOff, IconLayoutList, IconPin, IconPinnedOff } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { fieldView } from '../../fields/fieldViews.ts';
import { groupable } from './segments.ts';
import { titleKey, type Column } from './useColumns.ts';
import type { ListState } from './useListState.ts';
import type { Selection } from './useSelection.ts';
import css from './list.module.css';

type TableHeadProps = {
  list: ListState; columns: Column[]; titleWidth: number; lefts: number[]; selection: Selection;
  onResize: (key: string, width: number) => void; onPin: (key: string) => void;
};

/** The headings: sort, group, pin and hide from each one's menu; drag its edge for the width. */
export function TableHead({ list, columns, titleWidth, lefts, selection, onResize, onPin }: TableHeadProps) {
  const { t } = useLingui();
  return (
    <div role="row" aria-rowindex={1} className={css.headRow}>
      <div role="columnheader" className={css.check}>
        <Checkbox
          size="xs" aria-label={t`Choose all`} checked={selection.all} indeterminate={!selection.all && selection.ids.size > 0}
          onChange={() => (selection.all || selection.ids.size > 0 ? selection.clear() : selection.chooseAll())}
        />
      </div>
      <div role="columnheader" aria-sort={sortState(list.sort, titleKey)} className={css.titleCell} style={{ width: titleWidth }}>
        <HeadMenu label={t`Name`} sortKey={titleKey} list={list} />
        <ResizeEdge label={t`Name`} width={titleWidth} onResize={(width) => onResize(titleKey, width)} />
      </div>
      {columns.map((column, at) => (
        <div
          key={column.key} role="columnheader" aria-sort={sortState(list.sort, column.key)} className={css.cell} data-pinned={column.isPinned || undefined}
          data-end={fieldView(column.field.type).isNumeric || undefined} style={{ width: column.width, ...(column.isPinned ? { left: lefts[at] } : {}) }}
        >
          <HeadMenu label={column.field.label} list={list} column={column} onPin={onPin} {...(column.field.sortable === false ? {} : { sortKey: column.key })} />
          <ResizeEdge label={column.field.label} width={column.width} onResize={(width) => onResize(column.key, width)} />
        </div>
      ))}
    </div>
  );
}

type HeadMenuProps = { label: string; list: ListState; sortKey?: string; column?: Column; onPin?: (key: string) => void };

function HeadMenu({ label, list, sortKey, column, onPin }: HeadMenuProps) {
  const sorted = sortKey ? sortState(list.sort, sortKey) : undefined;
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={css.headButton}>
          <span>{label}</span>
          {sorted === 'ascending' ? <IconArrowUp size={13} aria-hidden="true" /> : null}
          {sorted === 'descending' ? <IconArrowDown size={13} aria-hidden="true" /> : null}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {sortKey ? (
          <>
            <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => list.set({ sort: sortKey })}><Trans>Sort upwards</Trans></Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => list.set({ sort: `-${sortKey}` })}><Trans>Sort downwards</Trans></Menu.Item>
          </>
        ) : null}
        {column && groupable.has(column.field.type) ? (
          <Menu.Item leftSection={<IconLayoutList size={15} />} onClick={() => list.set({ group: list.group === column.key ? '' : column.key })}>
            {list.group === column.key ? <Trans>Do not group</Trans> : <Trans>Group by this</Trans>}
          </Menu.Item>
        ) : null}
        {column ? (
          <>
            <Menu.Item leftSection={column.isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />} onClick={() => onPin?.(column.key)}>
              {column.isPinned ? <Trans>Let it scroll</Trans> : <Trans>Keep it in view</Trans>}
            </Menu.Item>
            <Menu.Item leftSection={<IconEyeOff size={15} />} onClick={() => list.set({ columns: list.columns.filter((key) => key !== column.key) })}><Trans>Hide this column</Trans></Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

// Dragged by the mouse, moved by the arrow keys.
function ResizeEdge({ label, width, onResize }: { label: string; width: number; onResize: (width: number) => void }) {
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const edge = event.currentTarget;
    const from = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(width + moved.clientX - from);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width + (event.key === 'ArrowRight' ? 16 : -16));
  };
  return (
    <span
      className={css.edge} role="separator" tabIndex={0} aria-orientation="vertical" aria-label={label} aria-valuenow={Math.round(width)} aria-valuemin={72} aria-valuemax={1000}
      onPointerDown={start} onKeyDown={step}
    />
  );
}

function sortState(sort: string, key: string): 'ascending' | 'descending' | undefined {
  return sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
}
