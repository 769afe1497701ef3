export type MailState = 'held' | 'queued' | 'sending' | 'sent' | 'failed' | 'discarded';

/** A mail as the outbox lists it. */
export type Mail = { id: string; to: string; subject: string; state: MailState; error: string | null; createdAt: string; sentAt: string | null };
