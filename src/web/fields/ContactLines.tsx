import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import css from './fields.module.css';

export type ContactLine = { value: string; kind?: string | null; primary?: boolean; local?: string; extension?: string };

type ContactLinesProps = {
  lines: ContactLine[]; onChange: (lines: ContactLine[]) => void; kinds: { value: string; label: string }[];
  label: string; inputMode: 'email' | 'tel'; autoFocus?: boolean; isInvalid?: boolean;
};

/** Several e-mails or numbers of one person, each with its kind; the star marks the one to use first. */
export function ContactLines({ lines, onChange, kinds, label, inputMode, autoFocus, isInvalid }: ContactLinesProps) {
  const { t } = useLingui();
  const shown = lines.length > 0 ? lines : [{ value: '', kind: kinds[0]?.value ?? null, primary: true }];
  const change = (at: number, part: Partial<ContactLine>) => onChange(shown.map((line, place) => (place === at ? { ...line, ...part } : line)));
  const remove = (at: number) => onChange(keepPrimary(shown.filter((_, place) => place !== at)));
  return (
    <div className={css.lineList} role="group" aria-label={label}>
      {shown.map((line, at) => (
        <div className={css.line} key={at}>
          <TextInput
            value={line.local ?? line.value} inputMode={inputMode} aria-label={label} autoFocus={(autoFocus ?? false) && at === 0} error={isInvalid ?? false} autoComplete="off"
            onChange={(event) => onChange(shown.map((each, place) => (place === at ? { ...without(each), value: event.currentTarget.value } : each)))}
          />
          <Select data={kinds} value={line.kind ?? null} aria-label={t`Kind`} allowDeselect={false} onChange={(kind) => change(at, { kind })} />
          <ActionIcon
            size={28} aria-label={t`Use this one first`} aria-pressed={line.primary === true} color={line.primary ? 'teal' : 'gray'}
            onClick={() => onChange(shown.map((each, place) => ({ ...each, primary: place === at })))}
          >
            {line.primary ? <IconStarFilled size={15} /> : <IconStar size={15} stroke={1.6} />}
          </ActionIcon>
          <ActionIcon size={28} aria-label={t`Remove`} onClick={() => remove(at)}><IconTrash size={15} stroke={1.6} /></ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle" size="compact-sm" justify="start" leftSection={<IconPlus size={14} />} w="fit-content"
        onClick={() => onChange([...shown, { value: '', kind: kinds[0]?.value ?? null, primary: false }])}
      >
        <Trans>Another one</Trans>
      </Button>
    </div>
  );
}

/** What is sent: lines with something in them, without what the server adds for reading. */
export function writtenLines(lines: ContactLine[]): ContactLine[] {
  return lines.filter((line) => line.value.trim() !== '').map(without);
}

function without({ value, kind, primary }: ContactLine): ContactLine {
  return { value, ...(kind ? { kind } : {}), primary: primary === true };
}

function keepPrimary(lines: ContactLine[]): ContactLine[] {
  return lines.length === 0 || lines.some((line) => line.primary) ? lines : lines.map((line, at) => ({ ...line, primary: at === 0 }));
}
