import pg from 'pg';

type Wire = { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; query(text: string): void; stream: { writableNeedDrain: boolean; once(event: 'drain', told: () => void): void } };

/** COPY … FROM STDIN over a connection of pg, which by itself knows only queries. */
class CopyQuery {
  readonly text: string;
  readonly chunks: Iterator<string>;
  readonly settled = Promise.withResolvers<number>();
  private error: Error | undefined;
  private rows = 0;

  constructor(text: string, chunks: Iterable<string>) {
    this.text = text;
    this.chunks = chunks[Symbol.iterator]();
  }

  callback = (error: Error | null): void => { if (error) this.settled.reject(error); };
  submit(wire: Wire): void { wire.query(this.text); }
  handleError(error: Error): void { this.error ??= error; this.settled.reject(error); }
  handleRowDescription(): void { /* COPY answers with no rows. */ }
  handleCommandComplete({ text }: { text: string }): void { this.rows = Number(text.split(' ')[1]); }
  handleReadyForQuery(): void { if (!this.error) this.settled.resolve(this.rows); }

  handleCopyInResponse(wire: Wire): void {
    for (let next = this.chunks.next(); !next.done; next = this.chunks.next()) {
      wire.sendCopyFromChunk(Buffer.from(next.value));
      if (wire.stream.writableNeedDrain) return wire.stream.once('drain', () => this.handleCopyInResponse(wire));
    }
    wire.endCopyFrom();
  }
}

/** Copies rows into a table and tells how many; `lines` are chunks of COPY's text format. */
export async function copyRows(client: pg.Client, table: string, columns: readonly string[], lines: Iterable<string>): Promise<number> {
  const copy = new CopyQuery(`copy ${table} (${columns.join(', ')}) from stdin`, lines);
  client.query(copy as never);
  return copy.settled.promise;
}

/** One row in COPY's text format. */
export function copyLine(values: readonly unknown[]): string {
  return `${values.map(copyValue).join('\t')}\n`;
}

/** Lines gathered into chunks worth a packet. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length > 60_000) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => escapes[letter]!) : text);
