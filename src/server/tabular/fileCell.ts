/** One cell to be written: text, a number, or a date or time of day without zone ('2026-11-21', '2026-11-21T09:30:00'). */
export type FileCell = string | number | { date: string };

export type TableWriter = {
  contentType: string;
  extension: 'csv' | 'xlsx';
  /** The file, piece by piece, as its rows arrive. */
  write(rows: AsyncIterable<readonly FileCell[]>): AsyncGenerator<Uint8Array>;
};
