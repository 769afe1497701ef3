import pg from 'pg';
import type { Sendable } from './query.ts';

/** What the wire of a connection offers; pg's types leave it out. */
type Wire = {
  parse(message: { name: string; text: string; types: undefined }): void;
  bind(message: { portal: string; statement: string; values: unknown[]; binary: boolean; valueMapper: (value: unknown) => unknown }): void;
  execute(message: { portal: string; rows: undefined }): void;
};

type QueryInside = {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
};

const inside = pg.Query.prototype as unknown as QueryInside;

const reachName = 'rapport_reach';
const reachText = "select set_config('rapport.account', $1, true), set_config('rapport.system', $2, true), set_config('transaction_read_only', 'on', true)";
const knowsReach = new WeakSet<Wire>();

/** What a read may reach: an account, or with 'on' the entry tables of all. */
export type Reached = [account: string, system: '' | 'on'];

/**
 * A read together with the reach it is allowed, in one trip. Both statements stand before one Sync, which makes them one
 * transaction of their own: the setting is local to it and gone when the answer comes, as with BEGIN, SET LOCAL and
 * COMMIT around the read, without their three messages and second trip (docs/decisions/0009).
 */
class ReachedQuery extends pg.Query {
  private readonly reach: Reached;
  private reached = false;

  constructor(config: pg.QueryConfig, reach: Reached, answered: (error: Error | null, result?: pg.QueryResult) => void) {
    super({ ...config, queryMode: 'extended', callback: answered } as pg.QueryConfig);
    this.reach = reach;
  }

  prepare(wire: Wire): void {
    if (!knowsReach.has(wire)) {
      wire.parse({ name: reachName, text: reachText, types: undefined });
      knowsReach.add(wire);
    }
    wire.bind({ portal: '', statement: reachName, values: this.reach, binary: false, valueMapper: (value) => value });
    wire.execute({ portal: '', rows: undefined });
    inside.prepare.call(this, wire);
  }

  // What comes before the first completed command is the answer of the setting.
  handleDataRow(message: unknown): void {
    if (this.reached) inside.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.reached) inside.handleCommandComplete.call(this, message, wire);
    this.reached = true;
  }
}

/** Sends a read with its reach over a connection of the pool. */
export function sendReached(client: pg.ClientBase, { sql, parameters, name }: Sendable, reach: Reached): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(new ReachedQuery({ text: sql, values: parameters as unknown[], ...(name ? { name } : {}) }, reach, (error, result) => (error ? reject(error) : resolve(result!))));
  });
}
