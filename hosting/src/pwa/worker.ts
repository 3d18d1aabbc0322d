/**
 * The service worker of one page. It keeps the built page on the device, so that it opens at once and without a line, and
 * nothing else: what is kept is fetched when a version is installed, and never added to.
 */
import { SHELL } from 'virtual:shell';
import { cacheOf, isOutdated, keptFor } from './shell';

/** What of a worker's world is used here: TypeScript's own description of it cannot stand beside the page's. */
interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface AskingEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', hear: (event: AskingEvent) => void): void;
  addEventListener(kind: 'message', hear: (event: MessageEvent<unknown>) => void): void;
}
const worker = self as unknown as WorkerScope;

async function install(): Promise<void> {
  const cache = await caches.open(cacheOf(SHELL));
  await cache.add(new Request(SHELL.html, { cache: 'no-cache', integrity: SHELL.integrity }));
  await cache.addAll(SHELL.files);
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => isOutdated(name, SHELL)).map((name) => caches.delete(name)));
}

async function answer(kept: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheOf(SHELL));
  // The browser may have thrown the cache away; then this is a page like any other.
  return (await cache.match(kept)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
worker.addEventListener('fetch', (event) => {
  const kept = keptFor(event.request, worker.location.origin, SHELL);
  if (kept !== null) event.respondWith(answer(kept, event.request));
});
// A new version waits until somebody asks for it: the open pages belong to the old one.
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});
