import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/client.ts';
import { Face } from '../parts/Face.tsx';
import { RecordIcon } from '../parts/RecordIcon.tsx';
import { useKnownTypes, type MetaType } from '../records/meta.ts';
import { useSession } from '../session/useSession.ts';
import type { Place } from './navigation.ts';
import { closeCommand, openCreate } from './shellState.ts';
import css from './command.module.css';

export type Found = { type: string; id: string; title: string; subtitle?: string | null };
type Entry = { key: string; icon: ReactNode; words: string; note?: string | undefined; run: () => void };

/** One box for everything: finds any record in any script, goes anywhere, starts anything. */
export function CommandBox({ places }: { places: Place[] }) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  // Its answers are always on screen: Enter takes the chosen one without opening a list first, Escape closes the box.
  const combobox = useCombobox({ opened: true, onDropdownClose: closeCommand });
  const { found, isSearching } = useFound(words);
  const commands = useCommands(places, words);
  const entries = [...found, ...commands];
  // The best answer stands ready for Enter, whichever answers have just come.
  const best = entries[0]?.key;
  const { selectFirstOption } = combobox;
  useEffect(() => { if (best) selectFirstOption(); }, [best, selectFirstOption]);
  const submit = (key: string) => {
    closeCommand();
    entries.find((entry) => entry.key === key)?.run();
  };
  return (
    <Modal opened onClose={closeCommand} transitionProps={{ duration: 0 }} withCloseButton={false} padding={0} size={620} yOffset="10vh" centered={false} attributes={{ content: { 'aria-label': t`Search and commands` } }}>
      <Combobox store={combobox} onOptionSubmit={submit} withinPortal={false}>
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus autoFocus variant="unstyled" classNames={{ input: css.input ?? '' }} value={words} leftSection={<IconSearch size={18} stroke={1.6} />}
            placeholder={t`Find anyone, anything, or do something`} aria-label={t`Search and commands`}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={css.options} aria-label={t`Answers`} tabIndex={0}>
          {found.length > 0 ? <Combobox.Group label={t`Records`}>{found.map(asOption)}</Combobox.Group> : null}
          {commands.length > 0 ? <Combobox.Group label={t`Go and do`}>{commands.map(asOption)}</Combobox.Group> : null}
          {entries.length === 0 && !isSearching ? <Combobox.Empty><Trans>Nothing is called that. Part of a name, number or address is enough.</Trans></Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}

function asOption(entry: Entry) {
  return (
    <Combobox.Option key={entry.key} value={entry.key} className={css.option}>
      {entry.icon}
      <Text size="sm" component="span">{entry.words}</Text>
      {entry.note ? <Text size="xs" className={css.note} component="span">{entry.note}</Text> : null}
    </Combobox.Option>
  );
}

function useFound(words: string): { found: Entry[]; isSearching: boolean } {
  const navigate = useNavigate();
  const types = useKnownTypes();
  const [asked] = useDebouncedValue(words.trim(), 120);
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/search', { query: { q: asked, limit: 12 }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const items = asked === '' ? [] : data?.items ?? [];
  const found = items.map((item) => {
    const type = types.find((each) => each.name === item.type);
    return {
      key: `${item.type}:${item.id}`, words: item.title, note: item.subtitle ?? type?.label,
      icon: item.type === 'person' ? <Face name={item.title} size={24} /> : <RecordIcon name={type?.icon ?? ''} />,
      run: () => void navigate({ to: '/$plural/$id', params: { plural: type?.plural ?? item.type, id: item.id } }),
    };
  });
  return { found, isSearching: isFetching || asked !== words.trim() };
}

function useCommands(places: Place[], words: string): Entry[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { can } = useSession();
  const types = useKnownTypes().filter((type) => !type.within);
  const go = (to: string) => () => void navigate({ to });
  const entries: Entry[] = [
    ...places.filter((place) => !place.needs || can[place.needs]).map((place) => ({ key: `go:${place.to}`, icon: <place.icon size={16} stroke={1.6} />, words: place.words, run: go(place.to) })),
    ...types.map((type) => ({ key: `list:${type.plural}`, icon: <RecordIcon name={type.icon} />, words: type.pluralLabel, run: go(`/${type.plural}`) })),
    ...types.filter((type) => type.can.create).map((type) => creation(type, t`New: ${type.label}`)),
  ];
  const looked = words.trim().toLocaleLowerCase();
  return looked === '' ? entries : entries.filter((entry) => entry.words.toLocaleLowerCase().includes(looked));
}

function creation(type: MetaType, words: string): Entry {
  return { key: `new:${type.name}`, icon: <IconPlus size={16} stroke={1.6} />, words, run: () => openCreate({ record: type.name }) };
}
