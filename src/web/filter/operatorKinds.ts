import type { OperatorName } from '#kernel/fields/fieldType.ts';

/** Comparisons that need no value. */
export const valueless = new Set<OperatorName>(['isEmpty', 'isNotEmpty', 'isMe']);
/** Comparisons with several values. */
export const listed = new Set<OperatorName>(['isOneOf', 'isNoneOf', 'includesAnyOf', 'includesAllOf', 'includesNoneOf']);
/** Comparisons with a number of days. */
export const spanned = new Set<OperatorName>(['inTheLast', 'inTheNext', 'anniversaryWithin']);
