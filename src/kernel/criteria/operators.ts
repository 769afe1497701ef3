import type { OperatorName } from '../fields/fieldType.ts';

/** The comparisons that mean something of their own; each other one is the exact opposite of one of these. */
export type Affirmation = Exclude<OperatorName, keyof typeof denials>;

/** Denials hold for empty fields too: they are the complement of what they deny, nothing else. */
const denials = {
  isNot: 'is', isNoneOf: 'isOneOf', doesNotContain: 'contains', isEmpty: 'isNotEmpty', includesNoneOf: 'includesAnyOf',
} as const satisfies Partial<Record<OperatorName, OperatorName>>;

/** What a comparison affirms, and whether it denies that. */
export function affirmed(operator: OperatorName): { operator: Affirmation; denied: boolean } {
  const opposite = (denials as Partial<Record<OperatorName, Affirmation>>)[operator];
  return opposite ? { operator: opposite, denied: true } : { operator: operator as Affirmation, denied: false };
}
