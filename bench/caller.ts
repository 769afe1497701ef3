import { connect, type Socket } from 'node:net';
import type { Request } from './requests.ts';

/** One client of a server: a connection kept alive, one request at a time, and next to no work of its own. */
export class Caller {
  private readonly socket: Socket;
  private readonly head: string;
  private readonly pieces: Buffer[] = [];
  private received = 0;
  private wanted = -1;
  private status = 0;
  private waiting: PromiseWithResolvers<string> | null = null;

  private constructor(socket: Socket, head: string) {
    this.socket = socket;
    this.head = head;
    socket.setNoDelay(true);
    socket.on('data', (data: Buffer) => this.take(data));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server hung up.')));
  }

  static async open(port: number, apiKey?: string): Promise<Caller> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Caller(socket, `host: 127.0.0.1:${port}\r\n${apiKey ? `authorization: Bearer ${apiKey}\r\n` : ''}`);
  }

  /** Sends one request and gives the body of its answer; throws for an answer that is no success. */
  send({ method, path, body }: Request): Promise<string> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    this.waiting = Promise.withResolvers();
    this.socket.write(`${method} ${path} HTTP/1.1\r\n${this.head}${payload ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n` : ''}\r\n${payload}`);
    return this.waiting.promise;
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    this.pieces.push(data);
    this.received += data.length;
    if (this.wanted < 0) this.readHead();
    if (this.wanted < 0 || this.received < this.wanted) return;
    const { waiting } = this;
    const whole = Buffer.concat(this.pieces);
    const body = whole.subarray(whole.indexOf('\r\n\r\n') + 4).toString();
    this.pieces.length = 0;
    this.received = 0;
    this.wanted = -1;
    if (this.status >= 200 && this.status < 300) waiting?.resolve(body);
    else waiting?.reject(new Error(`The server answered ${this.status}: ${body}`));
  }

  private readHead(): void {
    const text = Buffer.concat(this.pieces).toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.status = Number(text.slice(9, 12));
    this.wanted = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
  }
}
