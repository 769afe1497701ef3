import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Latency } from './rounds.ts';

export type Comparison = { operation: string; callers: number; product: Latency; bare: Latency; goal: { p50: number; p99: number | null } };

/** A figure that stands for itself: its value, and the most it may be. */
export type Figure = { name: string; value: number | null; goal: number; unit: string };

export type Report = { scale: string; at: string; comparisons: Comparison[]; figures: Figure[] };

/** Prints the table and keeps the whole as JSON in build/. */
export function publish(report: Report): void {
  const folder = join(import.meta.dirname, '..', 'build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), JSON.stringify(report, null, 2));
  process.stdout.write(`${table(report)}\n`);
}

function table({ comparisons, figures, scale }: Report): string {
  const heads = ['operation', 'callers', 'product p50', 'bare p50', 'ratio', 'goal', 'product p99', 'bare p99', 'ratio', 'goal', 'requests/s', 'bare/s'];
  const rows = comparisons.map(({ operation, callers, product, bare, goal }) => [
    operation, String(callers), ms(product.p50), ms(bare.p50), ...judged(product.p50 / bare.p50, goal.p50),
    ms(product.p99), ms(bare.p99), ...judged(product.p99 / bare.p99, goal.p99), String(product.perSecond), String(bare.perSecond),
  ]);
  const lines = figures.map(({ name, value, goal, unit }) => `${name.padEnd(54)} ${value === null ? 'not measured' : `${round(value)} ${unit}`.padEnd(14)} goal ≤ ${goal} ${unit}${value !== null && value > goal ? '  over' : ''}`);
  return [`Rapport against a bare Node + pg server, scale ${scale}`, '', ...aligned([heads, ...rows]), '', ...lines].join('\n');
}

function judged(ratio: number, goal: number | null): [string, string] {
  return [`${round(ratio)}×`, goal === null ? '' : `≤ ${goal}×${ratio > goal ? ' over' : ''}`];
}

function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '));
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const round = (value: number): string => String(Math.round(value * 100) / 100);
