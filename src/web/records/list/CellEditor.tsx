import { Button, Group, Popover } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { fieldView } from '../../fields/fieldViews.ts';
import { usePressOutside } from '../../parts/usePressOutside.ts';
import type { MetaField } from '../meta.ts';
import css from './list.module.css';

type CellEditorProps = {
  field: MetaField; value: unknown;
  /** Saves; `then` says where the cursor goes. */
  onSave: (value: unknown, then: 'stay' | 'down' | 'next') => void;
  onCancel: () => void;
};

/** Edits one value in place: Enter and Tab save, Escape leaves it as it was. */
export function CellEditor({ field, value, onSave, onCancel }: CellEditorProps) {
  const { Edit, isBoxed } = fieldView(field.type);
  const [draft, setDraft] = useState(value);
  const isDone = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const finish = (next: unknown, then: 'stay' | 'down' | 'next') => {
    if (isDone.current) return;
    isDone.current = true;
    if (JSON.stringify(next ?? null) === JSON.stringify(value ?? null)) return onCancel();
    onSave(next, then);
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') { isDone.current = true; onCancel(); }
    if (event.key === 'Tab' && !isBoxed) { event.preventDefault(); finish(draft, 'next'); }
    const isLine = !isBoxed || event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isLine && !event.defaultPrevented) { event.preventDefault(); finish(draft, 'down'); }
  };
  const edit = <Edit field={field} value={draft} label={field.label} autoFocus onChange={setDraft} onDone={(next) => finish(next, 'stay')} />;
  const press = useRef(() => {});
  useEffect(() => { press.current = () => finish(draft, 'stay'); });
  const pressed = useCallback(() => press.current(), []);
  usePressOutside(isBoxed === true, box, pressed);
  if (!isBoxed) {
    return (
      <div className={css.inline} onKeyDown={onKey} onBlur={(event) => { if (!staysInside(event)) finish(draft, 'stay'); }}>{edit}</div>
    );
  }
  return (
    <Popover opened withRoles={false} closeOnClickOutside={false} position="bottom-start" width={Math.min(400, window.innerWidth - 24)} trapFocus returnFocus closeOnEscape={false} shadow="md">
      <Popover.Target><span className={css.anchor} /></Popover.Target>
      <Popover.Dropdown ref={box} role="dialog" onKeyDown={onKey} aria-label={field.label}>
        {edit}
        <Group justify="end" gap={8} mt="sm">
          <Button variant="default" onClick={() => { isDone.current = true; onCancel(); }}><Trans>Cancel</Trans></Button>
          <Button onClick={() => finish(draft, 'stay')}><Trans>Save</Trans></Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

// A list or month that an editor opened lives elsewhere in the page but belongs to the cell.
function staysInside(event: React.FocusEvent): boolean {
  const to = event.relatedTarget;
  return to instanceof Node && (event.currentTarget.contains(to) || (to instanceof Element && to.closest('[data-portal], .mantine-Popover-dropdown') !== null));
}
