import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import css from './guide.module.css';

type Page = { key: string; title: string; html: string };

/** The guide: its pages on the left, the one being read beside them. */
export function GuidePage() {
  const { t, i18n } = useLingui();
  const { page } = useParams({ strict: false }) as { page?: string };
  const list = useQuery({ queryKey: ['guide', i18n.locale], queryFn: () => api.get<{ items: Page[] }>('/guide') });
  const key = page ?? list.data?.items[0]?.key;
  const shown = useQuery({ queryKey: ['guide', i18n.locale, key], queryFn: () => api.get<Page>(`/guide/${key}`), enabled: key !== undefined });
  const problem = list.error ?? shown.error;
  return (
    <>
      <PageHead title={t`Guide`} />
      <div className={css.guide}>
        <nav aria-label={t`Pages of the guide`} className={css.pages}>
          {list.data?.items.map((one) => (
            <Link key={one.key} to="/guide/$page" params={{ page: one.key }} data-current={one.key === key || undefined}>{one.title}</Link>
          ))}
          <a href="/api/docs" target="_blank" rel="noreferrer"><Trans>API for programs</Trans></a>
        </nav>
        <article className={css.page}>
          {problem ? <ErrorState error={problem} /> : shown.data ? <>
            <h2>{shown.data.title}</h2>
            <div dangerouslySetInnerHTML={{ __html: shown.data.html }} />
          </> : <Waiting />}
        </article>
      </div>
    </>
  );
}
