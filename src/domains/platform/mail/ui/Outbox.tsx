import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconMail } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChoiceColour } from '#kernel/fields/fieldType.ts';
import { api } from '#web/api/client.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { useFormat } from '#web/i18n/useFormat.ts';
import { Chip } from '#web/parts/Chip.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import css from '../../settings/ui/settings.module.css';
import type { Mail, MailState } from './mails.ts';
import { MailText } from './MailText.tsx';


/** Every mail the product has written, newest first; none disappears. */
export function Outbox({ canSend }: { canSend: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Mail | null>(null);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['outbox'], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<{ items: Mail[]; nextCursor: string | null }>('/outbox', { query: { limit: 20, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
  const mails = data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = mails.filter((mail) => mail.state === 'held' || mail.state === 'failed');
  const settle = { onSettled: () => queryClient.invalidateQueries({ queryKey: ['outbox'] }), onError: sayProblem };
  const send = useMutation({ mutationFn: () => api.post('/outbox/sending', { ids: waiting.map((mail) => mail.id) }), ...settle });
  const discard = useMutation({ mutationFn: (id: string) => api.post('/outbox/discarding', { ids: [id] }), ...settle });
  return (
    <Panel title={<Trans>Outbox</Trans>} action={canSend && waiting.length > 0 ? <Button loading={send.isPending} onClick={() => send.mutate()}><Trans>Send what waits</Trans></Button> : null}>
      {data && mails.length === 0 ? <p style={{ margin: '4px 0', color: 'var(--muted)' }}><Trans>No mail has been written yet. Invitations and new passwords appear here.</Trans></p> : null}
      <ul className={css.list}>
        {mails.map((mail) => <MailRow key={mail.id} mail={mail} onRead={() => setOpen(mail)} onDiscard={() => discard.mutate(mail.id)} />)}
      </ul>
      {hasNextPage ? <Button variant="subtle" onClick={() => void fetchNextPage()}><Trans>Show older</Trans></Button> : null}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open?.subject ?? t`Mail`} size="lg">{open ? <MailText mail={open} /> : null}</Modal>
    </Panel>
  );
}

const colours: Record<MailState, ChoiceColour> = { held: 'amber', queued: 'blue', sending: 'blue', sent: 'green', failed: 'red', discarded: 'grey' };

function MailRow({ mail, onRead, onDiscard }: { mail: Mail; onRead: () => void; onDiscard: () => void }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const words: Record<MailState, string> = { held: t`Waiting`, queued: t`To be sent`, sending: t`Being sent`, sent: t`Sent`, failed: t`Failed`, discarded: t`Discarded` };
  return (
    <li className={css.row}>
      <IconMail size={18} stroke={1.6} aria-hidden="true" />
      <span className={css.words}>
        <b>{mail.subject}</b>
        <small>{mail.to} · {dateTime(mail.createdAt)}{mail.error ? ` · ${mail.error}` : null}</small>
      </span>
      <span className={css.end}>
        <Chip colour={colours[mail.state]}>{words[mail.state]}</Chip>
        <Button variant="default" aria-label={t`Read the mail to ${mail.to}: ${mail.subject}`} onClick={onRead}><Trans>Read</Trans></Button>
        {mail.state === 'held' || mail.state === 'failed' ? <Button variant="subtle" aria-label={t`Discard the mail to ${mail.to}`} onClick={onDiscard}><Trans>Discard</Trans></Button> : null}
      </span>
    </li>
  );
}
