import { Link } from '@tanstack/react-router';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { Face } from '../../parts/Face.tsx';
import { fieldOf, type MetaField, type MetaType, type RecordJson } from '../meta.ts';
import { secondLine } from '../secondLine.ts';
import css from './list.module.css';

type BoardCardProps = { type: MetaType; field: MetaField; record: RecordJson; isLifted?: boolean };

/** A record on a board: its name and the first three things its columns say. */
export function BoardCard({ type, field, record, isLifted }: BoardCardProps) {
  const { otherName } = secondLine(type, record);
  const lines = type.columns.map((key) => fieldOf(type, key)).filter((each) => each && each.key !== field.key && !isBlank(record[each.key])).slice(0, 3);
  return (
    <article className={css.card} data-lifted={isLifted || undefined}>
      <span className={css.cardTitle}>
        {type.name === 'person' || type.name === 'company' ? <Face name={record.title} size={24} /> : null}
        <span><Link to="/$plural/$id" params={{ plural: type.plural, id: record.id }} className={css.titleLink} draggable={false}>{record.title}</Link>{otherName ? <span className={css.other}> {otherName}</span> : null}</span>
      </span>
      {lines.map((each) => each && <span key={each.key} className={css.cardLine}><FieldValue field={each} value={record[each.key]} /></span>)}
    </article>
  );
}
