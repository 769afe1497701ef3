import { Checkbox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

function Show({ value }: ShowProps) {
  const { t } = useLingui();
  return value
    ? <IconCheck size={16} stroke={2} color="var(--green)" role="img" aria-label={t`Yes`} />
    : <IconMinus size={16} stroke={1.6} color="var(--muted)" role="img" aria-label={t`No`} />;
}

function Edit({ value, onChange, onDone, label, id, autoFocus }: EditProps) {
  return (
    <Checkbox
      {...(id ? { id } : {})} checked={value === true} aria-label={label} autoFocus={autoFocus ?? false} label={<Trans>Yes</Trans>} py={6}
      onChange={(event) => { onChange(event.currentTarget.checked); onDone?.(event.currentTarget.checked); }}
    />
  );
}

export const yesNoView: FieldView = {
  type: 'yesNo',
  width: 90,
  Show,
  Edit,
  // A copy is for other programs too: words would differ by language.
  toText: (value) => (value ? '✓' : '–'),
  fromText: (text) => (/^(✓|1|true|yes|y|x)$/i.test(text.trim()) ? true : /^(–|-|0|false|no|n|)$/i.test(text.trim()) ? false : undefined),
};
