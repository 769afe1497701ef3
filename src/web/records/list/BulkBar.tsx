import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/queryClient.ts';
import { sayProblem } from '../../api/undo.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { useShortcut } from '../../shell/shortcuts.ts';
import type { MetaType } from '../meta.ts';
import { BulkEdit } from './BulkEdit.tsx';
import { exportUrl } from './ExportMenu.tsx';
import type { ListState } from './useListState.ts';
import type { Selection } from './useSelection.ts';
import css from './list.module.css';

type BulkBarProps = { type: MetaType; list: ListState; selection: Selection; total: number | undefined };

/** What can be done with the chosen rows, over the foot of the list. */
export function BulkBar({ type, list, selection, total }: BulkBarProps) {
  const { t } = useLingui();
  const { number } = useFormat();
  const [isEditing, setEditing] = useState(false);
  useShortcut('Escape', t`Choose none`, selection.clear);
  const count = selection.all ? total ?? 0 : selection.ids.size;
  const ids = [...selection.ids];
  const remove = () => void deleteMany(type, ids, t`${plural(ids.length, { one: '# record is in the trash.', other: '# records are in the trash.' })}`).then(selection.clear);
  const restore = () => void Promise.all(ids.map((id) => api.put(`/${type.plural}/${id}/restoration`))).catch(sayProblem).then(() => { refresh(type); selection.clear(); });
  return (
    <div className={css.bulk} role="toolbar" aria-label={t`With the chosen records`}>
      <span className="numeric"><Plural value={count} one={`${number(count)} chosen`} other={`${number(count)} chosen`} /></span>
      {list.trash
        ? <button type="button" className={css.bulkButton} onClick={restore}><Trans>Restore</Trans></button>
        : (
          <>
            {type.can.update ? <button type="button" className={css.bulkButton} onClick={() => setEditing(true)}><Trans>Edit a field</Trans></button> : null}
            <a className={css.bulkButton} href={exportUrl(list, 'xlsx', selection.all ? undefined : ids)} download><Trans>Export</Trans></a>
            {type.can.delete && !selection.all && ids.length <= 1000 ? <button type="button" className={css.bulkButton} onClick={remove}><Trans>Delete</Trans></button> : null}
            {selection.all ? null : <button type="button" className={css.bulkButton} onClick={selection.chooseAll}><Trans>Choose all</Trans></button>}
          </>
        )}
      <button type="button" className={css.bulkButton} onClick={selection.clear}><Trans>Choose none</Trans></button>
      {isEditing ? <BulkEdit type={type} list={list} selection={selection} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

async function deleteMany(type: MetaType, ids: string[], undo: string): Promise<void> {
  await api.post(`/${type.plural}/batch`, { delete: ids }, { undo }).catch(sayProblem);
  refresh(type);
}

function refresh(type: MetaType): void {
  void queryClient.invalidateQueries({ queryKey: ['records', type.plural] });
}
