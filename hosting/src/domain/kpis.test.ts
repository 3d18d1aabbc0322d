import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOfDayNumber } from '@/lib/dates';
import vectors from '../../../tests/vectors/kpis.json';
import { invoicesIn, leadsIn, roomsIn, wasOnTime } from './desk-lists';
import { directory, type Holding } from './directory.fixture';
import { kpisOf } from './kpis';
import { PERIOD_KINDS, type PeriodKind, periodOf } from './periods';

const { today, timeZone } = vectors;
const here = { today, timeZone };
const period = periodOf(vectors.period as PeriodKind, today, 'april');

describe('the vectors', () => {
  test.each(vectors.periods)('$kind: $why', ({ kind, today: day, yearBegins, now, before }) => {
    const found = periodOf(kind as PeriodKind, day, yearBegins as 'april' | 'calendar');
    expect([found.now.from, found.now.to]).toEqual(now);
    expect([found.before.from, found.before.to]).toEqual(before);
  });

  test.each(vectors.cases)('$why', ({ holding, expected }) => {
    expect(kpisOf(directory(holding as Holding), period, here)).toEqual(expected);
  });
});

const day = fc.integer({ min: 20_300, max: 20_900 }).map(dateOfDayNumber);
const instant = day.map((each) => Date.parse(`${each}T12:00:00Z`));
const currency = fc.constantFrom('INR', 'EUR');
const held: fc.Arbitrary<Holding> = fc.record({
  leads: fc.array(fc.record({ createdAt: instant, stage: fc.constantFrom('new', 'proposal', 'won', 'lost') })),
  rooms: fc.array(fc.record({ createdAt: instant, clientId: fc.constantFrom('a', 'b', 'd') })),
  invoices: fc.array(
    fc.record({
      currency,
      issuedOn: day,
      dueOn: day,
      totalMinor: fc.constant(1000),
      balanceMinor: fc.nat(1000),
      status: fc.constantFrom('sent', 'partial', 'claimed'),
    }),
  ),
  money: fc.array(fc.record({ currency, on: day, amountMinor: fc.integer({ min: -500, max: 1000 }) })),
});
const kind = fc.constantFrom(...PERIOD_KINDS);

describe('a period', () => {
  it('ends by today, and the one before ends before it begins', () => {
    fc.assert(
      fc.property(kind, day, fc.constantFrom('april', 'calendar'), (each, on, yearBegins) => {
        const { now, before } = periodOf(each, on, yearBegins);
        expect(now.from <= now.to && now.to <= on).toBe(true);
        expect(before.from <= before.to && before.to < now.from).toBe(true);
      }),
    );
  });
});

describe('every figure', () => {
  it('is made of the lines that its list shows', () => {
    fc.assert(
      fc.property(held, kind, (holding, each) => {
        const lines = directory(holding);
        const { now } = periodOf(each, today, 'april');
        const kpis = kpisOf(lines, periodOf(each, today, 'april'), here);
        for (const { currency: only, minor, count } of kpis.outstanding) {
          const list = invoicesIn(lines, { status: ['open'], currency: only }, here);
          expect([list.length, list.reduce((sum, line) => sum + line.balanceMinor, 0)]).toEqual([count, minor]);
        }
        for (const { currency: only, count } of kpis.overdue) {
          expect(invoicesIn(lines, { status: ['overdue'], currency: only }, here)).toHaveLength(count);
        }
        expect(leadsIn(lines, { ...now, stage: ['won'] }, here)).toHaveLength(kpis.booking.part);
        const judged = invoicesIn(lines, { ...now, by: 'due', status: ['onTime', 'late'] }, here);
        expect(judged.map((line) => wasOnTime(line, today) !== null)).toEqual(Array(kpis.onTime.whole).fill(true));
        expect(new Set(roomsIn(lines, now, here).map(({ clientId }) => clientId)).size).toBe(kpis.repeat.whole);
      }),
    );
  });

  it('keeps its part within its whole, and overdue within outstanding', () => {
    fc.assert(
      fc.property(held, kind, (holding, each) => {
        const kpis = kpisOf(directory(holding), periodOf(each, today, 'april'), here);
        for (const share of [kpis.booking, kpis.onTime, kpis.repeat]) {
          expect(share.part <= share.whole && share.before.part <= share.before.whole).toBe(true);
        }
        for (const late of kpis.overdue) {
          const whole = kpis.outstanding.find((figure) => figure.currency === late.currency);
          expect(late.minor <= (whole?.minor ?? 0) && late.beforeMinor <= (whole?.beforeMinor ?? 0)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(held, (holding) => {
        const lines = directory(holding);
        const turned = {
          clients: lines.clients,
          rooms: new Map([...lines.rooms].reverse()),
          leads: new Map([...lines.leads].reverse()),
          invoices: new Map([...lines.invoices].reverse()),
          money: new Map([...lines.money].reverse()),
        };
        expect(kpisOf(turned, period, here)).toEqual(kpisOf(lines, period, here));
      }),
    );
  });
});
