import { TagsInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { Chip } from '../parts/Chip.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';

function Show({ value, isWide }: ShowProps) {
  return <span className={isWide ? css.wrap : css.row}>{(value as string[]).map((tag) => <Chip key={tag} colour="blue">{tag}</Chip>)}</span>;
}

function Edit({ value, onChange, label, id, autoFocus, isInvalid }: EditProps) {
  const { t } = useLingui();
  return (
    <TagsInput
      {...(id ? { id } : {})} value={(value as string[] | null) ?? []} aria-label={label} placeholder={t`Type a tag, then Enter`} autoFocus={autoFocus ?? false}
      splitChars={[',', ';']} acceptValueOnBlur error={isInvalid ?? false} onChange={onChange}
    />
  );
}

export const tagsView: FieldView = {
  type: 'tags',
  width: 180,
  isBoxed: true,
  Show,
  Edit,
  toText: (value) => (value as string[]).join(', '),
  fromText: (text) => text.split(/[,;]/).map((tag) => tag.trim()).filter(Boolean),
};
