import { Link } from '@tanstack/react-router';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { typeByName, useMeta } from '../records/meta.ts';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { RecordPicker, type Picked } from './RecordPicker.tsx';

function Show({ value }: ShowProps) {
  const { type: name, id, title } = value as Picked;
  const type = typeByName(useMeta(), name);
  if (!type) return <>{title}</>;
  return (
    <Link className={`${css.link} ${css.named}`} to="/$plural/$id" params={{ plural: type.plural, id }} onClick={(event) => event.stopPropagation()}>
      <RecordIcon name={type.icon} size={14} />{title}
    </Link>
  );
}

function Edit({ field, value, onChange, onDone, ...rest }: EditProps) {
  const types = useMeta().recordTypes.filter((type) => !type.within).map((type) => type.name);
  return (
    <RecordPicker
      {...rest} types={field.to ? [field.to] : types} value={(value as Picked | null) ?? null}
      onPick={(picked) => { onChange(picked); onDone?.(picked); }}
    />
  );
}

/** Points to a record of any type. */
export const referenceView: FieldView = { type: 'reference', width: 180, Show, Edit, toText: (value) => (value as Picked).title };
