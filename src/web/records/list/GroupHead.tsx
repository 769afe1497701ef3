import { UnstyledButton } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Segment } from './segments.ts';
import css from './list.module.css';

/** The line above a group of rows: its value and how many there are; folds it away. */
export function GroupHead({ segment, top, onFold, inList }: { segment: Segment; top: number; onFold: () => void; inList?: boolean }) {
  const { number } = useFormat();
  const { field, value } = segment.head!;
  return (
    <div role={inList ? 'listitem' : 'row'} className={css.groupRow} style={{ top }}>
      <div role={inList ? undefined : 'gridcell'} className={css.groupCell}>
        <UnstyledButton className={css.groupButton} aria-expanded={!segment.isFolded} onClick={onFold}>
          {segment.isFolded ? <IconChevronRight size={15} aria-hidden="true" /> : <IconChevronDown size={15} aria-hidden="true" />}
          {isBlank(value) ? <span className={css.other}><Trans>Not set</Trans></span> : <FieldValue field={field} value={value} />}
          <span className={`${css.other} numeric`}>{number(segment.count)}</span>
        </UnstyledButton>
      </div>
    </div>
  );
}
