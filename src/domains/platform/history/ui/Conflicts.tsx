import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/fields/FieldValue.tsx';
import { Notice } from '#web/parts/Notice.tsx';
import { fieldOf, typeByName, useMeta } from '#web/records/meta.ts';
import type { Conflict } from './batches.ts';

/** What an undo left alone because somebody changed it later. */
export function Conflicts({ conflicts }: { conflicts: Conflict[] }) {
  return (
    <Notice tone="amber" title={<Trans>Changed later by somebody, and kept</Trans>}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {conflicts.map((conflict) => <li key={`${conflict.recordId} ${conflict.field}`}><OneConflict conflict={conflict} /></li>)}
      </ul>
    </Notice>
  );
}

function OneConflict({ conflict }: { conflict: Conflict }) {
  const meta = useMeta();
  const { toText } = useWords();
  const type = typeByName(meta, conflict.recordType);
  const field = type && conflict.field ? fieldOf(type, conflict.field) : undefined;
  const now = field ? toText(field, conflict.now) : '';
  const was = field ? toText(field, conflict.was) : '';
  return (
    <>
      {type ? <Link to="/$plural/$id" params={{ plural: type.plural, id: conflict.recordId }} style={{ textDecoration: 'underline' }}>{conflict.title}</Link> : conflict.title}
      {field ? <> · {field.label}: {was ? <Trans>now “{now}”, before “{was}”</Trans> : <Trans>now “{now}”, before empty</Trans>}</> : null}
    </>
  );
}
