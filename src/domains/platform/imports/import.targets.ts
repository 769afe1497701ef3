import type { Field, FieldTypeName } from '#kernel/fields/fieldType.ts';
import { addressKinds, addressParts } from '#kernel/fields/address.ts';
import { phoneKinds } from '#kernel/fields/phone.ts';
import { msg, type Message } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';

/**
 * Where a column goes: a field; one part of an address ('addresses.city', 'addresses[billing].city'); one kind of contact
 * ('phones[work]'); one word of a list of pairs ('identifiers.Tax number'); or a whole name to be parted ('fullName').
 */
export type Target = { key: string; form: TargetForm; field: Field; kind?: string; part?: string };

type TargetForm = 'value' | 'list' | 'addressPart' | 'pair' | 'relation' | 'fullName';

/** What a target is called in the list a person chooses from. */
export type TargetLabel = { key: string; label: Message | string; kind: Message | string | null; part: Message | null; group: string | null };

export const fullName = 'fullName';

const listTypes: readonly FieldTypeName[] = ['emails', 'phones', 'addresses', 'tags', 'choices'];
const notFromFiles: readonly FieldTypeName[] = ['file', 'reference'];

const fullNameLabel = msg`Full name`;
const partLabels: Record<(typeof addressParts)[number], Message> = {
  street: msg`Street`, city: msg`City`, region: msg`Region`, postalCode: msg`Postal code`, country: msg`Country`,
};
const kindLabels: Record<string, Message> = {
  mobile: msg`Mobile`, work: msg`Work`, home: msg`Home`, whatsapp: msg`WhatsApp`, fax: msg`Fax`, billing: msg`Billing`, delivery: msg`Delivery`,
};
const shape = /^(\w+)(?:\[([^\]]{1,40})\])?(?:\.(.{1,200}))?$/su;

/** Reads the key of a target; undefined when this record has no such place or a file may not fill it. */
export function readTarget(type: RecordType, key: string): Target | undefined {
  if (key === fullName && hasTwoNames(type)) return { key, form: 'fullName', field: type.fields['firstName']! };
  const [, name = '', kind, part] = shape.exec(key) ?? [];
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
  if (!field || !isImportable(field)) return undefined;
  if (part !== undefined) return partTarget(key, field, kind, part);
  if (kind !== undefined) return ['phones', 'emails', 'addresses'].includes(field.type) ? { key, form: 'list', field, kind } : undefined;
  if (field.type === 'relation') return { key, form: 'relation', field };
  return { key, form: listTypes.includes(field.type) ? 'list' : 'value', field };
}

/** Every place a column may go, in the order of the fields. */
export function targetsOf(type: RecordType): TargetLabel[] {
  const targets: TargetLabel[] = hasTwoNames(type) ? [{ key: fullName, label: fullNameLabel, kind: null, part: null, group: null }] : [];
  for (const field of Object.values(type.fields)) {
    if (!isImportable(field)) continue;
    const base = { label: field.label, kind: null, part: null, group: field.group ?? null };
    targets.push({ ...base, key: field.key });
    if (field.type === 'phones') targets.push(...phoneKinds.filter((kind) => kind in kindLabels).map((kind) => ({ ...base, key: `${field.key}[${kind}]`, kind: kindLabels[kind]! })));
    if (field.type === 'address' || field.type === 'addresses') targets.push(...addressTargets(field, base));
  }
  return targets;
}

export function hasTwoNames(type: RecordType): boolean {
  return 'firstName' in type.fields && 'lastName' in type.fields;
}

function isImportable(field: Field): boolean {
  return !field.readOnly && !notFromFiles.includes(field.type);
}

function addressTargets(field: Field, base: Omit<TargetLabel, 'key'>): TargetLabel[] {
  const kinds = field.type === 'addresses' ? [null, ...addressKinds.filter((kind) => kind in kindLabels)] : [null];
  return kinds.flatMap((kind) => addressParts.map((part) => ({
    ...base, key: `${field.key}${kind ? `[${kind}]` : ''}.${part}`, kind: kind ? kindLabels[kind]! : null, part: partLabels[part],
  })));
}

function partTarget(key: string, field: Field, kind: string | undefined, part: string): Target | undefined {
  const more = kind === undefined ? {} : { kind };
  if (field.type === 'pairs') return { key, form: 'pair', field, part };
  const isAddress = field.type === 'address' || field.type === 'addresses';
  return isAddress && addressParts.includes(part as 'city') ? { key, form: 'addressPart', field, part, ...more } : undefined;
}
