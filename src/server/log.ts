/** What the program tells the person who runs it: one line each, on standard error, so that `--json` output stays clean. */
export type Log = {
  info(sentence: string, detail?: Record<string, unknown>): void;
  warn(sentence: string, detail?: Record<string, unknown>): void;
  error(sentence: string, detail?: Record<string, unknown>): void;
};

type Level = keyof Log;

/** A log writing to `out`; levels below `least` are left out. */
export function createLog(least: Level | 'none' = 'info', out: { write(line: string): unknown } = process.stderr): Log {
  const order: (Level | 'none')[] = ['info', 'warn', 'error', 'none'];
  const write = (level: Level) => (sentence: string, detail?: Record<string, unknown>) => {
    if (order.indexOf(level) < order.indexOf(least)) return;
    out.write(`${new Date().toISOString()} ${level.padEnd(5)} ${sentence}${detail ? ` ${describeDetail(detail)}` : ''}\n`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** A log that keeps silent. */
export const silentLog: Log = createLog('none');

function describeDetail(detail: Record<string, unknown>): string {
  return JSON.stringify(detail, (_key, value: unknown) => (value instanceof Error ? describeError(value) : value));
}

// Where a lost connection was noticed says nothing; where a bug was met says everything.
function describeError(error: Error & { code?: string }): Record<string, unknown> {
  const lost = /^(E[A-Z]+|57P\d\d|08\d{3})$/.test(error.code ?? '');
  return { message: error.message, code: error.code, ...(lost ? {} : { stack: error.stack }) };
}
