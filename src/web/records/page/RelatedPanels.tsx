import { ActionIcon, Checkbox, FileButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, apiUrl } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { uploadFile } from '../../fields/file.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { openCreate } from '../../shell/shellState.ts';
import { editField } from '../list/editRecords.ts';
import { fieldOf, typeByName, useMeta, type MetaType, type RecordJson } from '../meta.ts';
import { Relationships } from './Relationships.tsx';
import { useRelated, type RelatedList } from './related.ts';
import css from './page.module.css';

/** What belongs to a record: tasks, files, people, and whom it relates to. The story in the middle is not repeated. */
export function RelatedPanels({ type, record }: { type: MetaType; record: RecordJson }) {
  const lists = useRelated(type, record).filter((list) => list.type.name !== 'interaction');
  const relationship = typeByName(useMeta(), 'relationship');
  const hasRelations = relationship !== undefined && (type.name === 'person' || type.name === 'company');
  if (lists.length === 0 && !hasRelations) return <p className={css.quiet}><Trans>Nothing is related to this.</Trans></p>;
  return (
    <>
      {lists.map((list) => <RelatedPanel key={list.key} list={list} type={type} record={record} />)}
      {hasRelations ? <Relationships type={type} record={record} relationship={relationship} /> : null}
    </>
  );
}

function RelatedPanel({ list, type, record }: { list: RelatedList; type: MetaType; record: RecordJson }) {
  const { data } = useQuery({
    queryKey: ['records', list.type.plural, 'related', list.criteria],
    queryFn: ({ signal }) => api.post<{ items: RecordJson[]; nextCursor: string | null }>(`/${list.type.plural}/query`, { criteria: list.criteria, limit: 8 }, { signal }),
  });
  const items = data?.items ?? [];
  const { t } = useLingui();
  const add = list.type.name === 'file'
    ? <AddFile type={type} record={record} />
    : list.type.can.create ? <ActionIcon size={24} aria-label={t`New: ${list.type.label}`} onClick={() => openCreate({ record: list.type.name, values: list.values, onCreated: refresh(list.type.plural) })}><IconPlus size={15} /></ActionIcon> : null;
  return (
    <Panel title={list.label} action={add}>
      {data && items.length === 0 ? <p className={css.none}><Trans>None yet</Trans></p> : null}
      {items.map((item) => <RelatedRow key={item.id} list={list} item={item} />)}
      {data?.nextCursor ? <Link className={css.all} to="/$plural" params={{ plural: list.type.plural }} search={{ filter: 'all' in list.criteria ? list.criteria : { all: [list.criteria] } }}><Trans>Show all</Trans></Link> : null}
    </Panel>
  );
}

function RelatedRow({ list, item }: { list: RelatedList; item: RecordJson }) {
  const { t } = useLingui();
  const told = list.type.columns.map((key) => fieldOf(list.type, key)).find((field) => field && field.key !== list.by && !isBlank(item[field.key]) && ['choice', 'date', 'dateTime', 'money', 'text'].includes(field.type) && field.key !== 'status');
  const isDone = item['status'] === 'done';
  return (
    <div className={css.row}>
      {list.type.name === 'task' ? <Checkbox size="xs" checked={isDone} aria-label={t`Done: ${item.title}`} onChange={() => void editField(list.type, item, 'status', isDone ? 'open' : 'done').then(refresh('tasks'))} /> : null}
      {list.type.name === 'file'
        ? <a className={css.rowTitle} href={apiUrl(`/files/${item.id}/content`)}>{item.title}</a>
        : <Link className={css.rowTitle} data-done={isDone || undefined} to="/$plural/$id" params={{ plural: list.type.plural, id: item.id }}>{item.title}</Link>}
      {told ? <span className={css.soft}><FieldValue field={told} value={item[told.key]} /></span> : null}
    </div>
  );
}

function AddFile({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const send = (file: File | null) => {
    if (file) void uploadFile(file, `${type.name}:${record.id}`).then(refresh('files')).catch(sayProblem);
  };
  return <FileButton onChange={send}>{(props) => <ActionIcon {...props} size={24} aria-label={t`Add a file`}><IconPlus size={15} /></ActionIcon>}</FileButton>;
}

function refresh(plural: string): () => void {
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['records', plural] });
    void queryClient.invalidateQueries({ queryKey: ['timeline'] });
  };
}
