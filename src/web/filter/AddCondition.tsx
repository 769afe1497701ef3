import { Combobox, useCombobox, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { useMeta, type MetaType } from '../records/meta.ts';
import { startingCondition, subjectsOf } from './filterFields.ts';
import css from './filter.module.css';

type Offer = { key: string; words: string; group: string; make: () => Criteria };

/** The + at the end of a filter: everything that can be asked, found by typing. */
export function AddCondition({ type, onAdd }: { type: MetaType; onAdd: (criteria: Criteria) => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  const offers = useOffers(type);
  const combobox = useCombobox({ onDropdownClose: () => { setWords(''); combobox.resetSelectedOption(); }, onDropdownOpen: () => combobox.focusSearchInput() });
  const looked = words.trim().toLocaleLowerCase();
  const shown = looked === '' ? offers : offers.filter((offer) => offer.words.toLocaleLowerCase().includes(looked));
  const groups = [...Map.groupBy(shown, (offer) => offer.group)];
  return (
    <Combobox store={combobox} width={280} position="bottom-start" withinPortal={false} onOptionSubmit={(key) => {
      combobox.closeDropdown();
      const offer = offers.find((each) => each.key === key);
      if (offer) onAdd(offer.make());
    }}>
      <Combobox.Target targetType="button">
        <UnstyledButton className={css.add} onClick={() => combobox.toggleDropdown()}><IconPlus size={14} aria-hidden="true" /><Trans>Condition</Trans></UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search value={words} placeholder={t`What to ask about`} aria-label={t`What to ask about`} onChange={(event) => { setWords(event.currentTarget.value); combobox.selectFirstOption(); }} />
        <Combobox.Options className={css.offers ?? ''} aria-label={t`What to ask about`} tabIndex={0}>
          {groups.map(([group, of]) => (
            <Combobox.Group key={group} label={group}>{of.map((offer) => <Combobox.Option key={offer.key} value={offer.key}>{offer.words}</Combobox.Option>)}</Combobox.Group>
          ))}
          {shown.length === 0 ? <Combobox.Empty><Trans>There is no field called that.</Trans></Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useOffers(type: MetaType): Offer[] {
  const { t } = useLingui();
  const meta = useMeta();
  return useMemo(() => {
    const { own, through } = subjectsOf(type, meta);
    return [
      ...own.map((subject) => ({ key: subject.path, words: subject.label, group: type.label, make: () => startingCondition(subject) })),
      ...type.related.map((related) => ({ key: `count:${related.key}`, words: related.label, group: t`How many`, make: (): Criteria => ({ count: related.key, op: 'atLeast', value: 1 }) })),
      ...through.flatMap(({ label, subjects }) => subjects.map((subject) => ({ key: subject.path, words: subject.label, group: label, make: () => startingCondition(subject) }))),
    ];
  }, [type, meta, t]);
}
