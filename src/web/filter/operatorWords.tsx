import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OperatorName } from '#kernel/fields/fieldType.ts';

/** One condition as a sentence: the field, then what is asked of it. The sentence is whole, so that each language orders it its own way. */
export function OperatorSentence({ op, field, value }: { op: OperatorName; field: ReactNode; value: ReactNode }) {
  switch (op) {
    case 'is': case 'on': return <Trans>{field} <em>is {value}</em></Trans>;
    case 'isNot': return <Trans>{field} <em>is not {value}</em></Trans>;
    case 'isOneOf': return <Trans>{field} <em>is one of {value}</em></Trans>;
    case 'isNoneOf': return <Trans>{field} <em>is none of {value}</em></Trans>;
    case 'contains': return <Trans>{field} <em>contains {value}</em></Trans>;
    case 'doesNotContain': return <Trans>{field} <em>does not contain {value}</em></Trans>;
    case 'startsWith': return <Trans>{field} <em>starts with {value}</em></Trans>;
    case 'isEmpty': return <Trans>{field} <em>is empty</em></Trans>;
    case 'isNotEmpty': return <Trans>{field} <em>is filled in</em></Trans>;
    case 'lessThan': return <Trans>{field} <em>is less than {value}</em></Trans>;
    case 'atMost': return <Trans>{field} <em>is at most {value}</em></Trans>;
    case 'moreThan': return <Trans>{field} <em>is more than {value}</em></Trans>;
    case 'atLeast': return <Trans>{field} <em>is at least {value}</em></Trans>;
    case 'between': return <Trans>{field} <em>is between {value}</em></Trans>;
    case 'before': return <Trans>{field} <em>is before {value}</em></Trans>;
    case 'after': return <Trans>{field} <em>is after {value}</em></Trans>;
    case 'inTheLast': return <Trans>{field} <em>is in the last {value}</em></Trans>;
    case 'inTheNext': return <Trans>{field} <em>is in the next {value}</em></Trans>;
    case 'anniversaryWithin': return <Trans>{field} <em>comes round within {value}</em></Trans>;
    case 'includesAnyOf': return <Trans>{field} <em>has any of {value}</em></Trans>;
    case 'includesAllOf': return <Trans>{field} <em>has all of {value}</em></Trans>;
    case 'includesNoneOf': return <Trans>{field} <em>has none of {value}</em></Trans>;
    case 'isMe': return <Trans>{field} <em>is me</em></Trans>;
  }
}
