import { Skeleton, Stack } from '@mantine/core';
import { Trans } from '@lingui/react/macro';

/** Grey lines in the shape of what is coming; never a blank page. */
export function Waiting({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap="md" p="lg" role="status">
      <span className="unseen"><Trans>Loading…</Trans></span>
      {Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={14} width={`${88 - ((row * 17) % 40)}%`} radius="sm" />)}
    </Stack>
  );
}
