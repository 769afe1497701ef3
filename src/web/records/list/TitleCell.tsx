import { Link } from '@tanstack/react-router';
import { Face } from '../../parts/Face.tsx';
import type { MetaType, RecordJson } from '../meta.ts';
import { secondLine } from '../secondLine.ts';
import css from './list.module.css';

/** What a record is called: its face, its name, the name in another script, and where it belongs. */
export function TitleCell({ type, record, onOpen }: { type: MetaType; record: RecordJson; onOpen: () => void }) {
  const { otherName, note } = secondLine(type, record);
  const hasFace = type.name === 'person' || type.name === 'company';
  return (
    <span className={css.title}>
      {hasFace ? <span className={css.face}><Face name={record.title} size={32} /></span> : null}
      <span className={css.titleWords}>
        <Link to="/$plural/$id" params={{ plural: type.plural, id: record.id }} className={css.titleLink} tabIndex={-1} onClick={onOpen}>{record.title || '—'}</Link>
        {otherName ? <span className={css.other}> {otherName}</span> : null}
        {note ? <span className={css.noteLine}>{note}</span> : null}
      </span>
    </span>
  );
}
