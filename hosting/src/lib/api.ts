/** A refusal of our own API: `code` is stable, `message` is a sentence fit to show, `fields` names what to correct. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly fields: Readonly<Record<string, string>> = {},
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

interface Answer {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly fields?: Record<string, string>;
    readonly requestId?: string;
  };
}

interface CallOptions {
  /** A GET carries no body: what it asks is in its address. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** The signed-in freelancer's ID token; absent on the public door. */
  readonly token?: () => Promise<string>;
  readonly signal?: AbortSignal;
}

export const OFFLINE = 'No connection. Check your network and try again.';
export const BROKEN = 'Something went wrong on our side. Try again in a moment.';

/** Call our API with a JSON body and give its JSON answer, or throw an `ApiError`. */
export async function callApi<Result>(path: string, body: unknown, options: CallOptions = {}): Promise<Result> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (options.token) headers.Authorization = `Bearer ${await options.token()}`;
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'POST',
      headers,
      ...(options.method === 'GET' ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('offline', OFFLINE, 0);
  }
  const answer = (await response.json().catch(() => ({}))) as Answer & Result;
  if (response.ok) return answer;
  const { code = 'internal', message = BROKEN, fields = {}, requestId = null } = answer.error ?? {};
  throw new ApiError(code, message, response.status, fields, requestId);
}

/** A key that makes a repeated create answer with its first result. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The sentence to show for whatever was thrown. */
export function sentenceFor(error: unknown): string {
  return error instanceof ApiError ? error.message : BROKEN;
}
