import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { msg } from '#kernel/message.ts';
import { Refusal, refusal } from '#kernel/refusal.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import { translate } from '../i18n.ts';
import { inputInvalid } from '../refusals.ts';


const broken = refusal('platform.broken', 500, msg`Something broke on our side. Nothing was changed; please try again.`);
const away = refusal('platform.database_away', 503, msg`The database is just starting. Please try again in a moment.`);
const unreadable = refusal('platform.unreadable', 400, msg`The request could not be read: it is not valid JSON.`);
const tooLarge = refusal('platform.too_large', 413, msg`That is too large to be sent in one piece.`);
const tooMany = refusal('platform.too_many_requests', 429, msg`Too many tries. Please wait a little and try again.`);

/** RFC 9457 problem details in the reader's language. */
export function sendProblem(reply: FastifyReply, problem: Refusal, language: string): FastifyReply {
  const detail = translate(problem.sentence, language);
  return reply.status(problem.status).type('application/problem+json').send({
    type: `urn:rapport:problem:${problem.code}`,
    title: detail,
    status: problem.status,
    detail,
    code: problem.code,
    ...(problem.problems.length ? { problems: problem.problems.map((item) => presentProblem(item, language)) } : {}),
    ...problem.extra,
  });
}

function presentProblem(item: FieldProblem, language: string) {
  return { field: item.field, code: item.code, detail: translate(item.message, language), ...(item.row === undefined ? {} : { row: item.row }) };
}

/** The refusal behind any thrown thing; null when it is a bug, which the log must show. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (isConnectionLost(error as NodeJS.ErrnoException)) return away();
  if (statusCode === 429) return tooMany();
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return unreadable();
  return null;
}

// The server refuses (starting, stopping), is not there, or went away in the middle.
function isConnectionLost({ code, syscall, message }: NodeJS.ErrnoException): boolean {
  return syscall === 'connect' || /^(57P0[123]|08\d{3})$/.test(code ?? '') || /^Connection terminated|is not queryable$/.test(message);
}

export function bug(): Refusal {
  return broken();
}

const wrongShape = msg({ message: 'Expected: {expected}' });

/** Checks a body or query against its shape. */
export function parseInput<S extends z.ZodType>(shape: S, value: unknown): z.output<S> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue): FieldProblem => ({
    field: issue.path.join('.'),
    code: `platform.${issue.code}`,
    message: { ...wrongShape, values: { expected: issue.message } },
  }));
  throw inputInvalid({}, { problems });
}
