import { describe, expect, it } from 'vitest';
import { roomAskedOf, roomFaults } from './model';

const form = {
  clientId: '',
  clientName: 'Monsoon Café ',
  personName: 'Priya',
  email: ' priya@example.com',
  title: 'Brand',
  currency: 'INR',
};

describe('a new room', () => {
  it('needs a title, a client, and a person with a mail address', () => {
    expect(roomFaults(form)).toEqual({});
    const empty = { clientId: '', clientName: ' ', personName: '', email: 'priya', title: '', currency: 'INR' };
    expect(Object.keys(roomFaults(empty))).toEqual(['title', 'client.name', 'person.name', 'person.email']);
  });

  it('is asked for with a client who is known, or a new one', () => {
    expect(roomAskedOf(form)).toEqual({
      client: { clientId: null, name: 'Monsoon Café' },
      person: { name: 'Priya', email: 'priya@example.com' },
      title: 'Brand',
      currency: 'INR',
    });
    expect(roomAskedOf({ ...form, clientId: 'known' }).client.clientId).toBe('known');
  });
});
