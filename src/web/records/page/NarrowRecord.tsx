import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MetaType, RecordJson } from '../meta.ts';
import { RecordFields } from './RecordFields.tsx';
import { RelatedPanels } from './RelatedPanels.tsx';
import { Story } from './Story.tsx';
import css from './page.module.css';

/** The same page on a phone: one part at a time. */
export function NarrowRecord({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const [part, setPart] = useState('story');
  return (
    <div className={css.narrow}>
      <SegmentedControl
        fullWidth size="xs" value={part} onChange={setPart} classNames={{ label: css.segment ?? '' }} aria-label={t`Part of the page`}
        data={[{ value: 'story', label: t`What happened` }, { value: 'fields', label: t`Details` }, { value: 'related', label: t`Related` }]}
      />
      {part === 'story' ? <Story type={type} record={record} /> : null}
      {part === 'fields' ? <RecordFields type={type} record={record} /> : null}
      {part === 'related' ? <RelatedPanels type={type} record={record} /> : null}
    </div>
  );
}
