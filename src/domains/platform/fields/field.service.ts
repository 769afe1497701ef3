import { z } from 'zod';
import { choiceColours, fieldTypeNames } from '#kernel/fields/fieldType.ts';
import type { Option } from '#kernel/fields/fieldType.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { msg } from '#kernel/message.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { db } from '#server/database/query.ts';
import { notFound } from '#server/refusals.ts';
import { publish } from '#server/live/hub.ts';
import { authorize } from '#server/permission.ts';
import { recordEvents } from '#server/records/event.ts';
import { forgetTypes, standardTypes } from '#server/records/registry.ts';
import type { DefinitionRow } from '#server/records/registry.ts';

const customTypes = ['text', 'longText', 'richText', 'number', 'money', 'percent', 'date', 'dateTime', 'yesNo', 'choice', 'choices', 'email', 'phone', 'url', 'address', 'country', 'language', 'user', 'relation', 'file', 'tags'] as const satisfies readonly (typeof fieldTypeNames)[number][];
const mostFields = 500;
const mostOptions = 500;

const optionShape = z.object({ value: z.string().max(100).optional(), label: z.string().trim().min(1).max(200), colour: z.enum(choiceColours).default('grey') });
export const newField = z.object({
  recordType: z.string().max(60),
  type: z.enum(customTypes),
  label: z.string().trim().min(1).max(200),
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/, 'a key of letters and digits that begins with a small letter').optional(),
  help: z.string().max(500).optional(),
  required: z.boolean().default(false),
  options: z.array(optionShape).max(mostOptions).optional(),
  to: z.string().max(60).optional(),
});
export const fieldChange = newField.pick({ label: true, help: true, required: true, options: true }).partial().extend({ position: z.number().int().min(0).optional() });

/** A custom field as the API shows it. */
export type CustomField = { id: Id; recordType: string; key: string; type: string; label: string; help: string | null; required: boolean; options: Option[] | null; to: string | null; position: number };

const noSuchType = refusal('platform.no_such_record_type', 422, msg({ message: 'There is no record type called {recordType}.' }));
const keyTaken = refusal('platform.field_key_taken', 409, msg({ message: 'There is already a field with the key {key}.' }));
const optionsNeeded = refusal('platform.options_needed', 422, msg`A choice needs at least one option.`);
const targetNeeded = refusal('platform.relation_target_needed', 422, msg`Say which kind of record the relation points to.`);
const tooManyFields = refusal('platform.too_many_fields', 422, msg({ message: 'A record type can have at most {most} fields of its own.' }));

/** The firm's own fields, in the order they are shown. */
export async function listFields(ctx: Ctx, recordType?: string): Promise<CustomField[]> {
  authorize(ctx, 'records.read');
  const rows = await ctx.read((tx) => tx.all<DefinitionRow>(db.selectFrom('field_definitions').selectAll().where('account_id', '=', ctx.account.id)
    .where('archived_at', 'is', null).$if(recordType !== undefined, (query) => query.where('record_type', '=', recordType!)).orderBy('record_type').orderBy('position')));
  return rows.map(presentField);
}

/** Adds a field to a record type; it is in forms, table, filters, import and API from the next request on. Records `platform.field.created`. */
export async function createField(ctx: Ctx, input: z.output<typeof newField>): Promise<CustomField> {
  authorize(ctx, 'fields.manage');
  const type = standardTypes().find((one) => one.name === input.recordType);
  if (!type) throw noSuchType({ recordType: input.recordType });
  const choosing = input.type === 'choice' || input.type === 'choices';
  if (choosing && !input.options?.length) throw optionsNeeded();
  if (input.type === 'relation' && !standardTypes().some((one) => one.name === input.to)) throw targetNeeded();
  const field = await ctx.transaction(async (tx) => {
    const taken = await tx.all<{ key: string; position: number }>(db.selectFrom('field_definitions').select(['key', 'position']).where('account_id', '=', tx.account.id).where('record_type', '=', type.name));
    if (taken.length >= mostFields) throw tooManyFields({ most: mostFields });
    const keys = new Set([...taken.map((row) => row.key), ...Object.keys(type.fields), 'id', 'title', 'version', 'can', 'custom']);
    if (input.key && keys.has(input.key)) throw keyTaken({ key: input.key });
    const row: DefinitionRow = {
      id: newId(), record_type: type.name, key: input.key ?? freeKey(input.label, keys), type: input.type, label: input.label, help: input.help ?? null,
      required: input.required, options: choosing ? withValues(input.options!, []) : null, to_type: input.type === 'relation' ? input.to! : null,
      position: Math.max(0, ...taken.map((one) => one.position)) + 1,
    };
    await tx.run(db.insertInto('field_definitions').values({ ...row, options: row.options && JSON.stringify(row.options), account_id: tx.account.id, created_at: tx.now(), created_by: tx.actor.memberId }));
    await recordEvents(tx, [{ name: 'platform.field.created', recordType: 'field', recordId: row.id, after: presentField(row) }], 'settings');
    return presentField(row);
  });
  fieldsChanged(ctx);
  return field;
}

/** Changes a field's words, options or place. Options that are left out keep standing on the records that hold them. Records `platform.field.updated`. */
export async function updateField(ctx: Ctx, id: Id, change: z.output<typeof fieldChange>): Promise<CustomField> {
  authorize(ctx, 'fields.manage');
  const field = await ctx.transaction(async (tx) => {
    const before = await getDefinition(tx, id);
    const after: DefinitionRow = {
      ...before, label: change.label ?? before.label, help: change.help ?? before.help, required: change.required ?? before.required, position: change.position ?? before.position,
      options: change.options && before.options ? withValues(change.options, before.options) : before.options,
    };
    if (after.options?.length === 0) throw optionsNeeded();
    await tx.run(db.updateTable('field_definitions').set({ label: after.label, help: after.help, required: after.required, position: after.position, options: after.options && JSON.stringify(after.options) })
      .where('account_id', '=', tx.account.id).where('id', '=', id));
    await recordEvents(tx, [{ name: 'platform.field.updated', recordType: 'field', recordId: id, before: presentField(before), after: presentField(after) }], 'settings');
    return presentField(after);
  });
  fieldsChanged(ctx);
  return field;
}

/** Archives a field: it leaves every screen, its values stay with the records. Records `platform.field.archived`. */
export async function archiveField(ctx: Ctx, id: Id): Promise<void> {
  authorize(ctx, 'fields.manage');
  await ctx.transaction(async (tx) => {
    const before = await getDefinition(tx, id);
    // The key stays taken: the values kept under it must not turn up in another field.
    await tx.run(db.updateTable('field_definitions').set({ archived_at: tx.now(), archived_by: tx.actor.memberId }).where('account_id', '=', tx.account.id).where('id', '=', id));
    await recordEvents(tx, [{ name: 'platform.field.archived', recordType: 'field', recordId: id, before: presentField(before) }], 'settings');
  });
  fieldsChanged(ctx);
}

async function getDefinition(tx: Tx, id: Id): Promise<DefinitionRow> {
  if (!isId(id)) throw notFound();
  const row = await tx.first<DefinitionRow>(db.selectFrom('field_definitions').selectAll().where('account_id', '=', tx.account.id).where('id', '=', id).where('archived_at', 'is', null).forUpdate());
  if (!row) throw notFound();
  return row;
}

function fieldsChanged(ctx: Ctx): void {
  forgetTypes(ctx.account.id);
  publish(ctx.account.id, { event: 'fields', data: {} });
}

function presentField(row: DefinitionRow): CustomField {
  return { id: row.id, recordType: row.record_type, key: row.key, type: row.type, label: row.label, help: row.help, required: row.required, options: row.options, to: row.to_type, position: row.position };
}

// A key for people who never see one: from the label where it has Latin letters, else numbered.
function freeKey(label: string, taken: ReadonlySet<string>): string {
  const words = label.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words.map((word, i) => (i ? word[0]!.toUpperCase() + word.slice(1) : word)).join('').replace(/^[0-9]+/, '').slice(0, 50);
  const base = joined || 'field';
  for (let n = 1; ; n += 1) {
    const key = n === 1 && joined ? base : `${base}${n}`;
    if (!taken.has(key)) return key;
  }
}

// An option keeps its stored value when its words change, so records keep their choice.
function withValues(options: z.output<typeof optionShape>[], before: readonly Option[]): Option[] {
  const taken = new Set(options.map((option) => option.value).filter((value) => value !== undefined));
  return options.map((option) => {
    const known = before.find((one) => one.value === option.value || one.label === option.label);
    const value = option.value ?? known?.value ?? freeKey(option.label, taken);
    taken.add(value);
    return { value, label: option.label, colour: option.colour };
  });
}
