import { useCallback, useEffect, useRef, useState } from 'react';
import type { Stage } from '@/contract';
import { isOver, type Lead, type Place, STAGE_WORD, stepped } from './model';

/** A card that is on its way: it stays where it is, and a gap shows where it would go. */
export interface Carried {
  readonly lead: Lead;
  readonly from: Place;
  readonly to: Place;
  readonly by: 'pointer' | 'keys';
  readonly x: number;
  readonly y: number;
}

/** Columns as they are shown. */
type Columns = Readonly<Record<Stage, readonly Lead[]>>;

interface Carrying {
  readonly carried: Carried | null;
  /** What a screen reader says. */
  readonly announcement: string;
  readonly startPointer: (lead: Lead, event: PointerEvent, isByGrip: boolean) => void;
  readonly onGripKey: (lead: Lead, event: KeyboardEvent) => void;
  /** True once after a drag, so that letting go does not also follow a link. */
  readonly wasDragged: () => boolean;
}

const STARTS_AFTER_PX = 6;
const EDGE_PX = 56;
const SCROLL_PX = 12;

/**
 * Carry a card by pointer (the whole card with a mouse, its grip with a finger, which else scrolls) or by keys: Space lifts,
 * arrows go, Space puts down, Escape puts back. Nothing is written before it is put down.
 */
export function useCarrying(columns: Columns, onMove: (lead: Lead, to: Place) => void): Carrying {
  const [carried, setCarried] = useState<Carried | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const now = useRef({ carried, columns, onMove });
  now.current = { carried, columns, onMove };
  const dragged = useRef(false);
  const focusNext = useRef<{ readonly id: string; readonly stage: Stage } | null>(null);

  const placeOf = (lead: Lead): Place => ({
    stage: lead.stage,
    index: now.current.columns[lead.stage].findIndex((one) => one.id === lead.id),
  });

  const putDown = useCallback((isKept: boolean) => {
    const held = now.current.carried;
    setCarried(null);
    if (!held) return;
    const { lead, from, to } = held;
    const isMoved = from.stage !== to.stage || (from.index !== to.index && !isOver(to.stage));
    if (held.by === 'keys') focusNext.current = { id: lead.id, stage: isKept ? to.stage : from.stage };
    if (isKept && isMoved) {
      setAnnouncement(`${lead.name} put down in ${sayPlace(to)}.`);
      now.current.onMove(lead, to);
    } else setAnnouncement(`${lead.name} stays in ${STAGE_WORD[from.stage]}.`);
  }, []);

  const startPointer = (lead: Lead, event: PointerEvent, isByGrip: boolean) => {
    dragged.current = false;
    if (event.button !== 0 || (event.pointerType !== 'mouse' && !isByGrip)) return;
    const [startX, startY] = [event.clientX, event.clientY];
    let frame = 0;
    let last = { x: startX, y: startY };
    const follow = (move: PointerEvent) => {
      last = { x: move.clientX, y: move.clientY };
      if (!dragged.current && Math.hypot(last.x - startX, last.y - startY) < STARTS_AFTER_PX) return;
      if (!dragged.current) {
        dragged.current = true;
        window.getSelection()?.removeAllRanges();
        tick();
      }
      move.preventDefault();
      const from = placeOf(lead);
      const to = placeAt(last.x, last.y, lead.id) ?? from;
      setCarried({ lead, from, to, by: 'pointer', ...last });
    };
    const tick = () => {
      scrollNearEdge(last.x, last.y);
      frame = requestAnimationFrame(tick);
    };
    const stop = (isKept: boolean) => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', giveUp);
      window.removeEventListener('keydown', onEscape, true);
      if (dragged.current) putDown(isKept);
    };
    const drop = () => stop(true);
    const giveUp = () => stop(false);
    const onEscape = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      stop(false);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', giveUp);
    window.addEventListener('keydown', onEscape, true);
  };

  const onGripKey = (lead: Lead, event: KeyboardEvent) => {
    const held = carried?.lead.id === lead.id && carried.by === 'keys' ? carried : null;
    if (event.key === ' ' || event.key === 'Enter') {
      if (held) putDown(true);
      else {
        const from = placeOf(lead);
        setCarried({ lead, from, to: from, by: 'keys', x: 0, y: 0 });
        setAnnouncement(
          `${lead.name} lifted from ${STAGE_WORD[lead.stage]}. Arrow keys move it, Space puts it down, Escape puts it back.`,
        );
      }
    } else if (held && event.key === 'Escape') putDown(false);
    else if (held) {
      const lengths = lengthsWithout(now.current.columns, lead.id);
      const to = stepped(held.to, event.key, lengths);
      if (to === null) return;
      setCarried({ ...held, to });
      setAnnouncement(sayPlace(to));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // A card that was put down in another column is another element there, as soon as the listener has heard of it.
  useEffect(() => {
    if (carried !== null || focusNext.current === null) return;
    const { id, stage } = focusNext.current;
    const grip = document.querySelector<HTMLElement>(
      `[data-stage="${stage}"] [data-lead="${id}"] [data-grip-box] button`,
    );
    if (grip === null) return;
    // Whoever has gone on meanwhile is not fetched back.
    if (document.activeElement === document.body) grip.focus();
    focusNext.current = null;
  });

  const wasDragged = () => {
    const was = dragged.current;
    dragged.current = false;
    return was;
  };
  return { carried, announcement, startPointer, onGripKey, wasDragged };
}

function sayPlace({ stage, index }: Place): string {
  return isOver(stage) ? STAGE_WORD[stage] : `${STAGE_WORD[stage]}, place ${index + 1}`;
}

function lengthsWithout(columns: Columns, leadId: string): Record<Stage, number> {
  const entries = Object.entries(columns) as [Stage, readonly Lead[]][];
  const lengths = entries.map(([stage, leads]) => [stage, leads.filter((one) => one.id !== leadId).length] as const);
  return Object.fromEntries(lengths) as Record<Stage, number>;
}

/** The place below the pointer; null away from the board. */
function placeAt(x: number, y: number, leadId: string): Place | null {
  const columns = [...document.querySelectorAll<HTMLElement>('[data-stage]')];
  const column = columns.find((one) => {
    const box = one.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
  if (!column) return null;
  const stage = column.dataset.stage as Stage;
  if (isOver(stage)) return { stage, index: 0 };
  const cards = [...column.querySelectorAll<HTMLElement>('[data-lead]')].filter((card) => card.dataset.lead !== leadId);
  const above = cards.filter((card) => {
    const box = card.getBoundingClientRect();
    return box.top + box.height / 2 < y;
  });
  return { stage, index: above.length };
}

/** A list longer than the screen scrolls while a card is held at its end. */
function scrollNearEdge(x: number, y: number): void {
  const list = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-scrolls]');
  const box = list?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
  const by = y < box.top + EDGE_PX ? -SCROLL_PX : y > box.bottom - EDGE_PX ? SCROLL_PX : 0;
  if (by === 0) return;
  if (list && list.scrollHeight > list.clientHeight) list.scrollBy(0, by);
  else window.scrollBy(0, by);
}
