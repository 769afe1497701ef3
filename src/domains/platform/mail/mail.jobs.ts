import { z } from 'zod';
import { defineJob } from '#server/jobs/job.ts';
import type { Job, Listener, Schedule } from '#server/jobs/job.ts';
import { deliverMail, mailsDue } from '#server/mail/delivery.ts';

/** Sends one mail. Safe to repeat: a mail is taken once. */
const deliverOne = defineJob('platform.deliver-mail', z.object({ mailId: z.uuid() }), (ctx, { mailId }) => deliverMail(ctx, mailId));

/** Sends what is due to be tried again. Safe to repeat. */
const deliverDue = defineJob('platform.deliver-due-mails', z.object({}), async (ctx, _payload, signal) => {
  for (const mailId of await mailsDue(ctx)) {
    if (signal.aborted) return;
    await deliverMail(ctx, mailId);
  }
});

export const mailJobs: Job[] = [deliverOne, deliverDue];
export const mailSchedules: Schedule[] = [{ job: deliverDue, cron: '* * * * *' }];
export const mailListens: Record<string, Listener> = {
  'platform.mail.queued': { job: deliverOne, payload: (event) => ({ mailId: event.recordId }) },
};
