import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Plural, Trans } from '@lingui/react/macro';
import { newId } from '#kernel/id.ts';
import { api, onWritten } from './client.ts';
import { ApiProblem } from './problem.ts';
import { queryClient } from './queryClient.ts';

const written: string[] = [];

/** Takes back one batch and says what could not be taken back because somebody changed it since. */
export async function undoBatch(batchId: string): Promise<void> {
  try {
    const answer = await api.post<{ undone: number; conflicts: unknown[] }>(`/batches/${batchId}/undo`);
    const at = written.indexOf(batchId);
    if (at >= 0) written.splice(at, 1);
    await queryClient.invalidateQueries();
    const kept = answer.conflicts?.length ?? 0;
    // Some batches hold nothing that can be taken back, such as a saved view.
    if (answer.undone === 0 && kept === 0) return;
    notifications.show({
      message: kept === 0 ? <Trans>Undone.</Trans>
        : <Plural value={kept} one="Undone, except # record that was changed later." other="Undone, except # records that were changed later." />,
    });
  } catch (error) {
    sayProblem(error);
  }
}

/** Takes back the latest write of this window (Ctrl Z). */
export function undoLast(): void {
  const batchId = written.pop();
  if (batchId) void undoBatch(batchId);
}

/** Listens for writes: remembers each for Ctrl Z and offers Undo where the caller gave words for it. */
export function offerUndo(): () => void {
  return onWritten(({ batchId, words }) => {
    if (written.at(-1) !== batchId) written.push(batchId);
    if (written.length > 50) written.shift();
    if (words) showUndo(batchId, words);
  });
}

function showUndo(batchId: string, words: string): void {
  offerUndoOf(words, () => void undoBatch(batchId), batchId);
}

/** A toast with Undo for what a batch does not hold: the caller says how it is taken back. */
export function offerUndoOf(words: string, takeBack: () => void, id: string = newId()): void {
  notifications.show({
    id,
    autoClose: 8000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{words}</Text>
        <Button variant="subtle" size="compact-sm" onClick={() => { notifications.hide(id); takeBack(); }}>
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
  });
}

/** Shows a refusal as a toast: what happened, in the server's own sentence. */
export function sayProblem(error: unknown): void {
  const message = error instanceof ApiProblem
    ? [error.detail, ...error.problems.map((problem) => problem.detail).filter((detail) => detail !== error.detail)].join(' ')
    : <Trans>The server did not answer. Nothing was changed; please try again.</Trans>;
  notifications.show({ color: 'red', message, autoClose: 8000 });
}
