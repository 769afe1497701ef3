import type { Id } from '#kernel/id.ts';
import type { DemoWish } from '../demoWish.ts';
import { places, type Place } from './places.ts';
import { createRandom, type Random } from './random.ts';
import { demoTexts } from './texts/all.ts';
import type { DemoTexts } from './texts/texts.ts';

/** What every part of the story is made from. */
export type Scene = { wish: DemoWish; texts: DemoTexts; place: Place; random: Random; now: Date; staff: readonly Id[] };

/** One thing somebody did at a moment: a record made, or changed. Played in the order of time. */
export type Step = { at: Date; type: string; op: 'create' | 'update'; id: Id; values: Record<string, unknown> };

export const dayMs = 86_400_000;
export const storyDays = 730;

export function openScene(wish: DemoWish, now: Date, staff: readonly Id[]): Scene {
  const seed = [...`${wish.language} ${wish.sector}`].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7);
  return { wish, texts: demoTexts[wish.language], place: places[wish.language], random: createRandom(seed), now, staff };
}

/** A moment within working hours of that day on the firm's clock, never later than now. */
export function workingMoment({ random, place, now }: Scene, daysAgo: number): Date {
  const day = new Date(now.getTime() + place.utcMinutes * 60_000 - daysAgo * dayMs);
  const weekday = day.getUTCDay();
  // Shops are shut on Sundays; what fell on one happened the Saturday before.
  const shift = weekday === 0 ? 1 : 0;
  const minutes = 8 * 60 + 15 + random.below(9 * 60);
  const at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() - shift, 0, minutes) - place.utcMinutes * 60_000;
  return new Date(Math.min(at, now.getTime() - 60_000 * (1 + random.below(50))));
}
