import type { Id } from '#kernel/id.ts';
import { localPhone } from '#kernel/phones.ts';
import type { Ctx } from '#server/context.ts';
import { translate } from '#server/i18n.ts';
import { authorize } from '#server/permission.ts';
import type { TodaySection } from '#server/today.ts';

export type TodayJson = { sections: { key: string; title: string; items: { recordType: string; id: Id; title: string; reason: string; at: string | null; phone: { value: string; local: string } | null; person: { id: Id; title: string } | null; company: { id: Id; title: string } | null }[] }[] };

/** What to do now, from every domain, each line with its reason, in the reader's words. */
export async function today(ctx: Ctx, sections: readonly TodaySection[]): Promise<TodayJson> {
  authorize(ctx, 'records.read');
  const filled = await Promise.all(sections.map(async (section) => ({ section, items: await section.items(ctx) })));
  return {
    sections: filled.map(({ section, items }) => ({
      key: section.key,
      title: translate(section.title, ctx.actor.language),
      items: items.map((item) => ({
        recordType: item.recordType, id: item.id, title: item.title, reason: translate(item.reason, ctx.actor.language),
        at: item.at ?? null, phone: item.phone ? { value: item.phone, local: localPhone(item.phone, ctx.account.country) } : null, person: item.person ?? null, company: item.company ?? null,
      })),
    })),
  };
}
