import { readdirSync, readFileSync } from 'node:fs';

// Linux counts in hundredths of a second, whatever the kernel's own clock.
const tickMs = 10;

/** Processor time used so far by the app's own process and by the database's many, in ms; zero where the system does not tell. */
export function processorMs(pids: { app: number; postmaster: number }): { app: number; database: number } {
  const all = allProcesses();
  const sum = (mine: (one: Process) => boolean) => all.reduce((total, one) => total + (mine(one) ? one.ticks : 0), 0) * tickMs;
  return { app: sum(({ pid }) => pid === pids.app), database: sum(({ pid, parent }) => pid === pids.postmaster || parent === pids.postmaster) + ended(all, pids.postmaster) };
}

// A query's parallel workers end with it; their time is kept with their parent.
function ended(all: readonly Process[], postmaster: number): number {
  return (all.find(({ pid }) => pid === postmaster)?.endedTicks ?? 0) * tickMs;
}

type Process = { pid: number; parent: number; ticks: number; endedTicks: number };

function allProcesses(): Process[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => readStat(Number(name)) ?? []);
  } catch {
    return [];
  }
}

function readStat(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]), endedTicks: Number(fields[13]) + Number(fields[14]) };
  } catch {
    return null;
  }
}
