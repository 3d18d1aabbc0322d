import { useEffect, useRef } from 'react';
import { reportViewed } from './actions';
import type { Invoice } from './invoice';
import { usePayer } from './payer';

const A_LOOK_MS = 1500;
/** So much of the invoice, or so much of the screen full of it: unfolded, it is taller than a phone. */
const OF_ITSELF = 0.6;
const OF_SCREEN = 0.4;

// Asked to tell at each of these, an observer tells of a tall element often enough while it is scrolled into view.
const STEPS = Array.from({ length: 13 }, (_, step) => step * 0.05);

/**
 * Tell the freelancer that a person has looked: the element on a visible page for a moment, never a preview or a mail
 * scanner. Give the element the returned ref.
 */
export function useViewedReport<Shown extends HTMLElement>(invoice: Invoice) {
  const ref = useRef<Shown>(null);
  const hasTold = useRef(false);
  const { door, isPreview } = usePayer();
  const isNews = door.kind !== 'owner' && !isPreview && invoice.viewedAt === null && invoice.voidedAt === null;
  useEffect(() => {
    const element = ref.current;
    if (!isNews || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = false;
    const tell = () => {
      if (hasTold.current) return;
      hasTold.current = true;
      // Unimportant to the reader: when it fails, the next visit tells it.
      void reportViewed(door, invoice.id).catch(() => undefined);
    };
    const consider = () => {
      clearTimeout(timer);
      if (isShown && document.visibilityState === 'visible') timer = setTimeout(tell, A_LOOK_MS);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.at(-1);
        if (!seen) return;
        const isFilling = seen.intersectionRect.height >= OF_SCREEN * (seen.rootBounds?.height ?? Infinity);
        isShown = seen.intersectionRatio >= OF_ITSELF || isFilling;
        consider();
      },
      { threshold: STEPS },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', consider);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', consider);
    };
  }, [isNews, door, invoice.id]);
  return ref;
}
