import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconNotes, IconPhone } from '@tabler/icons-react';
import type { TodayItem } from '#domains/platform/web.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { useCan } from '#web/session/useSession.ts';
import { openCreate } from '#web/shell/shellState.ts';

/** Calls whom a line is about, and writes down that one has called. */
export function ReachActions({ item }: { item: TodayItem }) {
  const { t } = useLingui();
  const mayWrite = useCan('records.write');
  const person = item.recordType === 'person' ? { id: item.id, title: item.title } : item.person;
  const logCall = () => openCreate({
    record: 'interaction',
    values: { kind: 'call', direction: 'out', happenedAt: new Date().toISOString(), ...(person ? { person } : {}), ...(item.company ? { company: item.company } : {}) },
    onCreated: () => void queryClient.invalidateQueries({ queryKey: ['today'] }),
  });
  return (
    <>
      {item.phone ? (
        <Button component="a" href={`tel:${item.phone.value}`} variant="default" leftSection={<IconPhone size={15} stroke={1.6} aria-hidden="true" />} aria-label={t`Call ${person?.title ?? ''}: ${item.phone.local}`}>
          {item.phone.local}
        </Button>
      ) : null}
      {mayWrite && person ? <Button variant="default" leftSection={<IconNotes size={15} stroke={1.6} aria-hidden="true" />} onClick={logCall}><Trans>Log a call</Trans></Button> : null}
    </>
  );
}
