import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TodayPage, type TodayActions } from '#domains/platform/web.ts';
import { api } from '#web/api/client.ts';
import { EmptyState } from '#web/parts/EmptyState.tsx';
import { useCan } from '#web/session/useSession.ts';
import { openCreate } from '#web/shell/shellState.ts';
import { ReachActions } from '../people/ui/ReachActions.tsx';
import { QuickTask } from '../tasks/ui/QuickTask.tsx';
import { TaskMark } from '../tasks/ui/TaskMark.tsx';

const actions: TodayActions = {
  task: { Mark: TaskMark, Actions: ReachActions },
  person: { Actions: ReachActions },
};

/** Today, with what the customer records can do on it. */
export function TodayScreen() {
  return <TodayPage actions={actions} top={<QuickTask />} empty={<QuietDay />} />;
}

// Nothing to do: either all is done, or there is nobody to do it for yet.
function QuietDay() {
  const mayWrite = useCan('records.write');
  const { data } = useQuery({ queryKey: ['records', 'people', 'any'], queryFn: ({ signal }) => api.get<{ items: unknown[] }>('/people', { query: { limit: 1 }, signal }) });
  if (data?.items.length === 0 && mayWrite) {
    return (
      <EmptyState
        title={<Trans>Your customers come first.</Trans>}
        example={<Trans>Bring them in from a spreadsheet, or add the first one. Whom to call and what was promised will then stand here.</Trans>}
        action={<><Button component={Link} to="/import"><Trans>Import customers</Trans></Button><Button variant="default" onClick={() => openCreate({ record: 'person' })}><Trans>Add a person</Trans></Button></>}
      />
    );
  }
  return (
    <EmptyState
      title={<Trans>Nothing is waiting for you.</Trans>}
      example={<Trans>Write down what you promise, such as “Call Kamal about the cinnamon”, and it stands here on its day.</Trans>}
    />
  );
}
