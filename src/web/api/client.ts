import { ApiProblem, NoAnswer } from './problem.ts';

type Sending = {
  query?: Record<string, string | number | boolean | undefined>;
  signal?: AbortSignal;
  /** Refuse the write with 412 when the record is no longer at this version. */
  version?: number;
  /** Words of the toast that offers Undo once the write stands. */
  undo?: string;
};

type Written = { batchId: string; words?: string };
type Listener = (written: Written) => void;

let languageTag = 'en';
const writeListeners = new Set<Listener>();
const signedOutListeners = new Set<() => void>();

/** The language the server should answer in until a session says it. */
export function speak(tag: string): void {
  languageTag = tag;
}

/** Hears of every write that can be undone. */
export function onWritten(listener: Listener): () => void {
  writeListeners.add(listener);
  return () => writeListeners.delete(listener);
}

/** Hears that the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** The address of an API path with its query, for links and downloads. */
export function apiUrl(path: string, query: Sending['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

async function send<T>(method: string, path: string, body: unknown, sending: Sending = {}): Promise<T> {
  const headers: Record<string, string> = { 'accept-language': languageTag, accept: 'application/json' };
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  if (sending.version !== undefined) headers['if-match'] = `W/"${sending.version}"`;

  const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
  const response = await fetch(apiUrl(path, sending.query), {
    method, headers, body: payload, credentials: 'same-origin', signal: sending.signal ?? null,
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new NoAnswer();
  });
  if (!response.ok) throw await problemFrom(response, path);

  const batchId = response.headers.get('rapport-batch');
  if (batchId) for (const listener of writeListeners) listener({ batchId, ...(sending.undo === undefined ? {} : { words: sending.undo }) });
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemFrom(response: Response, path: string): Promise<ApiProblem> {
  const body = await response.json().catch(() => ({ title: response.statusText })) as Record<string, unknown>;
  if (response.status === 401 && path !== '/session') for (const listener of signedOutListeners) listener();
  return new ApiProblem(response.status, body);
}

/** The API in five verbs; answers are typed by the caller, refusals throw ApiProblem. */
export const api = {
  get: <T>(path: string, sending?: Sending) => send<T>('GET', path, undefined, sending),
  post: <T>(path: string, body?: unknown, sending?: Sending) => send<T>('POST', path, body ?? {}, sending),
  put: <T>(path: string, body?: unknown, sending?: Sending) => send<T>('PUT', path, body ?? {}, sending),
  patch: <T>(path: string, body: unknown, sending?: Sending) => send<T>('PATCH', path, body, sending),
  delete: <T>(path: string, sending?: Sending) => send<T>('DELETE', path, undefined, sending),
};
