import { ScrollArea } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useKnownTypes } from '#web/records/meta.ts';
import type { Import } from './imports.ts';
import css from './imports.module.css';

/** The first rows with each value as it was understood, and what is wrong with it. */
export function PreviewTable({ of }: { of: Import }) {
  const type = useKnownTypes().find((each) => each.name === of.recordType);
  const keys = [...new Set(of.preview.flatMap((row) => Object.keys(row.values)))];
  const fields = type?.fields.filter((field) => keys.includes(field.key)) ?? [];
  if (fields.length === 0) return <p style={{ color: 'var(--muted)', margin: '4px 0' }}><Trans>Choose a field for at least one column.</Trans></p>;
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <table className={`${css.table} ${css.preview}`}>
        <thead><tr>{fields.map((field) => <th key={field.key}>{field.label}</th>)}</tr></thead>
        <tbody>
          {of.preview.map((row) => (
            <tr key={row.line}>
              {fields.map((field) => (
                <td key={field.key}>
                  {row.values[field.key]}
                  {row.problems.filter((problem) => problem.field === field.key).map((problem) => <span key={problem.message} className={css.wrong}>{problem.message}</span>)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
