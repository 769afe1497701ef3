import { Checkbox } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { apiUrl } from '../../api/client.ts';
import { optionOf } from '../../fields/choice.tsx';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { editField } from '../list/editRecords.ts';
import { fieldOf, typeByName, useMeta, type MetaType, type RecordJson } from '../meta.ts';
import { kindColour, kindIcon } from './kindIcons.ts';
import css from './page.module.css';

/** One thing on a timeline: the record it came from, or a change of this one. */
export type TimelineItem = {
  id: string; at: string; kind: string; type: string; record?: RecordJson; change?: { field: string; before: unknown; after: unknown; by: string | null };
};

export function TimelineEntry({ type, item }: { type: MetaType; item: TimelineItem }) {
  const { time } = useFormat();
  const EntryIcon = kindIcon(item.kind);
  const colour = kindColour(item.kind);
  return (
    <article className={css.entry}>
      <span className={css.entryIcon} style={{ background: `var(--${colour}-soft)`, color: `var(--${colour})` }}><EntryIcon size={15} stroke={1.6} aria-hidden="true" /></span>
      <div className={css.entryWords}>
        {item.change ? <ChangeWords type={type} change={item.change} /> : null}
        {item.record && item.type === 'task' ? <TaskWords record={item.record} /> : null}
        {item.record && item.type === 'file' ? <a href={apiUrl(`/files/${item.record.id}/content`)}>{item.record.title}</a> : null}
        {item.record && item.type === 'interaction' ? <InteractionWords record={item.record} /> : null}
      </div>
      <time className="numeric" dateTime={item.at}>{time(item.at)}</time>
    </article>
  );
}

function ChangeWords({ type, change }: { type: MetaType; change: NonNullable<TimelineItem['change']> }) {
  const field = fieldOf(type, change.field);
  const user = useMeta().users.find((each) => each.id === change.by);
  if (!field) return null;
  return (
    <p>
      {user ? <><b>{user.name}</b> · </> : null}{field.label}: {isBlank(change.before) ? <Trans>not set</Trans> : <FieldValue field={field} value={change.before} />} → <FieldValue field={field} value={change.after} />
    </p>
  );
}

function TaskWords({ record }: { record: RecordJson }) {
  const { t } = useLingui();
  const task = typeByName(useMeta(), 'task');
  if (!task) return null;
  const isDone = record['status'] === 'done';
  return (
    <div className={css.task}>
      <Checkbox size="xs" checked={isDone} aria-label={t`Done: ${record.title}`} onChange={() => void editField(task, record, 'status', isDone ? 'open' : 'done')} />
      <p><Link to="/$plural/$id" params={{ plural: 'tasks', id: record.id }} className={css.strong} data-done={isDone || undefined}>{record.title}</Link> <AssigneeWords record={record} /></p>
    </div>
  );
}

function AssigneeWords({ record }: { record: RecordJson }) {
  const assignee = record['assignee'] as { name: string } | null | undefined;
  return assignee ? <span className={css.soft}>{assignee.name}</span> : null;
}

function InteractionWords({ record }: { record: RecordJson }) {
  const interaction = typeByName(useMeta(), 'interaction');
  if (!interaction) return null;
  const kind = fieldOf(interaction, 'kind');
  const owner = record['owner'] as { name: string } | null | undefined;
  const body = fieldOf(interaction, 'body');
  const minutes = Number(record['durationMinutes'] ?? 0);
  const told = ['outcome', 'direction'].map((key) => fieldOf(interaction, key)).filter((field) => field && !isBlank(record[field.key]));
  return (
    <>
      <p>
        <Link to="/$plural/$id" params={{ plural: 'interactions', id: record.id }} className={css.strong}>{kind ? optionOf(kind, record['kind']).label : ''}</Link>
        {owner ? <> · {owner.name}</> : null}{isBlank(record['subject']) ? null : <> · <b>{String(record['subject'])}</b></>}
        {minutes > 0 ? <span className={css.told}><Plural value={minutes} one="# minute" other="# minutes" /></span> : null}
        {told.map((field) => field && <span key={field.key} className={css.told} title={field.label}><FieldValue field={field} value={record[field.key]} /></span>)}
      </p>
      {body && !isBlank(record['body']) ? <div className={css.said}><FieldValue field={body} value={record['body']} isWide /></div> : null}
    </>
  );
}
