import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { ApiProblem, NoAnswer } from '../api/problem.ts';
import css from './parts.module.css';

/** Something failed: what happened, what was kept, what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className={css.empty} role="alert">
      <p className={css.emptyTitle}>{sentence(error)}</p>
      <p className={css.emptyExample}>{detail(error)}</p>
      {onRetry ? <div className={css.emptyAction}><Button variant="default" onClick={onRetry}><Trans>Try again</Trans></Button></div> : null}
    </div>
  );
}

function sentence(error: unknown) {
  if (error instanceof NoAnswer) return <Trans>The server does not answer.</Trans>;
  if (error instanceof ApiProblem && error.status === 404) return <Trans>This is not here.</Trans>;
  if (error instanceof ApiProblem && error.status === 403) return <Trans>You may not see this.</Trans>;
  return <Trans>Something went wrong on this page.</Trans>;
}

function detail(error: unknown) {
  if (error instanceof NoAnswer) return <Trans>What you saved before is safe. Check the connection, then try again.</Trans>;
  if (error instanceof ApiProblem && error.status === 404) return <Trans>It may have been deleted. Look in the trash, or go back.</Trans>;
  if (error instanceof ApiProblem) return error.detail;
  return <Trans>What you saved before is safe. Load the page again; if it comes back, tell your administrator.</Trans>;
}
