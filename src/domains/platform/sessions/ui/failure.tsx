import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ApiProblem } from '#web/api/problem.ts';

/** What went wrong, in the server's sentence; or that there was no answer. */
export function failure(error: unknown): ReactNode {
  if (error instanceof ApiProblem) return error.problems[0]?.detail ?? error.detail;
  return <Trans>The server did not answer. Please try again.</Trans>;
}
