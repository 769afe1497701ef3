import type { Language } from '#kernel/language.ts';

/** What a firm does, as the first start asks it. */
export const sectors = ['small-business', 'wholesale', 'advertising', 'e-commerce', 'business-services'] as const;
export type Sector = (typeof sectors)[number];

export function isSector(value: string): value is Sector {
  return sectors.some((sector) => sector === value);
}

/** The made-up firm somebody wants to look around in. */
export type DemoWish = { language: Language; sector: Sector };
