import { ActionIcon, Button, Modal, Tabs, Tooltip } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArchive, IconArrowDown, IconArrowUp, IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { useKnownTypes, type MetaType } from '#web/records/meta.ts';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import { fieldsChanged, useCustomFields, type CustomField } from './customFields.ts';
import { FieldForm } from './FieldForm.tsx';
import { useFieldTypeNames, type CustomType } from './useFieldTypeNames.ts';
import css from './fieldsPage.module.css';

// Standard fields that hold several values are named as what each value is.
const singleOf: Record<string, CustomType> = { emails: 'email', phones: 'phone', addresses: 'address', pairs: 'tags', reference: 'relation' };

/** The fields of each record type: the firm's own to add, change, order and archive; ours to see. */
export function FieldsPage() {
  const { t } = useLingui();
  const types = useKnownTypes().toSorted((a, b) => Number(a.within ?? false) - Number(b.within ?? false));
  const [name, setName] = useState('person');
  const type = types.find((each) => each.name === name);
  const [editing, setEditing] = useState<CustomField | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <>
      <PageHead title={t`Fields`}><Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}><Trans>Add a field</Trans></Button></PageHead>
      <SettingsBody lead={<Trans>A new field is in forms, tables, filters, imports and the API at once.</Trans>}>
        <Tabs value={name} onChange={(next) => next && setName(next)} mb="md">
          <Tabs.List>{types.map((each) => <Tabs.Tab key={each.name} value={each.name}>{each.pluralLabel}</Tabs.Tab>)}</Tabs.List>
          {types.map((each) => <Tabs.Panel key={each.name} value={each.name}>{each.name === name ? <TypeFields type={each} onEdit={setEditing} onAdd={() => setEditing('new')} /> : null}</Tabs.Panel>)}
        </Tabs>
      </SettingsBody>
      <Modal opened={editing !== null && type !== undefined} onClose={close} title={editing === 'new' ? t`New field: ${type?.pluralLabel ?? ''}` : t`Change the field`} size="md">
        {editing !== null && type ? <FieldForm recordType={type.name} {...(editing === 'new' ? {} : { field: editing })} onSaved={close} onCancel={close} /> : null}
      </Modal>
    </>
  );
}

function TypeFields({ type, onEdit, onAdd }: { type: MetaType; onEdit: (field: CustomField) => void; onAdd: () => void }) {
  const own = useCustomFields(type.name);
  const names = useFieldTypeNames();
  return (
    <div style={{ paddingTop: 16 }}>
      <Panel title={<Trans>Your own fields</Trans>}>
        {own?.length === 0 ? (
          <p style={{ margin: '4px 0 8px', color: 'var(--muted)' }}>
            <Trans>None yet, such as “Delivery day” or “Shop size”.</Trans> <Button variant="subtle" size="compact-sm" onClick={onAdd}><Trans>Add the first</Trans></Button>
          </p>
        ) : null}
        <ul className={css.list}>{own?.map((field, at) => <OwnField key={field.id} field={field} all={own} at={at} onEdit={() => onEdit(field)} />)}</ul>
      </Panel>
      <Panel title={<Trans>Fields every firm has</Trans>}>
        <ul className={css.list}>
          {type.fields.filter((field) => !field.custom && !field.readOnly).map((field) => (
            <li key={field.key} className={css.field}><span className={css.name}>{field.label}<span className={css.kind}>{names[singleOf[field.type] ?? (field.type as CustomType)] ?? null}</span></span></li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function OwnField({ field, all, at, onEdit }: { field: CustomField; all: CustomField[]; at: number; onEdit: () => void }) {
  const { t } = useLingui();
  const names = useFieldTypeNames();
  const archive = useMutation({ mutationFn: () => api.delete(`/fields/${field.id}`), onSuccess: fieldsChanged, onError: sayProblem });
  const move = useMutation({ mutationFn: (to: number) => reorder(all, at, to), onSuccess: fieldsChanged, onError: sayProblem });
  return (
    <li className={css.field}>
      <span className={css.name}>{field.label}<span className={css.kind}>{names[field.type]}{field.required ? <> · <Trans>must be filled in</Trans></> : null}</span></span>
      <span className={css.buttons}>
        <Tooltip label={t`Move up`}><ActionIcon aria-label={t`Move ${field.label} up`} disabled={at === 0} onClick={() => move.mutate(at - 1)}><IconArrowUp size={16} stroke={1.6} /></ActionIcon></Tooltip>
        <Tooltip label={t`Move down`}><ActionIcon aria-label={t`Move ${field.label} down`} disabled={at === all.length - 1} onClick={() => move.mutate(at + 1)}><IconArrowDown size={16} stroke={1.6} /></ActionIcon></Tooltip>
        <Tooltip label={t`Change`}><ActionIcon aria-label={t`Change ${field.label}`} onClick={onEdit}><IconPencil size={16} stroke={1.6} /></ActionIcon></Tooltip>
        <Tooltip label={t`Archive: it leaves the screens, its values stay with the records`}><ActionIcon aria-label={t`Archive ${field.label}`} onClick={() => archive.mutate()}><IconArchive size={16} stroke={1.6} /></ActionIcon></Tooltip>
      </span>
    </li>
  );
}

async function reorder(all: readonly CustomField[], from: number, to: number): Promise<void> {
  const next = all.filter((_field, place) => place !== from);
  next.splice(to, 0, all[from]!);
  for (const [position, field] of next.entries()) if (field.position !== position) await api.patch(`/fields/${field.id}`, { position });
}
