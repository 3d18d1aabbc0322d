import { useCallback, useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/button';
import { GripIcon } from '@/components/icons';

type Row = { readonly id: string; readonly title: string };

type Lifted = { readonly id: string; readonly index: number; readonly by: 'pointer' | 'keys' };

/**
 * Move a row by its grip: drag it, or press Space, use the arrow keys and press Space again; Escape puts it back. Nothing is
 * written before it is put down. Each row carries its id as `data-<kind>`, so that lists may stand within lists.
 */
export function useReordering<Ordered extends Row>(
  kind: 'milestone' | 'task',
  list: { readonly current: HTMLOListElement | null },
  ordered: readonly Ordered[],
  onMove: (id: string, index: number) => void,
) {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const now = useRef({ lifted, ordered, onMove });
  now.current = { lifted, ordered, onMove };

  const others = ordered.filter((one) => one.id !== lifted?.id);
  const moving = ordered.find((one) => one.id === lifted?.id);
  const order = lifted && moving ? [...others.slice(0, lifted.index), moving, ...others.slice(lifted.index)] : ordered;

  const putDown = useCallback((isKept: boolean) => {
    const { lifted: held, ordered: all, onMove: move } = now.current;
    setLifted(null);
    if (!held) return;
    const from = all.findIndex((one) => one.id === held.id);
    const title = all[from]?.title ?? '';
    if (isKept && from !== held.index) {
      move(held.id, held.index);
      setAnnouncement(`${title} is now ${held.index + 1} of ${all.length}.`);
    } else setAnnouncement(`${title} stays ${from + 1} of ${all.length}.`);
  }, []);

  const isDragging = lifted?.by === 'pointer';
  useEffect(() => {
    if (!isDragging) return;
    const follow = (event: PointerEvent) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>(`[data-${kind}]`) ?? [])];
      const rest = rows.filter((one) => one.dataset[kind] !== now.current.lifted?.id);
      const above = rest.filter((one) => {
        const box = one.getBoundingClientRect();
        return box.top + box.height / 2 < event.clientY;
      });
      setLifted((held) => (held && held.index !== above.length ? { ...held, index: above.length } : held));
    };
    const drop = () => putDown(true);
    const giveUp = (event: KeyboardEvent) => event.key === 'Escape' && putDown(false);
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    window.addEventListener('keydown', giveUp);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
      window.removeEventListener('keydown', giveUp);
    };
  }, [isDragging, kind, list, putDown]);

  const onKey = (event: KeyboardEvent, row: Ordered, index: number) => {
    const isHeld = lifted?.id === row.id && lifted.by === 'keys';
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === ' ' || event.key === 'Enter') {
      if (isHeld) putDown(true);
      else {
        setLifted({ id: row.id, index, by: 'keys' });
        setAnnouncement(
          `${row.title} lifted, ${index + 1} of ${ordered.length}. Arrow keys move it, Space puts it down.`,
        );
      }
    } else if (isHeld && event.key === 'Escape') putDown(false);
    else if (isHeld && step !== 0) {
      const next = Math.min(Math.max(lifted.index + step, 0), ordered.length - 1);
      setLifted({ ...lifted, index: next });
      setAnnouncement(`${next + 1} of ${ordered.length}`);
    } else return;
    event.preventDefault();
  };

  const gripOf = (row: Ordered, index: number) => (
    <IconButton
      class="cursor-grab touch-none text-faint"
      label={`Move ${row.title}`}
      onPointerDown={(event) => {
        if (event.button === 0) setLifted({ id: row.id, index, by: 'pointer' });
      }}
      onKeyDown={(event) => onKey(event, row, index)}
    >
      <GripIcon size={18} />
    </IconButton>
  );
  return { order, liftedId: lifted?.id ?? null, announcement, gripOf };
}
