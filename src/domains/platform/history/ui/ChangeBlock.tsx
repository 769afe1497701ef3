import { Link } from '@tanstack/react-router';
import { useWords } from '#web/fields/FieldValue.tsx';
import { isBlank } from '#web/fields/fieldView.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { fieldOf, typeByName, useMeta } from '#web/records/meta.ts';
import type { Change } from './batches.ts';
import { WhatWords } from './BatchWords.tsx';
import css from './history.module.css';

const colours = { created: 'green', deleted: 'red', restored: 'teal', updated: 'blue' } as const;

/** One change of one record: each field by its label, before and after. */
export function ChangeBlock({ change }: { change: Change }) {
  const meta = useMeta();
  const { toText } = useWords();
  const type = typeByName(meta, change.recordType);
  const what = change.name.split('.')[2] ?? '';
  const fields = change.changes.filter(({ before, after }) => !isBlank(before) || !isBlank(after));
  const say = (key: string, value: unknown) => {
    const field = type && fieldOf(type, key);
    return field ? toText(field, value) : typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <li className={css.change}>
      <span className={css.title}>
        {type ? <Link to="/$plural/$id" params={{ plural: type.plural, id: change.recordId }}>{change.title ?? type.label}</Link> : change.recordType}{' '}
        <Chip colour={colours[what as keyof typeof colours] ?? 'grey'}><WhatWords what={what} /></Chip>
      </span>
      {fields.length > 0 ? (
        <dl className={css.fields}>
          {fields.map(({ field, before, after }) => (
            <FieldChange key={field} label={(type && fieldOf(type, field)?.label) ?? field} before={isBlank(before) ? null : say(field, before)} after={isBlank(after) ? null : say(field, after)} />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

function FieldChange({ label, before, after }: { label: string; before: string | null; after: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {before === null ? null : <del>{before}</del>}
        {before !== null && after !== null ? <span className={css.arrow} aria-hidden="true">→</span> : null}
        {after === null ? null : <ins>{after}</ins>}
      </dd>
    </>
  );
}
