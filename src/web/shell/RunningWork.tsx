import { Button, Loader, Popover, Progress, Stack, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useFormat } from '../i18n/useFormat.ts';
import css from './shell.module.css';

export type Run = {
  id: string; kind: string; title: string; state: string; done: number; total: number | null; startedAt: string; secondsLeft: number | null;
  details?: { importId?: string };
};

/** Long work under way, such as an import: how far, how long still. Absent when nothing runs. */
export function RunningWork() {
  const { t } = useLingui();
  const { percent } = useFormat();
  const { data } = useQuery({
    queryKey: ['runs'],
    queryFn: ({ signal }) => api.get<{ items: Run[] }>('/runs', { signal }),
    refetchInterval: (query) => (query.state.data?.items.some(isRunning) ? 1500 : 60_000),
    retry: false,
  });
  const running = (data?.items ?? []).filter(isRunning);
  if (running.length === 0) return null;
  const first = running[0]!;
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <Button variant="default" leftSection={<Loader size={12} />} aria-label={t`Running work`}>
          {first.total ? percent(Math.floor((100 * first.done) / first.total)) : <Plural value={running.length} one="# running" other="# running" />}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.runs}>
        <Stack gap="md">{running.map((run) => <RunLine key={run.id} run={run} />)}</Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function RunLine({ run }: { run: Run }) {
  const { number } = useFormat();
  const minutes = run.secondsLeft === null ? null : Math.ceil(run.secondsLeft / 60);
  return (
    <div>
      <Text size="sm" fw={500}>{run.title}</Text>
      {run.total ? <Progress value={(100 * run.done) / run.total} size="sm" my={6} aria-label={run.title} /> : null}
      <Text size="xs" c="dimmed" className="numeric">
        {run.total ? <Trans>{number(run.done)} of {number(run.total)}</Trans> : number(run.done)}
        {minutes === null ? null : <> · <Plural value={minutes} one="about # minute left" other="about # minutes left" /></>}
      </Text>
      {run.details?.importId ? (
        <Button variant="default" size="compact-xs" mt={6} onClick={() => void api.post(`/imports/${run.details!.importId}/cancellation`)}><Trans>Cancel</Trans></Button>
      ) : null}
    </div>
  );
}

function isRunning(run: Run): boolean {
  return ['waiting', 'queued', 'running'].includes(run.state);
}
