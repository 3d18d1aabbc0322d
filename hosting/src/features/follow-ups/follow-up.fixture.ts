import type { FollowUp } from './model';

/** A follow-up that is due on Monday 23 November 2026 at 09:00 in Kolkata, with some of it changed. */
export function aFollowUp(changes: Partial<FollowUp> = {}): FollowUp {
  const dueAt = Date.parse('2026-11-23T03:30:00Z');
  return {
    id: 'one',
    title: 'Ask Mira about the proofs',
    about: null,
    startsAt: '2026-11-23T09:00',
    timeZone: 'Asia/Kolkata',
    recurrence: null,
    dueAt,
    snoozedUntil: null,
    nextAt: dueAt,
    isDone: false,
    lastDone: null,
    deletedAt: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}
