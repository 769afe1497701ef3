import { Link } from '@tanstack/react-router';
import { typeByName, useMeta } from '../records/meta.ts';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { RecordPicker } from './RecordPicker.tsx';

type Related = { id: string; title: string };

function Show({ field, value }: ShowProps) {
  const plural = typeByName(useMeta(), field.to ?? '')?.plural;
  const { id, title } = value as Related;
  if (!plural) return <>{title}</>;
  return <Link className={css.link} to="/$plural/$id" params={{ plural, id }} onClick={(event) => event.stopPropagation()}>{title}</Link>;
}

function Edit({ field, value, onChange, onDone, ...rest }: EditProps) {
  const related = value as Related | null | undefined;
  return (
    <RecordPicker
      {...rest} types={[field.to ?? '']} value={related ? { type: field.to ?? '', ...related } : null}
      onPick={(picked) => {
        const next = picked && { id: picked.id, title: picked.title };
        onChange(next);
        onDone?.(next);
      }}
    />
  );
}

export const relationView: FieldView = { type: 'relation', width: 180, Show, Edit, toText: (value) => (value as Related).title };
