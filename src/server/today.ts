import type { Id } from '#kernel/id.ts';
import type { Message } from '#kernel/message.ts';
import type { Ctx } from './context.ts';

/** One line of Today: what to do now, why, and the record it is about. */
export type TodayItem = { recordType: string; id: Id; title: string; reason: Message; at?: string; /** A telephone number to call about it, in E.164. */ phone?: string; person?: { id: Id; title: string }; company?: { id: Id; title: string } };

/** A part of the home page a domain contributes; `items` are the most pressing first. */
export type TodaySection = { key: string; title: Message; items: (ctx: Ctx) => Promise<TodayItem[]> };
