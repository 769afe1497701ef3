import { ActionIcon, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodayItem, TodaySections } from '#domains/platform/web.ts';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useCan } from '#web/session/useSession.ts';

/** The ring before a task: one click and it is done, with Undo. */
export function TaskMark({ item }: { item: TodayItem }) {
  const { t } = useLingui();
  const mayWrite = useCan('records.write');
  const [isNear, setNear] = useState(false);
  const words = t`Done: ${item.title}`;
  const Ring = isNear ? IconCircleCheck : IconCircle;
  const finish = async () => {
    const before = queryClient.getQueryData<TodaySections>(['today']);
    queryClient.setQueryData<TodaySections>(['today'], (day) => day && without(day, item));
    try {
      await api.patch(`/tasks/${item.id}`, { status: 'done' }, { undo: words });
    } catch (error) {
      queryClient.setQueryData(['today'], before);
      sayProblem(error);
    }
    void queryClient.invalidateQueries({ queryKey: ['today'] });
    void queryClient.invalidateQueries({ queryKey: ['records', 'tasks'] });
  };
  return (
    <Tooltip label={t`Mark as done`}>
      <ActionIcon aria-label={words} disabled={!mayWrite} onClick={() => void finish()} onMouseEnter={() => setNear(true)} onMouseLeave={() => setNear(false)}>
        <Ring size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function without(day: TodaySections, item: TodayItem): TodaySections {
  return { sections: day.sections.map((section) => ({ ...section, items: section.items.filter((each) => each.id !== item.id) })) };
}
