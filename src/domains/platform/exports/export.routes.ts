import { Readable } from 'node:stream';
import { z } from 'zod';
import type { RecordType } from '#kernel/record.ts';
import { route, type Route } from '#server/http/route.ts';
import { filterOf } from '#server/records/records.routes.ts';
import { exportRecords } from './export.service.ts';

const exportQuery = z.object({
  format: z.enum(['csv', 'xlsx']).default('csv'), filter: z.string().max(20_000).optional(), q: z.string().max(200).optional(),
  sort: z.string().max(100).optional(), fields: z.string().max(2000).optional(),
});

/** The list of each record type as a file. */
export function exportRoutes({ name, plural }: Pick<RecordType, 'name' | 'plural'>): Route[] {
  return [
    route.get(`/${plural}/export`, { permission: 'records.read', summary: `The list of ${plural} as CSV or Excel`, tag: plural, query: exportQuery, answer: { file: 'text/csv' } }, async (ctx, { query, reply }) => {
      const { format, q, sort } = query;
      const file = await exportRecords(ctx, name, { format, q, sort, criteria: filterOf(query.filter), fields: query.fields?.split(',').filter(Boolean) });
      reply.header('content-type', file.contentType)
        .header('content-disposition', `attachment; filename="${plural}.${format}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
      return Readable.from(file.bytes);
    }),
  ];
}
