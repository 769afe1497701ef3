import { ActionIcon, Indicator, Popover, ScrollArea, Text } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useKnownTypes } from '../records/meta.ts';
import css from './shell.module.css';

type Notification = { id: string; kind: string; record: { type: string; id: string; title: string } | null; details: { by?: string }; at: string; readAt: string | null };
type Notifications = { items: Notification[]; unread: number };

// The key of a record list: a live notice that notifications changed reads it again.
const queryKey = ['records', 'notification'];

/** What the reader should hear of: a task given to her, a reminder that is due. Opening it marks all as read. */
export function Bell() {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const { data, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => api.get<Notifications>('/notifications', { signal }), refetchInterval: 120_000, retry: false });
  const unread = data?.unread ?? 0;
  const toggle = (next: boolean) => {
    setOpened(next);
    if (!next && unread > 0) void api.put('/notifications/read', {}).then(() => refetch());
  };
  return (
    <Popover position="bottom-end" opened={opened} onChange={toggle} withinPortal>
      <Indicator mr={6} disabled={unread === 0} label={unread > 9 ? '9+' : unread} size={14} color="var(--red)" offset={6} styles={{ indicator: { color: 'var(--paper)' } }}>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size={32} onClick={() => toggle(!opened)} aria-label={unread > 0 ? t`Notifications, ${unread} unread` : t`Notifications`}>
            <IconBell size={17} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className={css.runs}>
        <ScrollArea.Autosize mah={420}>
          {data?.items.length ? data.items.map((item) => <Line key={item.id} item={item} onOpen={() => toggle(false)} />) : <Text size="sm" c="dimmed"><Trans>Nothing new. Reminders and tasks given to you appear here.</Trans></Text>}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { ago } = useFormat();
  const plural = useKnownTypes().find((type) => type.name === item.record?.type)?.plural;
  return (
    <div className={css.news} data-unread={item.readAt === null || undefined}>
      <Text size="xs" c="dimmed"><Reason item={item} /> · {ago(item.at)}</Text>
      {item.record && plural ? <Link to="/$plural/$id" params={{ plural, id: item.record.id }} onClick={onOpen}>{item.record.title}</Link> : null}
    </div>
  );
}

function Reason({ item }: { item: Notification }) {
  const by = item.details.by ?? '';
  if (item.kind === 'task-due') return <Trans>Reminder</Trans>;
  if (item.kind === 'task-assigned') return <Trans>{by} gave you a task</Trans>;
  return <Trans>News</Trans>;
}
