import { createView } from '#domains/platform/index.ts';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { msg } from '#kernel/message.ts';
import type { Message } from '#kernel/message.ts';
import type { Tx } from '#server/context.ts';
import { translate } from '#server/i18n.ts';

type Preset = { record: string; name: Message; criteria: Criteria; sort?: string; layout?: 'table' | 'board' | 'calendar'; groupBy?: string; columns?: string[]; sectors?: string[] };

const inDays = (field: string, days: number): Criteria => ({ field, op: 'inTheLast', value: { days } });
const isCustomer: Criteria = { field: 'lifecycleStage', op: 'isOneOf', value: ['customer', 'regular'] };
const silent = (days: number): Criteria => ({ none: 'interactions', within: { field: 'happenedAt', days } });

/** The views a new firm begins with: some for everybody, some for its sector. */
const presets: readonly Preset[] = [
  { record: 'person', name: msg`My customers`, criteria: { all: [{ field: 'owner', op: 'isMe' }, isCustomer] } },
  { record: 'person', name: msg`New this month`, criteria: inDays('createdAt', 30), sort: '-createdAt' },
  { record: 'person', name: msg`Gone quiet`, criteria: { all: [isCustomer, silent(60)] } },
  { record: 'person', name: msg`Birthdays this month`, criteria: { field: 'birthday', op: 'anniversaryWithin', value: 30 }, columns: ['birthday', 'phones', 'preferredChannel', 'owner'] },
  { record: 'person', name: msg`By stage`, criteria: { all: [] }, layout: 'board', groupBy: 'lifecycleStage' },
  { record: 'person', name: msg`Leads to call`, criteria: { all: [{ field: 'lifecycleStage', op: 'isOneOf', value: ['lead', 'prospect'] }, silent(14)] }, columns: ['phones', 'source', 'owner', 'createdAt'] },
  { record: 'company', name: msg`Retailers without contact for a month`, criteria: { all: [isCustomer, silent(30)] }, sectors: ['wholesale'] },
  { record: 'company', name: msg`Clients by stage`, criteria: { all: [] }, layout: 'board', groupBy: 'lifecycleStage', sectors: ['advertising', 'business-services'] },
  { record: 'company', name: msg`My clients`, criteria: { all: [{ field: 'owner', op: 'isMe' }, isCustomer] }, sectors: ['advertising', 'business-services', 'wholesale'] },
  { record: 'person', name: msg`Prefers WhatsApp or Viber`, criteria: { field: 'preferredChannel', op: 'isOneOf', value: ['whatsapp', 'viber'] }, sectors: ['e-commerce', 'small-business'] },
  { record: 'task', name: msg`My open tasks`, criteria: { all: [{ field: 'assignee', op: 'isMe' }, { field: 'status', op: 'isNot', value: 'done' }] }, sort: 'dueAt' },
  { record: 'task', name: msg`Late`, criteria: { all: [{ field: 'dueAt', op: 'before', value: 'today' }, { field: 'status', op: 'isNot', value: 'done' }] }, sort: 'dueAt' },
  { record: 'task', name: msg`Task board`, criteria: { all: [] }, layout: 'board', groupBy: 'status' },
  { record: 'task', name: msg`Calendar`, criteria: { all: [] }, layout: 'calendar' },
];

/** Adds the views of the firm's sector, named in the firm's language. */
export async function addPresetViews(tx: Tx): Promise<void> {
  const { language, sector } = tx.account;
  for (const preset of presets.filter((one) => !one.sectors || one.sectors.includes(sector))) {
    await createView(tx, {
      recordType: preset.record, name: translate(preset.name, language), criteria: preset.criteria, sort: preset.sort ?? null,
      layout: preset.layout ?? 'table', groupBy: preset.groupBy ?? null, columns: preset.columns ?? null, shared: true,
    });
  }
}
