/** What can be made from anywhere at the desk, by `n` and a letter. */

export const NEW_THINGS = [
  { kind: 'room', key: 'r', word: 'Room', hint: 'A page for one project, and its link' },
  { kind: 'lead', key: 'l', word: 'Lead', hint: 'Somebody who may become a client' },
  { kind: 'client', key: 'c', word: 'Client', hint: 'Somebody you work for, before their first room' },
  { kind: 'invoice', key: 'i', word: 'Invoice', hint: 'A draft in one of your rooms' },
  { kind: 'followUp', key: 'f', word: 'Follow-up', hint: 'A reminder for you, once or again and again' },
  { kind: 'time', key: 't', word: 'Time entry', hint: 'Work that the timer did not see' },
] as const;

export type NewKind = (typeof NEW_THINGS)[number]['kind'];

/** The pages that open their own form when their address asks for it; a room and an invoice ask something first. */
export const NEW_AT: Readonly<Record<Exclude<NewKind, 'room' | 'invoice'>, string>> = {
  lead: '/desk/leads?new',
  client: '/desk/clients?new',
  followUp: '/desk/follow-ups?new',
  time: '/desk/time?new',
};
