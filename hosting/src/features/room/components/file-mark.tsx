import { useEffect, useRef, useState } from 'react';
import { usePicture } from '../contents-of-files';
import { endingOf, isPreviewable } from '../files';
import type { RoomFile } from '../model';

/** Whether an element has come near the screen; stays true. */
export function useNearScreen<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true),
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isNear]);
  return [ref, isNear] as const;
}

/** A file at a glance: the picture itself where that is cheap, else what kind it is. */
export function FileMark({ name, file }: { readonly name: string; readonly file: RoomFile | null }) {
  const [ref, isNear] = useNearScreen<HTMLSpanElement>();
  const isSmall = file !== null && isPreviewable(file) && file.size <= 2_000_000;
  const picture = usePicture(file, isNear && isSmall);
  return (
    <span
      ref={ref}
      aria-hidden="true"
      class="grid size-10 shrink-0 place-items-center overflow-hidden rounded-small bg-raised text-[10px] font-semibold text-info figures"
    >
      {picture ? (
        <img src={picture} alt="" class="size-full object-cover" />
      ) : (
        endingOf(name).slice(0, 4).toUpperCase() || 'FILE'
      )}
    </span>
  );
}
