import type { Criteria, FieldCriterion } from '#kernel/criteria/criteria.ts';
import { fieldOf, typeByName, type Meta, type MetaField, type MetaType } from '../records/meta.ts';

/** What a condition can be about: a field, or a field of what it points to. */
export type Subject = { path: string; label: string; field: MetaField };

export type FilterBarProps = { type: MetaType; criteria: Criteria | undefined; onChange: (criteria: Criteria | undefined) => void };

/** The fields a filter can ask about, with those one step away through a relation. */
export function subjectsOf(type: MetaType, meta: Meta): { own: Subject[]; through: { label: string; subjects: Subject[] }[] } {
  const asked = (of: MetaType) => of.fields.filter((field) => (field.operators?.length ?? 0) > 0);
  const own = asked(type).map((field) => ({ path: field.key, label: field.label, field }));
  const through = type.fields.filter((field) => field.type === 'relation').flatMap((relation) => {
    const target = typeByName(meta, relation.to ?? '');
    if (!target) return [];
    return [{ label: relation.label, subjects: asked(target).map((field) => ({ path: `${relation.key}.${field.key}`, label: `${relation.label}: ${field.label}`, field })) }];
  });
  return { own, through };
}

/** The field at the end of a path, with words for the whole path. */
export function subjectAt(path: string, type: MetaType, meta: Meta): Subject | undefined {
  const [head = '', ...rest] = path.split('.');
  const field = fieldOf(type, head);
  if (!field) return undefined;
  if (rest.length === 0) return { path, label: field.label, field };
  const target = typeByName(meta, field.to ?? '');
  const inner = target && subjectAt(rest.join('.'), target, meta);
  return inner && { path, label: `${field.label}: ${inner.label}`, field: inner.field };
}

/** The condition a field starts with: its first comparison, without a value yet. */
export function startingCondition({ path, field }: Subject): FieldCriterion {
  return { field: path, op: field.operators?.[0] ?? 'is' };
}

/** The conditions of a filter and how they are joined. */
export function partsOf(criteria: Criteria | undefined): { join: 'all' | 'any'; parts: Criteria[] } {
  if (!criteria) return { join: 'all', parts: [] };
  if ('all' in criteria) return { join: 'all', parts: criteria.all };
  if ('any' in criteria) return { join: 'any', parts: criteria.any };
  return { join: 'all', parts: [criteria] };
}

export function joined(join: 'all' | 'any', parts: Criteria[]): Criteria | undefined {
  if (parts.length === 0) return undefined;
  return join === 'all' ? { all: parts } : { any: parts };
}
