import { useEffect } from 'react';
import { markTabIcon } from '@/lib/tab-icon';

/** The tab's title: what waits, where one is, and the product. */
const shown = { unread: 0, page: '' };

function write(): void {
  const waiting = shown.unread > 0 ? `(${shown.unread}) ` : '';
  document.title = `${waiting}${shown.page ? `${shown.page} · ` : ''}Latchkey`;
}

export function usePageTitle(page: string): void {
  useEffect(() => {
    shown.page = page;
    write();
  }, [page]);
}

export function useUnreadInTitle(unread: number): void {
  useEffect(() => {
    shown.unread = unread;
    write();
    markTabIcon(unread > 0);
    return () => {
      shown.unread = 0;
    };
  }, [unread]);
}
