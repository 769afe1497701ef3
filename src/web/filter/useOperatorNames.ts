import { useLingui } from '@lingui/react/macro';
import type { OperatorName } from '#kernel/fields/fieldType.ts';

/** The comparisons' names, as the list to choose from shows them. */
export function useOperatorNames(): Record<OperatorName, string> {
  const { t } = useLingui();
  return {
    is: t`is`, isNot: t`is not`, isOneOf: t`is one of`, isNoneOf: t`is none of`, contains: t`contains`, doesNotContain: t`does not contain`, startsWith: t`starts with`,
    isEmpty: t`is empty`, isNotEmpty: t`is filled in`, lessThan: t`is less than`, atMost: t`is at most`, moreThan: t`is more than`, atLeast: t`is at least`, between: t`is between`,
    on: t`is on`, before: t`is before`, after: t`is after`, inTheLast: t`is in the last`, inTheNext: t`is in the next`, anniversaryWithin: t`comes round within`,
    includesAnyOf: t`has any of`, includesAllOf: t`has all of`, includesNoneOf: t`has none of`, isMe: t`is me`,
  };
}
