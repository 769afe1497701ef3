import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { choiceColours, type ChoiceColour } from '#kernel/fields/fieldType.ts';
import type { FieldOption } from './customFields.ts';
import css from './fieldsPage.module.css';

type OptionsEditorProps = { options: FieldOption[]; onChange: (options: FieldOption[]) => void };

/** The options of a choice: words, colour, order. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const { t } = useLingui();
  const change = (at: number, next: Partial<FieldOption>) => onChange(options.map((option, place) => (place === at ? { ...option, ...next } : option)));
  const move = (at: number, to: number) => onChange(moved(options, at, to));
  const add = () => onChange([...options, { label: '', colour: choiceColours[options.length % choiceColours.length]! }]);
  return (
    <div className={css.options} role="group" aria-label={t`Options`}>
      {options.map((option, at) => (
        <div key={option.value ?? `new-${at}`} className={css.option}>
          <ColourButton colour={option.colour} label={t`Colour of option ${at + 1}`} onChange={(colour) => change(at, { colour })} />
          <TextInput value={option.label} aria-label={t`Option ${at + 1}`} autoFocus={option.label === '' && at > 0} onChange={(event) => change(at, { label: event.currentTarget.value })}
            onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); add(); } }} />
          <ActionIcon aria-label={t`Move option ${at + 1} up`} disabled={at === 0} onClick={() => move(at, at - 1)}><IconArrowUp size={15} stroke={1.6} /></ActionIcon>
          <ActionIcon aria-label={t`Move option ${at + 1} down`} disabled={at === options.length - 1} onClick={() => move(at, at + 1)}><IconArrowDown size={15} stroke={1.6} /></ActionIcon>
          <ActionIcon aria-label={t`Remove option ${at + 1}`} onClick={() => onChange(options.filter((_option, place) => place !== at))}><IconX size={15} stroke={1.6} /></ActionIcon>
        </div>
      ))}
      <Button variant="subtle" w="fit-content" leftSection={<IconPlus size={15} />} onClick={add}><Trans>Add an option</Trans></Button>
    </div>
  );
}

function ColourButton({ colour, label, onChange }: { colour: ChoiceColour; label: string; onChange: (colour: ChoiceColour) => void }) {
  const names = useColourNames();
  return (
    <Popover trapFocus>
      <Popover.Target><ActionIcon aria-label={label}><Dot colour={colour} /></ActionIcon></Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={css.swatches}>
          {choiceColours.map((each) => <ActionIcon key={each} aria-label={names[each]} aria-pressed={each === colour} variant={each === colour ? 'light' : 'subtle'} onClick={() => onChange(each)}><Dot colour={each} /></ActionIcon>)}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Dot({ colour }: { colour: ChoiceColour }) {
  return <span className={css.dot} style={{ background: `var(--${colour})` }} />;
}

function useColourNames(): Record<ChoiceColour, string> {
  const { t } = useLingui();
  return { grey: t`Grey`, teal: t`Teal`, green: t`Green`, amber: t`Amber`, red: t`Red`, blue: t`Blue`, violet: t`Violet`, pink: t`Pink` };
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = list.filter((_each, place) => place !== from);
  next.splice(to, 0, list[from]!);
  return next;
}
