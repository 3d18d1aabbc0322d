/*
 * Sending a file to Cloud Storage for Firebase by its own resumable protocol: a start that answers with an address, then the
 * bytes in pieces. The SDK's package would cost the room 10 kB for this one thing. Rules apply here as anywhere.
 * https://cloud.google.com/storage/docs/resumable-uploads
 */
import { config, withoutVersion } from './config';

export interface Upload {
  /** Settles when the object is stored. */
  readonly done: Promise<void>;
  cancel(): void;
}

interface UploadOptions {
  readonly onProgress: (sent: number) => void;
  /** The signed-in freelancer's ID token; the client's side has none. */
  readonly idToken?: (() => Promise<string>) | null;
}

// A multiple of 256 kB, as the protocol wants: small enough that a broken line costs little, large enough for few requests.
const PIECE_BYTES = 4 * 256 * 1024;
const GIVE_UP_AFTER_MS = 10 * 60 * 1000;
const LONGEST_WAIT_MS = 30_000;

/** The line broke, or the server is busy: the same request may do later. */
class Interrupted extends Error {}

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  readonly signal: AbortSignal;
  readonly onSent?: (sent: number) => void;
}

/** One request. By XMLHttpRequest, because fetch tells nothing of how much has been sent. */
function ask({ url, headers, body, signal, onSent }: Asked): Promise<(header: string) => string | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent?.(event.loaded);
    request.onload = () => {
      const { status } = request;
      if (status < 300) resolve((header) => request.getResponseHeader(header));
      else if (status >= 500 || status === 408 || status === 429) reject(new Interrupted(`Storage answered ${status}`));
      else reject(new Error(`Storage answered ${status}`));
    };
    request.onerror = () => reject(new Interrupted('No connection'));
    request.onabort = () => reject(new Error('Cancelled'));
    request.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    if (signal.aborted) reject(new Error('Cancelled'));
    else request.send(body ?? null);
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Ask again after a break, for as long as there is hope. */
async function patiently<Result>(signal: AbortSignal, attempt: (isAgain: boolean) => Promise<Result>): Promise<Result> {
  const since = Date.now();
  for (let wait = 1000, isAgain = false; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS), isAgain = true) {
    try {
      return await attempt(isAgain);
    } catch (error) {
      if (!(error instanceof Interrupted) || Date.now() - since > GIVE_UP_AFTER_MS) throw error;
      await pause(wait, signal);
    }
  }
}

async function send(path: string, file: Blob, contentType: string, options: UploadOptions, signal: AbortSignal) {
  const { storageBase, storageBucket } = config();
  const start = `${withoutVersion(storageBase)}/v0/b/${storageBucket}/o?name=${encodeURIComponent(path)}`;
  const { idToken, onProgress } = options;
  const who = async (): Promise<Record<string, string>> =>
    idToken ? { Authorization: `Firebase ${await idToken()}` } : {};
  const answer = await patiently(signal, async () =>
    ask({
      url: start,
      signal,
      headers: {
        ...(await who()),
        'X-Goog-Upload-Protocol': 'resumable',
        'X-Goog-Upload-Command': 'start',
        'X-Goog-Upload-Header-Content-Length': `${file.size}`,
        'X-Goog-Upload-Header-Content-Type': contentType,
        'Content-Type': 'application/json; charset=utf-8',
      },
      // `attachment` because these bytes come from strangers: a browser must save them, never run them.
      body: JSON.stringify({ name: path, contentType, contentDisposition: 'attachment' }),
    }),
  );
  const url = answer('X-Goog-Upload-URL');
  if (!url) throw new Error('Storage gave no address');
  let from = 0;
  let isFinal = false;
  while (!isFinal) {
    isFinal = await patiently(signal, async (isAgain) => {
      if (isAgain) {
        const headers = { ...(await who()), 'X-Goog-Upload-Command': 'query' };
        const told = await ask({ url, signal, headers });
        if (told('X-Goog-Upload-Status') === 'final') return true;
        // What the broken request still brought there need not be sent twice.
        from = Number(told('X-Goog-Upload-Size-Received'));
      }
      const to = Math.min(from + PIECE_BYTES, file.size);
      const command = to === file.size ? 'upload, finalize' : 'upload';
      await ask({
        url,
        signal,
        headers: { ...(await who()), 'X-Goog-Upload-Command': command, 'X-Goog-Upload-Offset': `${from}` },
        body: file.slice(from, to),
        onSent: (sent) => onProgress(Math.min(from + sent, file.size)),
      });
      from = to;
      return to === file.size;
    });
  }
}

/** Send a file's bytes, resumably. The rules accept only what a Firestore record announced before. */
export function upload(path: string, file: Blob, contentType: string, options: UploadOptions): Upload {
  const stop = new AbortController();
  const done = send(path, file, contentType, options, stop.signal);
  return { done, cancel: () => stop.abort() };
}
