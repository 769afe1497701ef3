import type { Message } from './message.ts';
import { withValues } from './message.ts';

/** One field of the input that was refused, with the sentence for the person who typed it. */
export type FieldProblem = { field: string; code: string; message: Message; row?: number };

/** The answer "no, because": a stable code, an HTTP status, a sentence to act on. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly sentence: Message;
  readonly problems: FieldProblem[];
  readonly extra: Record<string, unknown>;

  constructor(code: string, status: number, sentence: Message, more: { problems?: FieldProblem[]; extra?: Record<string, unknown> } = {}) {
    super(`${code}: ${sentence.message}`);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.sentence = sentence;
    this.problems = more.problems ?? [];
    this.extra = more.extra ?? {};
  }
}

export type RefusalKind = {
  (values?: Record<string, unknown>, more?: { problems?: FieldProblem[]; extra?: Record<string, unknown> }): Refusal;
  code: string;
  status: number;
};

/** Declares a refusal once; calling it makes one to throw: `throw notFound()`. */
export function refusal(code: string, status: number, sentence: Message): RefusalKind {
  const make = (values: Record<string, unknown> = {}, more: { problems?: FieldProblem[]; extra?: Record<string, unknown> } = {}) =>
    new Refusal(code, status, withValues(sentence, values), more);
  return Object.assign(make, { code, status });
}
