import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { EmptyState } from './EmptyState.tsx';

/** An address that leads nowhere. */
export function NotHere() {
  return (
    <EmptyState
      title={<Trans>There is no page at this address.</Trans>}
      example={<Trans>It may have moved, or the link was cut short.</Trans>}
      action={<Button component={Link} to="/"><Trans>Go to the start</Trans></Button>}
    />
  );
}
