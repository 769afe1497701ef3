import { Combobox, Group, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { typeByName, useMeta, type RecordJson } from '../records/meta.ts';
import { openCreate } from '../shell/shellState.ts';

export type Picked = { type: string; id: string; title: string };

type RecordPickerProps = {
  /** Record types to look among. */
  types: string[];
  value: Picked | null;
  onPick: (picked: Picked | null) => void;
  label: string; id?: string; autoFocus?: boolean; isInvalid?: boolean; placeholder?: string;
};

/** Finds a record by any part of its name, number or address; makes a new one when it is not there yet. */
export function RecordPicker({ types, value, onPick, label, id, autoFocus, isInvalid, placeholder }: RecordPickerProps) {
  const { t } = useLingui();
  const meta = useMeta();
  const [words, setWords] = useState<string | null>(null);
  const combobox = useCombobox({ defaultOpened: autoFocus ?? false, onDropdownClose: () => { setWords(null); combobox.resetSelectedOption(); } });
  const { items, isFetching } = useCandidates(types, words ?? '', combobox.dropdownOpened);
  const creatable = types.map((name) => typeByName(meta, name)).filter((type) => type?.can.create);
  const submit = (key: string) => {
    combobox.closeDropdown();
    const type = creatable.find((each) => `new:${each?.name}` === key);
    if (!type) return onPick(items.find((item) => item.id === key) ?? null);
    openCreate({ record: type.name, values: titleGuess(type.titleFields[0], words), onCreated: (made: RecordJson) => onPick({ type: type.name, id: made.id, title: made.title }) });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <InputBase
          {...(id ? { id } : {})} value={words ?? value?.title ?? ''} aria-label={label} autoFocus={autoFocus ?? false} error={isInvalid ?? false} placeholder={placeholder ?? t`Find by name, number or address`}
          rightSection={isFetching ? <Loader size={14} /> : value ? <Combobox.ClearButton onClear={() => onPick(null)} aria-label={t`Empty this`} /> : null} rightSectionPointerEvents="all" autoComplete="off"
          onClick={() => combobox.openDropdown()} onFocus={() => combobox.openDropdown()} onBlur={() => combobox.closeDropdown()}
          onChange={(event) => { setWords(event.currentTarget.value); combobox.openDropdown(); combobox.selectFirstOption(); }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {items.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <Group gap={8} wrap="nowrap">
                <RecordIcon name={typeByName(meta, item.type)?.icon ?? ''} />
                <span>{item.title}{item.subtitle ? <Text span size="xs" c="dimmed" ms={8}>{item.subtitle}</Text> : null}</span>
              </Group>
            </Combobox.Option>
          ))}
          {items.length === 0 && !isFetching ? <Combobox.Empty><Trans>Nothing is called that.</Trans></Combobox.Empty> : null}
          {creatable.map((type) => type && (
            <Combobox.Option key={type.name} value={`new:${type.name}`}><Group gap={8}><IconPlus size={15} />{t`New: ${type.label}`}</Group></Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type Candidate = Picked & { subtitle?: string | null };

function useCandidates(types: string[], words: string, isOpen: boolean): { items: Candidate[]; isFetching: boolean } {
  const meta = useMeta();
  const [asked] = useDebouncedValue(words.trim(), 120);
  const first = typeByName(meta, types[0] ?? '');
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked, types],
    enabled: isOpen && first !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Candidate[]> => {
      if (asked !== '') return (await api.get<{ items: Candidate[] }>('/search', { query: { q: asked, types: types.join(','), limit: 10 }, signal })).items;
      // Before a word is typed, what was touched last is the likeliest.
      const recent = await api.get<{ items: RecordJson[] }>(`/${first!.plural}`, { query: { limit: 8, sort: '-updatedAt' }, signal });
      return recent.items.map((record) => ({ type: first!.name, id: record.id, title: record.title }));
    },
  });
  return { items: data ?? [], isFetching };
}

function titleGuess(titleField: string | undefined, words: string | null): Record<string, unknown> {
  return titleField && words ? { [titleField]: words } : {};
}
