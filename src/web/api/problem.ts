/** A refusal of the server (RFC 9457): `title` says what, `detail` what to do, `problems` which field. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly problems: { field: string; code: string; detail: string; row?: number }[];
  /** Whatever else the answer carried, such as the record as it stands now after a lost edit race. */
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body['detail'] ?? body['title'] ?? status));
    this.name = 'ApiProblem';
    this.status = status;
    this.code = String(body['code'] ?? '');
    this.detail = String(body['detail'] ?? body['title'] ?? '');
    this.problems = Array.isArray(body['problems']) ? (body['problems'] as ApiProblem['problems']) : [];
    this.body = body;
  }
}

/** Nothing answered: no line, or the server is stopped. */
export class NoAnswer extends Error {
  constructor() {
    super('no answer');
    this.name = 'NoAnswer';
  }
}

/** The sentence for one field of a form, if the server refused that field. */
export function problemOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}.`))?.detail;
}
