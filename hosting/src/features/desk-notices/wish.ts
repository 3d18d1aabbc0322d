import { useSyncExternalStore } from 'react';
import type { Wish } from './model';

const KEY = 'latchkey.notices';
const listeners = new Set<() => void>();

function kept(): Wish {
  const wish = localStorage.getItem(KEY);
  return wish === 'name' || wish === 'text' ? wish : 'off';
}

/** What the browser lets the desk do; some have no notifications for a page at all. */
export function permission(): NotificationPermission | 'missing' {
  return 'Notification' in window ? Notification.permission : 'missing';
}

/** Whether this browser shall tell of messages; without its permission nothing is told, whatever was wished. */
export function currentWish(): Wish {
  return permission() === 'granted' ? kept() : 'off';
}

export function keepWish(wish: Wish): void {
  if (wish === 'off') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wish);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useWish(): Wish {
  return useSyncExternalStore(listen, currentWish);
}
