/** Puts a page's service worker to work, and says when it has a new version of the page. */
import { config } from '@/lib/config';

const LOOK_EVERY_MS = 60 * 60 * 1000;

/**
 * Keep the page on the device. `/config.js` is never kept, so a deploy that says `keepsShells: false` there takes every
 * worker and everything it kept away at each device's next visit.
 */
export async function keepShell(script: string, scope: string): Promise<void> {
  const { serviceWorker } = navigator;
  // Without a line there is no word from the deploy: leave things as they are.
  if (!serviceWorker || !window.LATCHKEY) return;
  if (!config().keepsShells) {
    await dropShells();
    return;
  }
  const registration = await serviceWorker.register(script, { scope, updateViaCache: 'none' });
  let wasAsked = false;
  const take = () => {
    wasAsked = true;
    if (registration.waiting) registration.waiting.postMessage('take-over');
    else window.location.reload();
  };
  const offer = () => {
    if (registration.waiting && serviceWorker.controller) sayNewVersion(take);
  };
  let wasControlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // The first version of all takes nobody's place. Another tab may have asked for the new one: this one may be in the
    // middle of a sentence, and is asked for itself.
    if (wasAsked) window.location.reload();
    else if (wasControlled) sayNewVersion(take);
    wasControlled = true;
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  offer();
  lookNowAndThen(registration);
}

/** A desk may stay open for weeks, and the browser itself only looks when a page is opened. */
function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = Date.now();
    registration.update().catch(() => undefined);
  });
}

async function dropShells(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('latchkey-')).map((name) => caches.delete(name)));
}

const BUTTON = 'touch-target h-8 rounded-control px-3 text-13 font-semibold hover:bg-panel';

/** Said once, above whatever is open, without a component: the room loads these few lines after everything else. */
function sayNewVersion(take: () => void): void {
  if (document.getElementById('new-version')) return;
  const bar = document.createElement('div');
  bar.id = 'new-version';
  bar.role = 'status';
  bar.className =
    'fixed inset-x-4 top-4 z-50 mx-auto flex w-fit max-w-full items-center gap-2 rounded-control border border-line bg-raised py-1 pr-1 pl-4 text-13 text-ink';
  document.body.append(bar);
  bar.append(
    'A new version is ready.',
    button('Reload', 'text-accent-text', take),
    button('Later', 'text-soft', () => bar.remove()),
  );
}

function button(word: string, look: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `${BUTTON} ${look}`;
  made.textContent = word;
  made.addEventListener('click', press);
  return made;
}
