import { countryCodes, currencyCodes } from '#kernel/places.ts';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import type { Field } from '#kernel/fields/fieldType.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Ctx } from '#server/context.ts';
import { memberNames } from '#server/auth/memberNames.ts';
import { translate } from '#server/i18n.ts';
import { authorize, may } from '#server/permission.ts';
import { typesOf } from '#server/records/registry.ts';

/** Everything the screens need to show any record: types, fields in the reader's words, members, countries. */
export async function describeWorkspace(ctx: Ctx) {
  authorize(ctx, 'records.read');
  return ctx.read(async (tx) => {
    const [types, names] = await Promise.all([typesOf(tx), memberNames(tx)]);
    return {
      recordTypes: [...types.values()].map((type) => presentType(ctx, type)),
      users: [...names].map(([id, name]) => ({ id, name })),
      countries: countryCodes,
      currencies: currencyCodes,
    };
  });
}

function presentType(ctx: Ctx, type: RecordType) {
  const say = (message: Parameters<typeof translate>[0]) => translate(message, ctx.actor.language);
  const writes = may(ctx, 'records.write');
  return {
    name: type.name, plural: type.plural, domain: type.domain, icon: type.icon, label: say(type.label), pluralLabel: say(type.pluralLabel),
    fields: Object.values(type.fields).map((field) => presentField(field, say)),
    titleFields: type.titleFields, columns: type.columns, defaultSort: type.defaultSort, board: type.board ?? null, calendar: type.calendar ?? null,
    related: Object.entries(type.related).map(([key, related]) => ({ key, record: related.record, by: related.by, label: say(related.label) })),
    timelineKinds: type.timeline ? [type.timeline.kind] : [],
    importable: type.importable, searchable: type.searchable, within: type.within ?? false,
    can: { create: writes, update: writes, delete: writes },
  };
}

function presentField(field: Field, say: (message: Parameters<typeof translate>[0]) => string) {
  const fieldType = fieldTypeOf(field.type);
  return {
    key: field.key, type: field.type, label: say(field.label), help: field.help ? say(field.help) : null, group: field.group ?? null,
    required: field.required ?? false, readOnly: field.readOnly ?? false, custom: field.custom ?? false, default: field.default ?? null,
    options: field.options?.map((option) => ({ value: option.value, label: say(option.label), colour: option.colour })) ?? null,
    to: field.to ?? null, maxLength: field.maxLength ?? null, sortable: fieldType.sql.sortable, operators: fieldType.operators,
  };
}
