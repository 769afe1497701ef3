import { Button, Modal, Select } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Chip } from '#web/parts/Chip.tsx';
import { FieldForm } from '../../fields/ui/FieldForm.tsx';
import { guessFieldType } from './guessFieldType.ts';
import type { Import, ImportColumn } from './imports.ts';
import css from './imports.module.css';

type MappingTableProps = { of: Import; onMap: (column: string, target: string | null) => void };

const leftOut = '-';

/** Each column of the file, a few of its values, and the field it goes to. */
export function MappingTable({ of, onMap }: MappingTableProps) {
  const { t } = useLingui();
  const [adding, setAdding] = useState<ImportColumn | null>(null);
  const targets = [{ value: leftOut, label: t`Leave this column out` }, ...of.targets.map((target) => ({ value: target.key, label: target.label }))];
  return (
    <>
      <table className={`${css.table} ${css.mapping}`}>
        <thead><tr><th><Trans>Column</Trans></th><th><Trans>For example</Trans></th><th><Trans>Goes to</Trans></th></tr></thead>
        <tbody>
          {of.columns.map((column) => (
            <tr key={column.name}>
              <td className={css.column}>{column.name}</td>
              <td className={css.samples}>{column.samples.slice(0, 3).join(' · ')}</td>
              <td className={css.target}>
                <Select
                  data={withChosen(targets, column.field)} value={column.field ?? leftOut} searchable allowDeselect={false} maxDropdownHeight={320} aria-label={t`Field for the column ${column.name}`}
                  onChange={(target) => target && onMap(column.name, target === leftOut ? null : target)}
                />
                <ColumnNote column={column} targets={of.targets} />
                {column.field ? null : <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} aria-label={t`New field from this column: ${column.name}`} onClick={() => setAdding(column)}><Trans>New field from this column</Trans></Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal opened={adding !== null} onClose={() => setAdding(null)} title={t`New field`} size="md">
        {adding ? (
          <FieldForm
            recordType={of.recordType} starting={{ label: adding.name, ...guessFieldType(adding.samples) }} onCancel={() => setAdding(null)}
            onSaved={(field) => { onMap(adding.name, field.key); setAdding(null); }}
          />
        ) : null}
      </Modal>
    </>
  );
}

function ColumnNote({ column, targets }: { column: ImportColumn; targets: Import['targets'] }) {
  if (column.field && column.field === column.guess) return <span><Chip colour="teal"><Trans>Guessed</Trans></Chip></span>;
  const doubted = !column.field && column.doubt ? targets.find((target) => target.key === column.doubt) : undefined;
  if (!doubted) return null;
  return <span><Chip colour="amber"><Trans>Its values do not read as {doubted.label}</Trans></Chip></span>;
}

// A target of the command line, such as one word of a list of pairs, need not stand in the list.
function withChosen(targets: { value: string; label: string }[], chosen: string | null): { value: string; label: string }[] {
  return chosen && !targets.some((target) => target.value === chosen) ? [...targets, { value: chosen, label: chosen }] : targets;
}
