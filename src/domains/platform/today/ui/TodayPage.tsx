import { useDocumentTitle } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ComponentType, type ReactNode } from 'react';
import { api } from '#web/api/client.ts';
import { wallClock } from '#web/i18n/zones.ts';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { RecordIcon } from '#web/parts/RecordIcon.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { useKnownTypes } from '#web/records/meta.ts';
import { useSession } from '#web/session/useSession.ts';
import css from './today.module.css';

type Named = { id: string; title: string };

/** One line of the day: a record, why it stands here, whom it is about. */
export type TodayItem = {
  recordType: string; id: string; title: string; reason: string; at: string | null;
  phone: { value: string; local: string } | null; person: Named | null; company: Named | null;
};
export type TodaySections = { sections: { key: string; title: string; items: TodayItem[] }[] };

/** What a domain adds to a line of one of its records: a mark before it, buttons behind it. */
export type TodayActions = Record<string, { Mark?: ComponentType<{ item: TodayItem }>; Actions: ComponentType<{ item: TodayItem }> }>;

type TodayPageProps = { actions: TodayActions; /** Above the lines, such as a box to write a task. */ top: ReactNode; empty: ReactNode };

/** The home page: what to do now, from every domain, each line with its reason and its action. */
export function TodayPage({ actions, top, empty }: TodayPageProps) {
  const { t } = useLingui();
  useDocumentTitle(`${t`Today`} · Rapport`);
  const [opened] = useState(() => Date.now());
  const { data, dataUpdatedAt, error, refetch } = useQuery({ queryKey: ['today'], queryFn: ({ signal }) => api.get<TodaySections>('/today', { signal }) });
  const now = dataUpdatedAt || opened;
  const filled = data?.sections.filter((section) => section.items.length > 0) ?? [];
  return (
    <div className={css.page}>
      <Greeting now={now} count={data ? filled.reduce((sum, section) => sum + section.items.length, 0) : null} />
      {top}
      {!data && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting rows={6} /> : null}
      {data && filled.length === 0 ? empty : null}
      {filled.map((section) => (
        <section key={section.key} className={css.section} aria-labelledby={`today-${section.key}`}>
          <h2 id={`today-${section.key}`}>{section.title}<span className={css.count}>{section.items.length}</span></h2>
          <ul className={css.lines}>{section.items.map((item) => <Line key={`${item.recordType}:${item.id}`} item={item} now={now} actions={actions} />)}</ul>
        </section>
      ))}
    </div>
  );
}

function Greeting({ now: at, count }: { now: number; count: number | null }) {
  const { t } = useLingui();
  const { user } = useSession();
  const { longDay, timeZone } = useFormat();
  const now = new Date(at).toISOString();
  const hour = Number(wallClock(now, timeZone).time.slice(0, 2));
  const [name = ''] = user.name.split(/\s+/);
  const words = hour < 12 ? t`Good morning, ${name}` : hour < 17 ? t`Good afternoon, ${name}` : t`Good evening, ${name}`;
  return (
    <header className={css.head}>
      <h1>{words}</h1>
      <p>{longDay(now)}{count ? <> · <Plural value={count} one="# thing is waiting" other="# things are waiting" /></> : null}</p>
    </header>
  );
}

function Line({ item, now, actions }: { item: TodayItem; now: number; actions: TodayActions }) {
  const types = useKnownTypes();
  const { Mark, Actions } = actions[item.recordType] ?? {};
  const type = types.find((each) => each.name === item.recordType);
  const isLate = item.at !== null && Date.parse(item.at) < now;
  return (
    <li className={css.line}>
      {Mark ? <Mark item={item} /> : <RecordIcon name={type?.icon ?? ''} size={18} />}
      <div className={css.words}>
        <Link className={css.title} to="/$plural/$id" params={{ plural: type?.plural ?? item.recordType, id: item.id }}>{item.title}</Link>
        <span className={css.about}>
          <Chip colour={isLate ? 'red' : item.at ? 'amber' : 'blue'}>{item.reason}</Chip>
          {item.person ? <Link to="/$plural/$id" params={{ plural: 'people', id: item.person.id }}>{item.person.title}</Link> : null}
          {item.company ? <Link to="/$plural/$id" params={{ plural: 'companies', id: item.company.id }}>{item.company.title}</Link> : null}
        </span>
      </div>
      <div className={css.actions}>{Actions ? <Actions item={item} /> : <Link className={css.title} to="/$plural/$id" params={{ plural: type?.plural ?? item.recordType, id: item.id }}><Trans>Open</Trans></Link>}</div>
    </li>
  );
}
