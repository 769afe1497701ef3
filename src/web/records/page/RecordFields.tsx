import { UnstyledButton } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useId, useRef, useState } from 'react';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { fieldView } from '../../fields/fieldViews.ts';
import { CellEditor } from '../list/CellEditor.tsx';
import { editField } from '../list/editRecords.ts';
import type { MetaField, MetaType, RecordJson } from '../meta.ts';
import { useGroupNames } from './useGroupNames.ts';
import css from './page.module.css';

/** All fields by group, each edited where it stands; empty ones come after the others of their group. */
export function RecordFields({ type, record }: { type: MetaType; record: RecordJson }) {
  const names = useGroupNames();
  const groups = [...Map.groupBy(type.fields.filter((field) => !field.readOnly || !isBlank(record[field.key])), (field) => groupOf(field))];
  return groups.map(([group, fields]) => (
    <section key={group} className={css.group}>
      <h2>{names[group] ?? group}</h2>
      <dl>{fields.map((field) => <FieldLine key={field.key} type={type} record={record} field={field} />)}</dl>
    </section>
  ));
}

function groupOf(field: MetaField): string {
  if (field.group) return field.group;
  if (field.custom) return 'own';
  return ['createdAt', 'createdBy', 'updatedAt', 'updatedBy'].includes(field.key) ? 'record' : 'details';
}

function FieldLine({ type, record, field }: { type: MetaType; record: RecordJson; field: MetaField }) {
  const id = useId();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const value = record[field.key];
  const canEdit = !field.readOnly && record.can?.update !== false;
  const stop = () => { setEditing(false); setTimeout(() => button.current?.focus()); };
  const save = (next: unknown) => { void editField(type, record, field.key, next); stop(); };
  const isBoxed = fieldView(field.type).isBoxed ?? false;
  const shown = <FieldValue field={field} value={value} isWide />;
  return (
    <div className={css.line}>
      <dt id={`${id}-label`} title={field.help ?? undefined}>{field.label}</dt>
      <dd>
        {isEditing ? <CellEditor field={field} value={value} onSave={save} onCancel={stop} /> : null}
        {isEditing && !isBoxed ? null : !canEdit ? <span className={css.fixed}>{shown}</span> : (
          <div className={css.editable} onClick={(event) => { if (!(event.target as HTMLElement).closest('a')) setEditing(true); }}>
            {isBlank(value) ? null : shown}
            <UnstyledButton ref={button} className={isBlank(value) ? css.add : css.pencil} id={`${id}-edit`} aria-labelledby={`${id}-edit ${id}-label`}>{isBlank(value) ? <Trans>Add</Trans> : <Trans>Edit</Trans>}</UnstyledButton>
          </div>
        )}
      </dd>
    </div>
  );
}
