import type { Log } from '#server/log.ts';

export type StopWatch = {
  /** Resolves once somebody asks the program to end. */
  asked: Promise<{ exitCode: number }>;
  /** Asks from within. */
  now(reason: string, exitCode: number): void;
  /** What a second, impatient Ctrl-C still has to do. */
  onForce(work: () => void): void;
};

// npm passes Ctrl-C on to a program that already got it from the terminal: two within this time are one.
const onePressMs = 1_000;
const parentCheckMs = 250;

/** Listens for Ctrl-C, SIGTERM, SIGHUP and the death of the npm that started us. A second Ctrl-C ends at once. */
export function stopAsked(log: Log): StopWatch {
  let force: () => void = () => undefined;
  let firstAt = 0;
  let resolveAsked: (answer: { exitCode: number }) => void;
  const asked = new Promise<{ exitCode: number }>((resolve) => { resolveAsked = resolve; });

  const ask = (reason: string, exitCode: number) => {
    if (firstAt !== 0) return;
    firstAt = Date.now();
    log.info(reason);
    resolveAsked({ exitCode });
  };
  const signalled = (signal: NodeJS.Signals) => {
    if (firstAt !== 0 && Date.now() - firstAt > onePressMs) {
      log.warn('Stopping at once; the database repairs itself at the next start.');
      force();
      process.exit(1);
    }
    ask(signal === 'SIGINT' ? 'Finishing what is in flight, then stopping (Ctrl-C again to stop at once) …' : 'Finishing what is in flight, then stopping …', 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, signalled);
  watchParent(() => ask('The npm that started this program is gone: stopping.', 0));
  return { asked, now: ask, onForce: (work) => { force = work; } };
}

// npm killed outright cannot pass anything on; left alone, the program would keep port and folder from the next start.
function watchParent(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, parentCheckMs);
  timer.unref();
}
