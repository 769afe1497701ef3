import type pg from 'pg';
import { companyRecord } from '#domains/customers/companies/company.fields.ts';
import { personRecord } from '#domains/customers/people/person.fields.ts';
import type { RecordType } from '#kernel/record.ts';
import { columnValues, namesOf } from '#server/records/values.ts';
import { copyLine, copyRows, inChunks } from './copyRows.ts';
import { companyName, mixed, personName } from './names.ts';
import { madeAt, seededId } from './sizes.ts';
import type { FirmSize, SeededFirm } from './sizes.ts';

const stages = ['lead', 'lead', 'lead', 'prospect', 'prospect', 'customer', 'customer', 'customer', 'customer', 'regular', 'regular', 'lapsed', 'former'];
const channels = ['phone', 'whatsapp', 'viber', 'sms', 'email', 'visit'];
const sources = ['Shop', 'Web', 'Fair', 'Referral', 'Advertisement'];
const cities = ['Colombo', 'Kandy', 'Galle', 'Jaffna', 'Matara', 'Negombo', 'Kurunegala', 'Anuradhapura', 'Badulla', 'Batticaloa'];
const tags = ['vip', 'wholesale', 'festival', 'newsletter', 'credit', 'complaint', 'export'];
const positions = ['Owner', 'Manager', 'Buyer', 'Accountant', 'Clerk'];
const sectors = ['retail', 'wholesale', 'food', 'construction', 'services'];

const pick = <T>(list: readonly T[], n: number, salt: number): T => list[mixed(n, salt) % list.length]!;

/** Companies, then people: values as the product's own write path would file them, with its titles and search keys. */
export async function seedPeople(owner: pg.Client, firm: SeededFirm, size: FirmSize): Promise<void> {
  await seedRecords(owner, firm, { type: companyRecord, kind: 'company', count: size.companies, valuesOf: (n) => companyValues(firm, n) });
  await seedRecords(owner, firm, { type: personRecord, kind: 'person', count: size.people, valuesOf: (n) => personValues(firm, size, n) });
}

type Seed = { type: RecordType; kind: 'company' | 'person'; count: number; valuesOf: (n: number) => Record<string, unknown> };

async function seedRecords(owner: pg.Client, firm: SeededFirm, seed: Seed): Promise<void> {
  const { type, kind, count } = seed;
  const standard = Object.values(type.fields).filter((field) => !field.readOnly).map((field) => field.column!);
  const columns = ['account_id', 'id', 'title', 'search_keys', 'created_at', 'created_by', 'updated_at', 'updated_by', ...standard];
  const lines = function* () {
    for (let n = 0; n < count; n += 1) {
      const values = seed.valuesOf(n);
      const names = namesOf(type, values);
      const stored = columnValues(type, values);
      const at = madeAt(n, count);
      const by = pick(firm.members, n, 20);
      yield copyLine([firm.accountId, seededId(kind, firm.index, n, count), names.title, names.searchKeys, at, by, at, by, ...standard.map((column) => stored[column])]);
    }
  };
  await copyRows(owner, type.table, columns, inChunks(lines()));
}

function companyValues(firm: SeededFirm, n: number): Record<string, unknown> {
  return {
    name: companyName(n), sector: pick(sectors, n, 30), lifecycleStage: pick(stages, n, 31), owner: pick(firm.members, n, 32),
    phones: [{ value: `+94112${String(n % 1_000_000).padStart(6, '0')}`, kind: 'work', primary: true }],
    addresses: [{ street: `${1 + n % 300} Main Street`, city: pick(cities, n, 33), country: 'LK', primary: true }],
  };
}

/** The field values of a firm's n-th person. */
export function personValues(firm: SeededFirm, size: FirmSize, n: number): Record<string, unknown> {
  const name = personName(n);
  const some = (salt: number, outOf: number) => mixed(n, salt) % outOf === 0;
  return {
    firstName: name.first, lastName: name.last, otherName: name.otherName,
    company: some(40, 5) ? null : seededId('company', firm.index, mixed(n, 41) % size.companies, size.companies),
    jobTitle: some(42, 2) ? pick(positions, n, 43) : null,
    emails: some(44, 3) ? null : [{ value: `p${n}@${pick(['example.com', 'example.org', 'example.net'], n, 45)}`, kind: 'work', primary: true }],
    phones: [{ value: `+9477${String(n % 10_000_000).padStart(7, '0')}`, kind: 'mobile', primary: true }],
    addresses: some(46, 2) ? [{ street: `${1 + n % 500} Temple Road`, city: pick(cities, n, 47), country: 'LK', primary: true }] : null,
    birthday: some(48, 3) ? new Date(Date.UTC(1950 + mixed(n, 49) % 55, mixed(n, 50) % 12, 1 + mixed(n, 51) % 28)).toISOString().slice(0, 10) : null,
    language: name.language, preferredChannel: pick(channels, n, 52), lifecycleStage: pick(stages, n, 53), owner: pick(firm.members, n, 54),
    source: pick(sources, n, 55), tags: some(56, 3) ? [pick(tags, n, 57)] : null, preferences: some(58, 10) ? { Delivery: 'Mornings' } : null,
  };
}
