import { Plural, Trans } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { CountCriterion, Criteria, FieldCriterion, Window } from '#kernel/criteria/criteria.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { typeByName, useMeta, type MetaField, type MetaType } from '../records/meta.ts';
import { partsOf, subjectAt } from './filterFields.ts';
import { spanned } from './operatorKinds.ts';
import { OperatorSentence } from './operatorWords.tsx';
import { useValueWords } from './useValueWords.ts';

type RelatedCriterion = { where?: Criteria; within?: Window };

/** A condition in words, as a person would say it. */
export function ConditionWords({ criteria, type }: { criteria: Criteria; type: MetaType }): ReactNode {
  if ('field' in criteria) return <FieldWords criterion={criteria} type={type} />;
  if ('search' in criteria) return <Trans>found by <em>“{criteria.search}”</em></Trans>;
  if ('not' in criteria) return <Trans>not: <ConditionWords criteria={criteria.not} type={type} /></Trans>;
  if ('count' in criteria) return <CountWords criterion={criteria} type={type} />;
  if ('some' in criteria || 'none' in criteria) return <SomeWords criterion={criteria} type={type} />;
  const { join, parts } = partsOf(criteria);
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at === 0 ? null : join === 'all' ? <> <Trans>and</Trans> </> : <> <Trans>or</Trans> </>}
      <ConditionWords criteria={part} type={type} />
    </Fragment>
  ));
}

function FieldWords({ criterion, type }: { criterion: FieldCriterion; type: MetaType }) {
  const subject = subjectAt(criterion.field, type, useMeta());
  if (!subject) return <>{criterion.field}</>;
  // A bare number of a span means days.
  const value = spanned.has(criterion.op) && typeof criterion.value === 'number' ? { days: criterion.value } : criterion.value;
  return <OperatorSentence op={criterion.op} field={subject.label} value={<ValueWords field={subject.field} value={value} />} />;
}

type Span = Partial<Record<'days' | 'weeks' | 'months' | 'years', number>>;

function ValueWords({ field, value }: { field: MetaField; value: unknown }): ReactNode {
  const words = useValueWords();
  const { list } = useFormat();
  if (Array.isArray(value)) return list(value.map((one) => words(field, one)));
  if (value && typeof value === 'object' && ['days', 'weeks', 'months', 'years'].some((unit) => unit in value)) return <SpanWords span={value as Span} />;
  return words(field, value);
}

function SpanWords({ span }: { span: Span }) {
  if (span.days !== undefined) return <Plural value={span.days} one="# day" other="# days" />;
  if (span.weeks !== undefined) return <Plural value={span.weeks} one="# week" other="# weeks" />;
  if (span.months !== undefined) return <Plural value={span.months} one="# month" other="# months" />;
  return <Plural value={span.years ?? 0} one="# year" other="# years" />;
}

function relatedLabel(type: MetaType, key: string): string {
  return type.related.find((related) => related.key === key)?.label ?? key;
}

function CountWords({ criterion, type }: { criterion: CountCriterion; type: MetaType }) {
  const label = relatedLabel(type, criterion.count);
  const number = useFormat().number(criterion.value);
  const where = <WhereWords criterion={criterion} type={type} relation={criterion.count} />;
  if (criterion.op === 'atLeast') return <Trans>{label}: <em>at least {number}</em>{where}</Trans>;
  if (criterion.op === 'atMost') return <Trans>{label}: <em>at most {number}</em>{where}</Trans>;
  return <Trans>{label}: <em>exactly {number}</em>{where}</Trans>;
}

function SomeWords({ criterion, type }: { criterion: RelatedCriterion & ({ some: string } | { none: string }); type: MetaType }) {
  const key = 'some' in criterion ? criterion.some : criterion.none;
  const label = relatedLabel(type, key);
  const where = <WhereWords criterion={criterion} type={type} relation={key} />;
  return 'some' in criterion ? <Trans>{label}: <em>at least one</em>{where}</Trans> : <Trans>{label}: <em>none</em>{where}</Trans>;
}

function WhereWords({ criterion, type, relation }: { criterion: RelatedCriterion; type: MetaType; relation: string }) {
  const target = typeByName(useMeta(), type.related.find((related) => related.key === relation)?.record ?? '');
  const days = criterion.within ? <SpanWords span={{ days: criterion.within.days }} /> : null;
  return (
    <>
      {days ? <> <Trans>in the last {days}</Trans></> : null}
      {criterion.where && target ? <> (<ConditionWords criteria={criterion.where} type={target} />)</> : null}
    </>
  );
}
