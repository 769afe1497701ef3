import type { Id } from '#kernel/id.ts';

export type FirmSize = { key: string; people: number; companies: number; interactions: number };

/** A firm of the seeded database: its id, its members, and a key to its API. */
export type SeededFirm = { key: string; index: number; accountId: Id; members: Id[]; apiKey: string };

/** The firms of one database, the measured one first. */
export type Scale = { name: string; firms: FirmSize[]; importing: { rows: number; rounds: number } };

const firm = (key: string, people: number, companies: number, interactions: number): FirmSize => ({ key, people, companies, interactions });

const scales: Record<string, Scale> = {
  full: { name: 'full', importing: { rows: 50_000, rounds: 2 }, firms: [
    firm('million', 1_000_000, 200_000, 3_000_000),
    firm('beside1', 100_000, 20_000, 100_000), firm('beside2', 100_000, 20_000, 100_000), firm('beside3', 100_000, 20_000, 100_000),
    firm('small', 10_000, 2_000, 30_000),
  ] },
  // Proves in seconds that everything runs; its ratios mean nothing.
  small: { name: 'small', importing: { rows: 2_000, rounds: 1 }, firms: [firm('million', 4_000, 800, 12_000), firm('beside1', 500, 100, 500), firm('small', 1_000, 200, 3_000)] },
};

export function chosenScale(name = process.env['BENCH_SCALE'] ?? 'full'): Scale {
  const scale = scales[name];
  if (!scale) throw new Error(`BENCH_SCALE is "${name}": choose one of ${Object.keys(scales).join(', ')}.`);
  return scale;
}

const kinds = { company: 1, person: 2, interaction: 3, event: 4 };
const firstMs = Date.UTC(2021, 0, 1);
const spanMs = 4.75 * 365 * 86_400_000;

/** When the n-th of `count` records was made: evenly over four and three quarter years. */
export function madeAt(n: number, count: number): Date {
  return new Date(firstMs + Math.floor((spanMs / count) * n));
}

/** The id of the n-th record of a firm: in the order of time, as the product makes them. */
export function seededId(kind: keyof typeof kinds, firmIndex: number, n: number, count: number): Id {
  const hex = `${madeAt(n, count).getTime().toString(16).padStart(12, '0')}7${(firmIndex * 16 + kinds[kind]).toString(16).padStart(3, '0')}8${n.toString(16).padStart(15, '0')}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The same id as an SQL expression of `n`. */
export function seededIdSql(kind: keyof typeof kinds, firmIndex: number, n: string, count: number): string {
  return `(lpad(to_hex(${firstMs} + floor((${spanMs}::float8 / ${count}) * ${n})::bigint), 12, '0') || '7${(firmIndex * 16 + kinds[kind]).toString(16).padStart(3, '0')}8' || lpad(to_hex((${n})::bigint), 15, '0'))::uuid`;
}

/** When the n-th record was made, as an SQL expression of `n`. */
export function madeAtSql(n: string, count: number): string {
  return `to_timestamp((${firstMs} + floor((${spanMs}::float8 / ${count}) * ${n})) / 1000)`;
}
