import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDayNumber, dayNumber } from '@/lib/dates';
import vectors from '../../../tests/vectors/client-health.json';
import type { HealthFacts } from './client-facts';
import { factsOfClients, healthOf } from './client-health';
import type { ClientLine, InvoiceLine, RoomLine } from './directory';

const TODAY = '2026-11-20';

function anInvoice(changes: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    id: 'invoice',
    number: null,
    projectId: 'room',
    clientId: 'client',
    clientName: 'Mira Textiles',
    currency: 'INR',
    status: 'sent',
    totalMinor: 100_000,
    balanceMinor: 100_000,
    issuedOn: '2026-11-01',
    nextDueOn: null,
    dueOn: null,
    settledOn: null,
    dues: [],
    needs: null,
    needsMinor: 0,
    ...changes,
  };
}

function factsOf(vector: (typeof vectors.clients)[number]): HealthFacts {
  const invoices = vector.invoices.map((each) => anInvoice(each as Partial<InvoiceLine>));
  return { ...vector, clientId: 'client', name: 'Mira Textiles', invoices };
}

describe('the vectors', () => {
  test.each(vectors.clients)('$why', (vector) => {
    const health = healthOf(factsOf(vector), vector.today);
    expect(Object.fromEntries(health.inputs.map(({ kind, points }) => [kind, points]))).toEqual(vector.points);
    expect(health.score).toBe(vector.score);
    expect(health.band).toBe(vector.band);
    expect(health.suggestion?.action.kind ?? null).toBe(vector.suggestion);
  });
});

const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber(TODAY) }).map(dateOfDayNumber);
const anyInvoice = fc
  .record({
    status: fc.constantFrom('draft', 'sent', 'partial', 'claimed', 'paid', 'credited', 'void'),
    currency: fc.constantFrom('INR', 'EUR'),
    projectId: fc.constantFrom('r1', 'r2'),
    totalMinor: fc.integer({ min: 1, max: 10 ** 9 }),
    issuedOn: day,
    dueOn: day,
  })
  .map((each) => {
    const isOpen = ['sent', 'partial', 'claimed'].includes(each.status);
    const settledOn = each.status === 'paid' ? each.dueOn : null;
    const nextDueOn = isOpen ? each.dueOn : null;
    return anInvoice({ ...each, balanceMinor: isOpen ? each.totalMinor : 0, nextDueOn, settledOn } as InvoiceLine);
  });
const anyFacts: fc.Arbitrary<HealthFacts> = fc.record({
  clientId: fc.constant('client'),
  name: fc.constant('Mira Textiles'),
  since: day,
  lastContactOn: fc.option(day),
  rooms: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('r1', 'r2'),
      title: fc.constant('Brand'),
      isOpen: fc.boolean(),
      since: day,
    }),
    { selector: ({ id }) => id },
  ),
  invoices: fc.array(anyInvoice, { maxLength: 8 }),
});

function scored(facts: HealthFacts, today = TODAY): number {
  return healthOf(facts, today).score;
}

describe('whatever is true of a client', () => {
  test('the score is the sum of its inputs, from 0 to 100', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { score, inputs } = healthOf(facts, TODAY);
        expect(score).toBe(inputs.reduce((sum, { points }) => sum + points, 0));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        for (const { points, max } of inputs) expect(points >= 0 && points <= max).toBe(true);
        expect(inputs.reduce((sum, { max }) => sum + max, 0)).toBe(100);
      }),
    );
  });

  test('paying later never raises it, and not paying at all even less', () => {
    fc.assert(
      fc.property(anyFacts, day, day, day, (facts, dueOn, one, other) => {
        const [sooner, later] = [one, other].sort() as [string, string];
        const paid = (settledOn: string) =>
          scored({
            ...facts,
            invoices: [...facts.invoices, anInvoice({ status: 'paid', balanceMinor: 0, dueOn, settledOn })],
          });
        const unpaid = scored({ ...facts, invoices: [...facts.invoices, anInvoice({ dueOn, nextDueOn: dueOn })] });
        expect(paid(later)).toBeLessThanOrEqual(paid(sooner));
        expect(unpaid).toBeLessThanOrEqual(paid(later));
      }),
    );
  });

  test('a newer contact never lowers it', () => {
    fc.assert(
      fc.property(anyFacts, day, day, (facts, one, other) => {
        const [older, newer] = [one, other].sort() as [string, string];
        expect(scored({ ...facts, lastContactOn: older })).toBeLessThanOrEqual(
          scored({ ...facts, lastContactOn: newer }),
        );
      }),
    );
  });

  test('while nothing happens it never rises, once everything is due', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 400 }), (facts, days) => {
        const due = facts.invoices.filter(({ nextDueOn }) => nextDueOn === null || nextDueOn < TODAY);
        const settled = { ...facts, invoices: due };
        const later = dateOfDayNumber(dayNumber(TODAY) + days);
        expect(scored(settled, later)).toBeLessThanOrEqual(scored(settled));
      }),
    );
  });

  test('the order of rooms and invoices makes no difference to it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const turned = { ...facts, rooms: [...facts.rooms].reverse(), invoices: [...facts.invoices].reverse() };
        expect(scored(turned)).toBe(scored(facts));
      }),
    );
  });
});

describe('the facts', () => {
  const client: ClientLine = {
    id: 'client',
    name: 'Mira Textiles',
    legalName: '',
    createdAt: Date.parse('2026-01-05T20:00:00Z'),
    lastContactedOn: '2026-11-01',
  };
  const room: RoomLine = {
    id: 'room',
    title: 'Brand',
    clientId: 'client',
    clientName: 'Mira Textiles',
    isOpen: true,
    currency: 'INR',
    createdAt: Date.parse('2026-10-01T06:00:00Z'),
    lastMessageAt: Date.parse('2026-11-18T20:00:00Z'),
    waiting: { comments: null, changes: null },
    leadId: null,
  };

  test('of a client are their own, in days of the freelancer’s zone', () => {
    const elsewhere = { ...room, id: 'other', clientId: 'another' };
    const [facts, ...others] = factsOfClients(
      {
        clients: new Map([['client', client]]),
        rooms: new Map([room, elsewhere].map((each) => [each.id, each])),
        invoices: new Map([
          ['mine', anInvoice({ id: 'mine' })],
          ['theirs', anInvoice({ id: 'theirs', clientId: 'another' })],
        ]),
      },
      'Asia/Kolkata',
    );
    expect(others).toEqual([]);
    expect(facts).toMatchObject({ since: '2026-01-06', lastContactOn: '2026-11-19' });
    expect(facts?.rooms.map(({ id }) => id)).toEqual(['room']);
    expect(facts?.invoices.map(({ id }) => id)).toEqual(['mine']);
  });
});
