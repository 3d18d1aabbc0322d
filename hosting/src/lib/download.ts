/** Papers out of our API: fetched as bytes, because their addresses ask for a secret that belongs into no address bar. */
import { ApiError, BROKEN, OFFLINE } from '@/lib/api';

interface DownloadOptions {
  /** Asked with POST and this body; without one it is a GET. */
  readonly body?: unknown;
  /** The signed-in freelancer's ID token; absent on the public door. */
  readonly token?: () => Promise<string>;
  /** Tells 0 to 100 while bytes arrive, when the server says how many there are. */
  readonly onPercent?: (percent: number) => void;
}

/** Fetch a file through our API, or throw an `ApiError` with a sentence fit to show. */
export async function download(path: string, options: DownloadOptions = {}): Promise<Blob> {
  const headers: Record<string, string> = {};
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.token) headers.Authorization = `Bearer ${await options.token()}`;
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.body === undefined ? 'GET' : 'POST',
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    if (response.ok) return await bytesOf(response, options.onPercent);
  } catch {
    throw new ApiError('offline', OFFLINE, 0);
  }
  const { error = {} } = (await response.json().catch(() => ({}))) as {
    readonly error?: { readonly code?: string; readonly message?: string };
  };
  throw new ApiError(error.code ?? 'internal', error.message ?? BROKEN, response.status);
}

async function bytesOf(response: Response, onPercent?: (percent: number) => void): Promise<Blob> {
  const size = Number(response.headers.get('Content-Length') ?? 0);
  // Not before it is wanted: a reader locks the body, and then there is no blob to be had.
  const reader = onPercent && size > 0 ? response.body?.getReader() : undefined;
  if (!reader || !onPercent) return response.blob();
  const parts: BlobPart[] = [];
  let received = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    received += next.value.byteLength;
    // A compressed answer unpacks to more than its announced length.
    onPercent(Math.min(100, (100 * received) / size));
  }
  return new Blob(parts, { type: response.headers.get('Content-Type') ?? 'application/octet-stream' });
}

/** Save bytes under a name. */
export function saveAs(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
