import type { Criteria } from '#kernel/criteria/criteria.ts';
import { fieldOf, typeByName, useMeta, type MetaType, type RecordJson } from '../meta.ts';

/** Records of another type that belong to this one: their type, and the condition that finds them. */
export type RelatedList = { key: string; label: string; type: MetaType; by: string; criteria: Criteria; values: Record<string, unknown> };

/** The related lists of a record, from its descriptor. */
export function useRelated(type: MetaType, record: RecordJson): RelatedList[] {
  const meta = useMeta();
  return type.related.flatMap((related) => {
    const target = typeByName(meta, related.record);
    if (!target || !related.by) return [];
    const isReference = fieldOf(target, related.by)?.type === 'reference';
    const pointer = isReference ? { type: type.name, id: record.id } : record.id;
    const mine: Criteria = { field: related.by, op: 'is', value: pointer };
    return [{
      key: related.key, label: related.label, type: target, by: related.by,
      // What is done stands on the timeline; beside it stands what is still to do.
      criteria: related.record === 'task' ? { all: [mine, { field: 'status', op: 'isNot', value: 'done' }] } : mine,
      values: { [related.by]: isReference ? { type: type.name, id: record.id, title: record.title } : { id: record.id, title: record.title } },
    }];
  });
}
