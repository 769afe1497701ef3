import { sql } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { msg, withValues } from '#kernel/message.ts';
import type { Ctx } from '#server/context.ts';
import type { TodayItem, TodaySection } from '#server/today.ts';

const mostItems = 50;

type TaskRow = { id: Id; title: string; due_at: Date | null; day_difference: number; person_id: Id | null; person: string | null; company_id: Id | null; company: string | null; phone: string | null };

const overdue = msg({ message: '{days, plural, one {One day late} other {# days late}}' });
const dueToday = msg`Due today`;
const dueSoon = msg({ message: '{days, plural, one {Due tomorrow} other {Due in # days}}' });

/** The actor's open tasks that are late, due today or in the coming week. */
const tasksDue: TodaySection = {
  key: 'tasks', title: msg`Tasks`,
  items: async (ctx) => {
    const rows = await ctx.read((tx) => tx.all<TaskRow>(sql`
      select t.id, t.title, t.due_at, t.person_id, t.company_id, (t.due_at at time zone ${tx.account.timeZone})::date - (${tx.now()}::timestamptz at time zone ${tx.account.timeZone})::date as day_difference,
        p.title as person, p.phones->0->>'value' as phone,
        (select title from companies c where c.account_id = ${tx.account.id} and c.id = t.company_id) as company
      from tasks t left join people p on p.account_id = t.account_id and p.id = t.person_id where t.account_id = ${tx.account.id} and t.deleted_at is null and t.status in ('open', 'started') and t.due_at < ${daysFrom(ctx, 7)}
        ${tx.actor.memberId ? sql`and t.assignee_id = ${tx.actor.memberId}` : sql``} order by t.due_at limit ${mostItems}`));
    return rows.map((row): TodayItem => ({
      recordType: 'task', id: row.id, title: row.title, at: row.due_at!.toISOString(),
      reason: row.day_difference < 0 ? withValues(overdue, { days: -row.day_difference }) : row.day_difference === 0 ? dueToday : withValues(dueSoon, { days: row.day_difference }),
      ...(row.person_id ? { person: { id: row.person_id, title: row.person! } } : {}),
      ...(row.company_id ? { company: { id: row.company_id, title: row.company! } } : {}),
      ...(row.phone ? { phone: row.phone } : {}),
    }));
  },
};

type BirthdayRow = { id: Id; title: string; in_days: number; phone: string | null };

const birthdayToday = msg`Birthday today`;
const birthdaySoon = msg({ message: '{days, plural, one {Birthday tomorrow} other {Birthday in # days}}' });

/** People of the actor with a birthday in the coming week. */
const birthdays: TodaySection = {
  key: 'birthdays', title: msg`Birthdays`,
  items: async (ctx) => {
    const days = Array.from({ length: 7 }, (_, ahead) => monthAndDay(ctx, ahead));
    const rows = await ctx.read((tx) => tx.all<BirthdayRow>(sql`
      select p.id, p.title, array_position(${days}::text[], to_char(p.birthday, 'MM-DD')) - 1 as in_days, p.phones->0->>'value' as phone from people p
      where p.account_id = ${tx.account.id} and p.deleted_at is null and p.birthday is not null and to_char(p.birthday, 'MM-DD') = any(${days}::text[])
        ${tx.actor.memberId ? sql`and p.owner_id = ${tx.actor.memberId}` : sql``} order by in_days, p.title limit ${mostItems}`));
    return rows.map((row): TodayItem => ({
      recordType: 'person', id: row.id, title: row.title, reason: row.in_days === 0 ? birthdayToday : withValues(birthdaySoon, { days: row.in_days }),
      ...(row.phone ? { phone: row.phone } : {}),
    }));
  },
};

type QuietRow = { id: Id; title: string; days: number; company_id: Id | null; company: string | null; phone: string | null };

const quietFor = msg({ message: '{days, plural, one {No contact for one day} other {No contact for # days}}' });
const quietAfterDays = 45;

/** Customers of the actor nobody has spoken to for a while, the longest silence first. */
const goneQuiet: TodaySection = {
  key: 'quiet', title: msg`Gone quiet`,
  items: async (ctx) => {
    const rows = await ctx.read((tx) => tx.all<QuietRow>(sql`
      select q.*, (select title from companies c where c.account_id = ${tx.account.id} and c.id = q.company_id) as company from (
        select p.id, p.title, p.company_id, p.phones->0->>'value' as phone, extract(day from ${tx.now()}::timestamptz - last.at)::int as days
        from people p cross join lateral (select max(i.happened_at) as at from interactions i where i.account_id = ${tx.account.id} and i.person_id = p.id and i.deleted_at is null) last
        where p.account_id = ${tx.account.id} and p.deleted_at is null and p.lifecycle_stage in ('customer', 'regular') and p.owner_id = ${tx.actor.memberId}
          and last.at < ${daysFrom(ctx, -quietAfterDays)} order by last.at limit 10) q`));
    return rows.map((row): TodayItem => ({
      recordType: 'person', id: row.id, title: row.title, reason: withValues(quietFor, { days: row.days }),
      ...(row.company_id ? { company: { id: row.company_id, title: row.company! } } : {}),
      ...(row.phone ? { phone: row.phone } : {}),
    }));
  },
};

export const customersToday: TodaySection[] = [tasksDue, goneQuiet, birthdays];

function daysFrom(ctx: Ctx, days: number): Date {
  return new Date(ctx.now().getTime() + days * 86_400_000);
}

function monthAndDay(ctx: Ctx, ahead: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.account.timeZone, month: '2-digit', day: '2-digit' }).formatToParts(daysFrom(ctx, ahead));
  return `${parts.find((part) => part.type === 'month')!.value}-${parts.find((part) => part.type === 'day')!.value}`;
}
