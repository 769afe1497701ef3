import { db } from '../database/query.ts';
import type { Tx } from '../context.ts';
import type { Domain } from '../domain.ts';
import type { Field, FieldTypeName, Option } from '#kernel/fields/fieldType.ts';
import type { Id } from '#kernel/id.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Behaviour } from './behaviour.ts';

/** An account's record types: the product's own with the account's custom fields merged in. */
export type RecordTypes = ReadonlyMap<string, RecordType>;

const standard = new Map<string, RecordType>();
const behaviours = new Map<string, Behaviour>();
const byAccount = new Map<Id, RecordTypes>();

/** Called once at boot with every domain. */
export function registerRecords(domains: readonly Domain[]): void {
  standard.clear();
  behaviours.clear();
  byAccount.clear();
  for (const { type, behaviour } of domains.flatMap((domain) => domain.records)) {
    standard.set(type.name, type);
    if (behaviour) behaviours.set(type.name, behaviour);
  }
}

export function standardTypes(): RecordType[] {
  return [...standard.values()];
}

export function behaviourOf(type: RecordType): Behaviour {
  return behaviours.get(type.name) ?? {};
}

/** The record types as this account has shaped them. */
export async function typesOf(tx: Tx): Promise<RecordTypes> {
  const known = byAccount.get(tx.account.id);
  if (known) return known;
  const rows = await tx.all<DefinitionRow>(db.selectFrom('field_definitions').selectAll()
    .where('account_id', '=', tx.account.id).where('archived_at', 'is', null).orderBy('position').orderBy('id'));
  const types = new Map<string, RecordType>();
  for (const [name, type] of standard) {
    const custom = rows.filter((row) => row.record_type === name).map((row) => [row.key, fieldOf(row)] as const);
    types.set(name, custom.length ? { ...type, fields: { ...type.fields, ...Object.fromEntries(custom) } } : type);
  }
  byAccount.set(tx.account.id, types);
  return types;
}

/** A definition changed, here or in another process: the next request reads them afresh. */
export function forgetTypes(accountId: Id): void {
  byAccount.delete(accountId);
}

export type DefinitionRow = {
  id: Id; record_type: string; key: string; type: string; label: string; help: string | null; required: boolean;
  options: Option[] | null; to_type: string | null; position: number;
};

function fieldOf(row: DefinitionRow): Field {
  return {
    key: row.key, type: row.type as FieldTypeName, label: row.label, custom: true, required: row.required, group: 'custom',
    ...(row.help ? { help: row.help } : {}),
    ...(row.options ? { options: row.options } : {}),
    ...(row.to_type ? { to: row.to_type } : {}),
    searched: ['text', 'email', 'phone', 'url'].includes(row.type),
  };
}
