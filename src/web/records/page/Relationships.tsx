import { ActionIcon } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { optionOf } from '../../fields/choice.tsx';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { openCreate } from '../../shell/shellState.ts';
import { deleteRecord } from '../list/editRecords.ts';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import css from './page.module.css';

type Pointer = { type: string; id: string; title: string };

/** Whom this person or company works at, buys for, refers: said from either side. */
export function Relationships({ type, record, relationship }: { type: MetaType; record: RecordJson; relationship: MetaType }) {
  const { t } = useLingui();
  const self = { type: type.name, id: record.id };
  const criteria = { any: [{ field: 'from', op: 'is', value: self }, { field: 'to', op: 'is', value: self }] };
  const { data } = useQuery({
    queryKey: ['records', relationship.plural, 'related', criteria],
    queryFn: ({ signal }) => api.post<{ items: RecordJson[] }>(`/${relationship.plural}/query`, { criteria, limit: 30 }, { signal }),
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['records', relationship.plural] });
  const add = relationship.can.create
    ? <ActionIcon size={24} aria-label={t`New: ${relationship.label}`} onClick={() => openCreate({ record: relationship.name, values: { from: { ...self, title: record.title } }, onCreated: refresh })}><IconPlus size={15} /></ActionIcon>
    : null;
  const remove = (item: RecordJson) => void deleteRecord(relationship, item, t`The relationship is gone.`).then(refresh);
  return (
    <Panel title={relationship.pluralLabel} action={add}>
      {data?.items.length === 0 ? <p className={css.none}><Trans>None yet</Trans></p> : null}
      {data?.items.map((item) => <RelationshipRow key={item.id} item={item} id={record.id} relationship={relationship} onRemove={() => remove(item)} />)}
    </Panel>
  );
}

function RelationshipRow({ item, id, relationship, onRemove }: { item: RecordJson; id: string; relationship: MetaType; onRemove: () => void }) {
  const { t } = useLingui();
  const from = item['from'] as Pointer;
  const to = item['to'] as Pointer;
  const isFrom = from.id === id;
  const other = fieldOf(relationship, isFrom ? 'to' : 'from');
  const kind = fieldOf(relationship, 'kind');
  const words = kind ? optionOf(kind, item['kind']).label : '';
  return (
    <div className={css.row}>
      {isFrom ? <span className={css.soft}>{words}</span> : null}
      <span className={css.rowTitle}>{other ? <FieldValue field={other} value={isFrom ? to : from} /> : null}</span>
      {isFrom ? null : <span className={css.soft}>{words} →</span>}
      {item.can?.delete === false ? null : <ActionIcon size={22} aria-label={t`Remove`} onClick={onRemove}><IconX size={13} /></ActionIcon>}
    </div>
  );
}
