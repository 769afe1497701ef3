import type pg from 'pg';
import { madeAtSql, seededIdSql } from './sizes.ts';
import type { FirmSize, SeededFirm } from './sizes.ts';

/** People with long timelines are the first ones of a firm: one in twenty interactions is with one of them. */
export function busyPeople(size: FirmSize): number {
  return Math.max(10, Math.floor(size.interactions / 20 / 120));
}

/** Interactions, their entries on the timelines of person and company, and the events of the latest people. */
export async function seedInteractions(owner: pg.Client, firm: SeededFirm, size: FirmSize): Promise<void> {
  const { accountId, index, members } = firm;
  const id = (n: string) => seededIdSql('interaction', index, n, size.interactions);
  const person = `case when n % 20 = 0 then (n / 20) % ${busyPeople(size)} else (n::bigint * 7919) % ${size.people} end`;
  await owner.query(`
    insert into interactions (account_id, id, title, kind, subject, happened_at, duration_minutes, direction, person_id, company_id, owner_id, created_at, created_by, updated_at, updated_by)
    select p.account_id, ${id('n')}, subject, kind, subject, at, n % 50 + 1, (array['in', 'out'])[1 + n % 2], p.id, p.company_id, p.owner_id, at, p.owner_id, at, p.owner_id
    from (select n, (${person}) as who, ${madeAtSql('n', size.interactions)} as at,
      (array['call', 'meeting', 'mail', 'visit', 'message', 'note'])[1 + n % 6] as kind,
      (array['Asked for prices', 'Order confirmed', 'Delivery arranged', 'Complaint about quality', 'Festival greetings', 'Payment reminder', 'New season samples'])[1 + n % 7] as subject
      from generate_series(0, ${size.interactions - 1}) n) made
    join people p on p.account_id = $1 and p.id = ${seededIdSql('person', index, 'who', size.people)}`, [accountId]);
  await owner.query(`
    insert into timeline_entries (account_id, record_type, record_id, at, source_type, source_id, kind)
    select account_id, 'person', person_id, happened_at, 'interaction', id, kind from interactions where account_id = $1
    union all select account_id, 'company', company_id, happened_at, 'interaction', id, kind from interactions where account_id = $1 and company_id is not null`, [accountId]);
  const batch = seededIdSql('event', index, String(size.people), size.people);
  await owner.query(`insert into batches (account_id, id, kind, actor_kind, actor_id, actor_name, started_at) values ($1, ${batch}, 'import', 'user', $2, 'Nimal Perera', now())`, [accountId, members[0]]);
  await owner.query(`
    insert into events (account_id, id, name, record_type, record_id, after, actor_kind, actor_id, at, batch_id)
    select $1, ${seededIdSql('event', index, 'n', size.people)}, 'customers.person.created', 'person', p.id,
      jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name, 'lifecycleStage', p.lifecycle_stage), 'user', $2::uuid, p.created_at, ${batch}
    from generate_series(${Math.floor(size.people * 0.8)}, ${size.people - 1}) n
    join people p on p.account_id = $1 and p.id = ${seededIdSql('person', index, 'n', size.people)}`, [accountId, members[0]]);
}
