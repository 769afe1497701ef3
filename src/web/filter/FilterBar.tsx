import { ActionIcon, Menu, Popover, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { usePressOutside } from '../parts/usePressOutside.ts';
import type { MetaType } from '../records/meta.ts';
import { AddCondition } from './AddCondition.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { ConditionWords } from './ConditionWords.tsx';
import { joined, partsOf, type FilterBarProps } from './filterFields.ts';
import css from './filter.module.css';

/** A filter in words: one chip a condition, each opened to change it. */
export function FilterBar({ type, criteria, onChange }: FilterBarProps) {
  const { join, parts } = partsOf(criteria);
  const [opened, setOpened] = useState<number | null>(null);
  const put = (at: number, part: Criteria) => onChange(joined(join, parts.map((each, place) => (place === at ? part : each))));
  const remove = (at: number) => {
    setOpened(null);
    onChange(joined(join, parts.filter((_, place) => place !== at)));
  };
  const add = (part: Criteria) => {
    onChange(joined(join, [...parts, part]));
    setOpened(parts.length);
  };
  return (
    <div className={css.bar}>
      {parts.length > 1 ? <JoinMenu join={join} onChange={(next) => onChange(joined(next, parts))} /> : null}
      {parts.map((part, at) => (
        <Condition key={at} part={part} type={type} isOpen={opened === at} onOpen={(isOpen) => setOpened(isOpen ? at : null)} onChange={(next) => put(at, next)} onRemove={() => remove(at)} />
      ))}
      <AddCondition type={type} onAdd={add} />
    </div>
  );
}

type ConditionProps = { part: Criteria; type: MetaType; isOpen: boolean; onOpen: (isOpen: boolean) => void; onChange: (part: Criteria) => void; onRemove: () => void };

function Condition({ part, type, isOpen, onOpen, onChange, onRemove }: ConditionProps) {
  const { t } = useLingui();
  const box = useRef<HTMLSpanElement>(null);
  const close = useCallback(() => onOpen(false), [onOpen]);
  usePressOutside(isOpen, box, close);
  return (
    <span ref={box} className={css.condition}>
      <Popover opened={isOpen} onChange={onOpen} closeOnClickOutside={false} position="bottom-start" width={Math.min(340, window.innerWidth - 24)} trapFocus returnFocus withinPortal={false}>
        <span className={css.pill}>
          <Popover.Target>
            <UnstyledButton className={css.words} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}><ConditionWords criteria={part} type={type} /></UnstyledButton>
          </Popover.Target>
          <ActionIcon size={20} aria-label={t`Remove this condition`} onClick={onRemove}><IconX size={13} /></ActionIcon>
        </span>
        <Popover.Dropdown><ConditionForm criteria={part} type={type} onChange={onChange} Nested={FilterBar} /></Popover.Dropdown>
      </Popover>
    </span>
  );
}

function JoinMenu({ join, onChange }: { join: 'all' | 'any'; onChange: (join: 'all' | 'any') => void }) {
  return (
    <Menu>
      <Menu.Target><UnstyledButton className={css.join}>{join === 'all' ? <Trans>All of</Trans> : <Trans>Any of</Trans>}</UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange('all')}><Trans>All of these must hold</Trans></Menu.Item>
        <Menu.Item onClick={() => onChange('any')}><Trans>Any one of these is enough</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
