import { Checkbox, Group, NumberInput, Select, Stack } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { CountCriterion, Criteria, FieldCriterion } from '#kernel/criteria/criteria.ts';
import type { OperatorName } from '#kernel/fields/fieldType.ts';
import { typeByName, useMeta, type MetaField, type MetaType } from '../records/meta.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { subjectAt, type FilterBarProps } from './filterFields.ts';
import { listed, spanned, valueless } from './operatorKinds.ts';
import { useOperatorNames } from './useOperatorNames.ts';

/** `Nested` edits a filter inside a condition: the filter bar itself, handed down because it stands above this form. */
type ConditionFormProps = { criteria: Criteria; type: MetaType; onChange: (criteria: Criteria) => void; Nested: ComponentType<FilterBarProps> };

/** Edits one condition; each change is asked of the list at once. */
export function ConditionForm({ criteria, type, onChange, Nested }: ConditionFormProps) {
  if ('field' in criteria) return <FieldForm criterion={criteria} type={type} onChange={onChange} />;
  if ('count' in criteria) return <CountForm criterion={criteria} type={type} onChange={onChange} Nested={Nested} />;
  if ('any' in criteria || 'all' in criteria) return <Nested type={type} criteria={criteria} onChange={(next) => onChange(next ?? { any: [] })} />;
  if ('not' in criteria) return <ConditionForm criteria={criteria.not} type={type} Nested={Nested} onChange={(next) => onChange({ not: next })} />;
  return null;
}

function FieldForm({ criterion, type, onChange }: { criterion: FieldCriterion; type: MetaType; onChange: (criteria: Criteria) => void }) {
  const { t } = useLingui();
  const names = useOperatorNames();
  const subject = subjectAt(criterion.field, type, useMeta());
  if (!subject) return null;
  const choose = (op: OperatorName) => {
    const value = spanned.has(op) ? { days: 30 } : valueless.has(op) || listed.has(op) !== listed.has(criterion.op) || spanned.has(criterion.op) ? undefined : criterion.value;
    onChange({ field: criterion.field, op, ...(value === undefined ? {} : { value }) });
  };
  return (
    <Stack gap={8}>
      <Select
        aria-label={t`Comparison`} allowDeselect={false} value={criterion.op} data={operatorsOf(subject.field).map((op) => ({ value: op, label: names[op] }))}
        onChange={(op) => op && choose(op as OperatorName)}
      />
      {valueless.has(criterion.op) ? null : <ConditionValue field={subject.field} op={criterion.op} value={criterion.value} onChange={(value) => onChange({ ...criterion, value })} />}
    </Stack>
  );
}

// A list of records would need a picker of many; one at a time, joined by "any of", says the same.
function operatorsOf(field: MetaField): OperatorName[] {
  const operators = field.operators ?? [];
  return field.type === 'relation' || field.type === 'reference' ? operators.filter((op) => !listed.has(op)) : operators;
}

type CountFormProps = { criterion: CountCriterion; type: MetaType; onChange: (criteria: Criteria) => void; Nested: ComponentType<FilterBarProps> };

function CountForm({ criterion, type, onChange, Nested }: CountFormProps) {
  const { t } = useLingui();
  const target = typeByName(useMeta(), type.related.find((related) => related.key === criterion.count)?.record ?? '');
  const dates = (target?.fields ?? []).filter((field) => field.type === 'date' || field.type === 'dateTime');
  const timed = dates.find((field) => field.key === target?.calendar) ?? dates[0];
  const setWithin = (days: number | null) => {
    const { within: _within, ...rest } = criterion;
    onChange(days && timed ? { ...rest, within: { field: criterion.within?.field ?? timed.key, days } } : rest);
  };
  const setWhere = (where: Criteria | undefined) => {
    const { where: _where, ...rest } = criterion;
    onChange(where ? { ...rest, where } : rest);
  };
  return (
    <Stack gap={8}>
      <Group gap={6} wrap="nowrap" grow>
        <Select
          aria-label={t`Comparison`} allowDeselect={false} value={criterion.op} data={[{ value: 'atLeast', label: t`at least` }, { value: 'atMost', label: t`at most` }, { value: 'is', label: t`exactly` }]}
          onChange={(op) => op && onChange({ ...criterion, op: op as CountCriterion['op'] })}
        />
        <NumberInput aria-label={t`How many`} min={0} value={criterion.value} onChange={(value) => onChange({ ...criterion, value: Number(value) || 0 })} />
      </Group>
      {timed ? (
        <Group gap={6} wrap="nowrap">
          <Checkbox label={<Trans>in the last days:</Trans>} checked={criterion.within !== undefined} onChange={(event) => setWithin(event.currentTarget.checked ? 90 : null)} />
          {criterion.within ? <NumberInput w={100} aria-label={t`Days`} min={1} max={36600} value={criterion.within.days} onChange={(days) => setWithin(Number(days) || 1)} /> : null}
        </Group>
      ) : null}
      {target ? <Nested type={target} criteria={criterion.where} onChange={setWhere} /> : null}
    </Stack>
  );
}
