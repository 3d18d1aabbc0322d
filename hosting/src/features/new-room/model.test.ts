import { describe, expect, it } from 'vitest';
import { objectionsOf, problemsOf } from './model';

const form = {
  clientName: 'Monsoon Café',
  personName: 'Priya',
  email: 'priya@example.com',
  title: 'Brand',
  currency: 'INR',
};

describe('a new room', () => {
  it('needs a title, a client, and a person with a mail address', () => {
    expect(problemsOf(form)).toEqual({});
    const empty = { clientName: ' ', personName: '', email: 'priya', title: '', currency: 'INR' };
    expect(Object.keys(problemsOf(empty))).toEqual(['title', 'clientName', 'personName', 'email']);
  });

  it('shows the books’ objections at the fields they are about', () => {
    expect(objectionsOf({ 'person.email': 'Not an address.', elsewhere: 'What?' })).toEqual({
      email: 'Not an address.',
    });
  });
});
