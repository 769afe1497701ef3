import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import { fieldTypeOf } from '#kernel/fields/registry.ts';
import { msg } from '#kernel/message.ts';
import type { RecordType } from '#kernel/record.ts';
import { refusal } from '#kernel/refusal.ts';
import type { Ctx } from '../context.ts';
import { authorize } from '../permission.ts';
import { typesOf } from './registry.ts';
import { conditionOf } from './scope.ts';
import { comparableOf } from './select.ts';

const periods = ['day', 'week', 'month', 'quarter', 'year'] as const;

export const aggregateAsked = z.object({
  criteria: z.unknown().optional(),
  q: z.string().optional(),
  groupBy: z.array(z.string().describe('A field, or a date field with a period: createdAt:month')).max(3).default([]),
  measures: z.array(z.object({ op: z.enum(['count', 'sum', 'average', 'min', 'max']), field: z.string().optional() })).min(1).max(10).default([{ op: 'count' }]),
});
export type AggregateAsked = z.output<typeof aggregateAsked>;
export type AggregateRow = { group: Record<string, unknown>; values: (number | string | null)[] };

const cannotGroup = refusal('platform.cannot_group', 422, msg({ message: 'Records cannot be grouped or added up by {field}.' }));
const mostGroups = 1000;

/** Counts, sums and averages of the records a filter finds, by up to three fields; the largest groups first. */
export async function aggregateRecords(ctx: Ctx, typeName: string, asked: AggregateAsked): Promise<{ items: AggregateRow[] }> {
  authorize(ctx, 'records.read');
  return ctx.read(async (tx) => {
    const types = await typesOf(tx);
    const type = types.get(typeName)!;
    const groups = asked.groupBy.map((spec) => groupExpression(type, spec, tx.account.timeZone));
    const measures = asked.measures.map((measure) => measureExpression(type, measure));
    const columns = [...groups.map((group, i) => sql`${group} as ${sql.id(`g${i}`)}`), ...measures.map((measure, i) => sql`${measure} as ${sql.id(`m${i}`)}`)];
    const rows = await tx.all<Record<string, unknown>>(sql`select ${sql.join(columns)} from ${sql.table(type.table)} r
      where ${conditionOf(tx, types, type, 'r', asked)}
      ${groups.length ? sql`group by ${sql.join(groups.map((_, i) => sql.raw(String(i + 1))))} order by ${sql.id('m0')} desc nulls last limit ${mostGroups}` : sql``}`);
    return {
      items: rows.map((row) => ({
        group: Object.fromEntries(asked.groupBy.map((spec, i) => [spec, row[`g${i}`] ?? null])),
        values: measures.map((_, i) => (row[`m${i}`] ?? null) as number | string | null),
      })),
    };
  });
}

function groupExpression(type: RecordType, spec: string, timeZone: string): RawBuilder<unknown> {
  const [key, period] = spec.split(':') as [string, string | undefined];
  const field = type.fields[key];
  const comparable = field && comparableOf(field, 'r');
  if (!comparable) throw cannotGroup({ field: spec });
  if (period === undefined) return comparable;
  if (!periods.includes(period as never) || !['date', 'dateTime'].includes(field.type)) throw cannotGroup({ field: spec });
  const local = field.type === 'dateTime' ? sql`${comparable} at time zone ${sql.lit(timeZone)}` : comparable;
  return sql`to_char(date_trunc(${sql.lit(period)}, ${local}), 'YYYY-MM-DD')`;
}

function measureExpression(type: RecordType, measure: AggregateAsked['measures'][number]): RawBuilder<unknown> {
  if (measure.op === 'count' && measure.field === undefined) return sql`count(*)`;
  const field = type.fields[measure.field ?? ''];
  const comparable = field && comparableOf(field, 'r');
  if (!comparable) throw cannotGroup({ field: measure.field ?? '' });
  if (measure.op === 'count') return sql`count(${comparable})`;
  const numeric = ['number', 'money', 'percent'].includes(field.type);
  if ((measure.op === 'sum' || measure.op === 'average') && !numeric) throw cannotGroup({ field: field.key });
  if (!fieldTypeOf(field.type).sql.sortable) throw cannotGroup({ field: field.key });
  return measure.op === 'average' ? sql`avg(${comparable})` : sql`${sql.raw(measure.op)}(${comparable})`;
}
