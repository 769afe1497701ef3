import type { Criteria } from '#kernel/criteria/criteria.ts';
import { listed, valueless } from './operatorKinds.ts';

/** The conditions that can be asked already; one still without its value waits. */
export function completed(criteria: Criteria | undefined): Criteria | undefined {
  if (!criteria) return undefined;
  if ('all' in criteria) return some('all', criteria.all);
  if ('any' in criteria) return some('any', criteria.any);
  if ('not' in criteria) {
    const inner = completed(criteria.not);
    return inner && { not: inner };
  }
  if ('field' in criteria) return valueless.has(criteria.op) || hasValue(criteria.value, listed.has(criteria.op)) ? criteria : undefined;
  if ('where' in criteria && criteria.where) {
    const { where, ...rest } = criteria;
    const inner = completed(where);
    return { ...rest, ...(inner ? { where: inner } : {}) } as Criteria;
  }
  return criteria;
}

function some(join: 'all' | 'any', parts: Criteria[]): Criteria | undefined {
  const ready = parts.map(completed).filter((part) => part !== undefined);
  if (ready.length === 0) return undefined;
  return join === 'all' ? { all: ready } : { any: ready };
}

function hasValue(value: unknown, isList: boolean): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (!Array.isArray(value)) return true;
  return isList ? value.length > 0 : value.every((one) => hasValue(one, false));
}
