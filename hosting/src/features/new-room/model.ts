/** What the new-room form holds, and what keeps it from being sent. */
import { looksLikeAnAddress } from '@/lib/mail-address';
import type { Faults } from '@/lib/saved-form';
import type { NewRoom } from './actions';

export interface RoomForm {
  /** Empty makes a new client. */
  readonly clientId: string;
  readonly clientName: string;
  readonly personName: string;
  readonly email: string;
  readonly title: string;
  readonly currency: string;
}

export function roomFaults(form: RoomForm): Faults {
  return {
    ...(form.title.trim() === '' && { title: 'Give the project a name.' }),
    ...(form.clientName.trim() === '' && { 'client.name': 'Say who the client is.' }),
    ...(form.personName.trim() === '' && { 'person.name': 'Say who gets the link.' }),
    ...(!looksLikeAnAddress(form.email) && { 'person.email': 'Write a whole mail address, like priya@example.com.' }),
  };
}

/** What the functions are asked to make; only for a form without faults. */
export function roomAskedOf(form: RoomForm) {
  return {
    client: { clientId: form.clientId || null, name: form.clientName.trim() },
    person: { name: form.personName.trim(), email: form.email.trim() },
    title: form.title.trim(),
    currency: form.currency,
  } satisfies NewRoom;
}
