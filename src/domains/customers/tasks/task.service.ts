import { sql } from 'kysely';
import { notify } from '#domains/platform/index.ts';
import type { Id } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { localeTag } from '#kernel/language.ts';
import { msg, withValues } from '#kernel/message.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { signInOf } from '#server/auth/signIn.ts';
import { sendMail } from '#server/mail/outbox.ts';

const reminderSubject = msg({ message: 'Reminder: {task}' });
const reminderDue = msg({ message: 'This is due {when}.' });
const reminderPlain = msg`You asked to be reminded of this.`;
const openTask = msg`Open the task`;
const mostAtOnce = 200;

type DueTask = { id: Id; title: string; due_at: Date | null; assignee_id: Id | null; email: string | null; language: Language | null };

/** Reminds the assignees of open tasks whose reminder is due, on screen and by mail, once each. */
export async function remindOfTasks(ctx: Ctx): Promise<void> {
  await ctx.transaction(async (tx) => {
    const due = await tx.all<DueTask>(sql`
      select t.id, t.title, t.due_at, t.assignee_id, u.email, u.language from tasks t
      left join members m on m.account_id = ${tx.account.id} and m.id = t.assignee_id and m.suspended_at is null
      left join users u on u.id = m.user_id
      where t.account_id = ${tx.account.id} and t.deleted_at is null and t.reminded_at is null and t.remind_at <= ${tx.now()} and t.status <> 'done'
      order by t.remind_at limit ${mostAtOnce} for update of t skip locked`);
    if (due.length === 0) return;
    await tx.run(sql`update tasks set reminded_at = ${tx.now()} where account_id = ${tx.account.id} and id = any(${due.map((task) => task.id)}::uuid[])`);
    await notify(tx, due.filter((task) => task.assignee_id !== null).map((task) => ({ memberId: task.assignee_id!, kind: 'task-due', recordType: 'task', recordId: task.id })));
    for (const task of due) await mailReminder(tx, task);
  });
}

async function mailReminder(tx: Tx, task: DueTask): Promise<void> {
  if (!task.email || !task.language) return;
  const { country, timeZone } = tx.account;
  const when = task.due_at && new Intl.DateTimeFormat(localeTag({ language: task.language, country }), { dateStyle: 'full', timeStyle: 'short', timeZone }).format(task.due_at);
  await sendMail(tx, {
    kind: 'task-reminder', to: task.email, language: task.language,
    letter: {
      subject: withValues(reminderSubject, { task: task.title }),
      paragraphs: [withValues(msg({ message: '{task}' }), { task: task.title }), when ? withValues(reminderDue, { when }) : reminderPlain],
      button: { label: openTask, url: `${signInOf(tx.database).publicUrl}/tasks/${task.id}` },
    },
  });
}
