import { Fragment } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { ErrorState } from '#web/parts/ErrorState.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import css from '../../settings/ui/settings.module.css';
import type { Mail } from './mails.ts';

/** The text of a mail as its reader gets it, its links to be followed. */
export function MailText({ mail }: { mail: Mail }) {
  const { data, error } = useQuery({ queryKey: ['outbox', mail.id], queryFn: ({ signal }) => api.get<{ text: string | null }>(`/outbox/${mail.id}`, { signal }), retry: false });
  if (error) return <ErrorState error={error} />;
  if (!data) return <Waiting rows={4} />;
  return <pre className={css.text}>{withLinks(data.text ?? '')}</pre>;
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => <Fragment key={`${at} ${part}`}>{at % 2 === 1 ? <a href={part}>{part}</a> : part}</Fragment>);
}
