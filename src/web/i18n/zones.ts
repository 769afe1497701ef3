/** Wall-clock date and time of an instant in a zone: '2026-11-21', '14:05'. */
export function wallClock(iso: string, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(iso));
  const [date = '', time = ''] = parts.split(' ');
  return { date, time };
}

/** The instant at which the clocks of a zone show this; of two in autumn the first, in a gap of spring the one after. */
export function instantOf(date: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  let guess = asUtc - offsetMs(asUtc, timeZone);
  guess = asUtc - offsetMs(guess, timeZone);
  return new Date(guess).toISOString();
}

/** Today's date on the clocks of a zone. */
export function todayIn(timeZone: string): string {
  return wallClock(new Date().toISOString(), timeZone).date;
}

function offsetMs(instant: number, timeZone: string): number {
  const { date, time } = wallClock(new Date(instant).toISOString(), timeZone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}
