/** Chances that fall the same way every time, so that each demo firm, picture and test shows the same people. */
export type Random = {
  /** A whole number from 0 to below `under`. */
  below(under: number): number;
  pick<T>(from: readonly T[]): T;
  /** Like `pick`, but the first ones come up more often. */
  pickEarly<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (under: number) => Math.floor(next() * under);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    pickEarly: (from) => from[Math.floor(next() * next() * from.length)]!,
    chance: (probability) => next() < probability,
  };
}
