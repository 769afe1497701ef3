import { sectors, type Sector } from '#domains/platform/contract.ts';
import type { Language } from '#kernel/language.ts';

export function isSector(value: string): value is Sector {
  return sectors.some((sector) => sector === value);
}

/** The made-up firm somebody wants to look around in. */
export type DemoWish = { language: Language; sector: Sector };
