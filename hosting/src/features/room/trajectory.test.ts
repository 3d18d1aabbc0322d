import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MILESTONE_STATUSES } from '@/contract';
import { anInvoice, inThree, NOW } from '@/features/paying/invoice.fixture';
import { dateOfDayNumber, dayNumber } from '@/lib/dates';
import { aMilestone } from './factories.fixture';
import { inTime, keyOfDue, layTrajectory, milestoneEnds, segmentWidths, withDues } from './trajectory';

const measure = (text: string) => text.length * 6.5;
const START = dayNumber('2026-10-01');

const aDate = fc.integer({ min: START - 40, max: START + 400 }).map(dateOfDayNumber);
const milestones = fc.array(
  fc
    .record({
      title: fc.string({ maxLength: 120 }),
      status: fc.constantFrom(...MILESTONE_STATUSES),
      progress: fc.integer({ min: 0, max: 100 }),
      dueOn: fc.option(aDate),
      doneOn: fc.option(aDate),
    })
    .map(aMilestone),
  { maxLength: 12 },
);
const invoices = fc.array(
  fc
    .record({
      dueOn: aDate,
      totalMinor: fc.integer({ min: 1, max: 1_000_000_000_000 }),
      paidMinor: fc.constantFrom(0, 1_000_000_000_000),
      currency: fc.constantFrom('INR', 'JPY', 'KWD', 'CHF'),
    })
    .map(anInvoice),
  { maxLength: 8 },
);
const projects = fc.record({
  startedOn: fc.constant('2026-10-01'),
  today: aDate,
  now: fc.constant(NOW),
  milestones: milestones.map((all) => all.map((one, index) => ({ ...one, id: `s${index}`, position: index + 1 }))),
  invoices: invoices.map((all) => all.map((one, index) => ({ ...one, id: `i${index}` }))),
});
const widths = fc.integer({ min: 320, max: 1600 });

describe('the trajectory', () => {
  it('never lets two labels collide, nor one leave the paper', () => {
    fc.assert(
      fc.property(projects, widths, (project, width) => {
        const { labels } = layTrajectory(project, { width, measure });
        for (const label of labels) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.x + label.width).toBeLessThanOrEqual(width + 0.01);
          for (const other of labels) {
            if (other === label || other.row !== label.row || other.x < label.x) continue;
            expect(label.x + label.width).toBeLessThanOrEqual(other.x);
          }
        }
      }),
    );
  });

  it('keeps every title inside its own segment and off the mark of today', () => {
    fc.assert(
      fc.property(projects, widths, (project, width) => {
        const { segments, today } = layTrajectory(project, { width, measure });
        for (const { title, x, width: own } of segments) {
          if (!title) continue;
          expect(title.x).toBeGreaterThanOrEqual(x - 0.01);
          expect(title.x + title.width).toBeLessThanOrEqual(x + own + 0.01);
          const crosses = title.x < today.x && today.x < title.x + title.width;
          expect(crosses).toBe(false);
        }
      }),
    );
  });

  it('draws segments in order, side by side, within the paper', () => {
    fc.assert(
      fc.property(projects, widths, (project, width) => {
        const { segments, diamonds } = layTrajectory(project, { width, measure });
        let edge = 0;
        for (const segment of segments) {
          expect(segment.x).toBeGreaterThanOrEqual(edge - 0.01);
          edge = segment.x + segment.width;
        }
        expect(edge).toBeLessThanOrEqual(width + 2);
        for (const diamond of diamonds) expect(diamond.x).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('labels every invoice and both ends of an ordinary project at 1440 and 768', () => {
    const project = {
      startedOn: '2026-10-01',
      today: '2026-11-20',
      now: NOW,
      milestones: [
        aMilestone({ id: '1', position: 1, title: 'Discovery', status: 'done', doneOn: '2026-10-14' }),
        aMilestone({ id: '2', position: 2, title: 'Logo and identity', status: 'review', dueOn: '2026-11-17' }),
        aMilestone({ id: '3', position: 3, title: 'Menu and signage', status: 'inProgress', dueOn: '2026-12-02' }),
        aMilestone({ id: '4', position: 4, title: 'Website', dueOn: '2026-12-18' }),
      ],
      invoices: [
        anInvoice({ id: 'a', dueOn: '2026-10-21', paidMinor: 4_720_000 }),
        anInvoice({ id: 'b', dueOn: '2026-11-18' }),
        anInvoice({ id: 'c', dueOn: '2026-11-27' }),
      ],
    };
    for (const width of [1192, 720]) {
      const { labels } = layTrajectory(project, { width, measure });
      const texts = labels.map((label) => label.text);
      expect(texts).toEqual(
        expect.arrayContaining(['₹47,200 paid', '₹47,200 was due 18 Nov', '₹47,200 due 27 Nov', '1 Oct', '18 Dec']),
      );
    }
  });
});

describe('an invoice in instalments', () => {
  it('has a diamond at each due day, filled where it is paid', () => {
    const project = { startedOn: '2026-10-01', today: '2026-11-20', now: NOW, milestones: [], invoices: [inThree()] };
    const { diamonds, labels } = layTrajectory(project, { width: 1192, measure });
    expect(diamonds.map(({ isPaid, tone }) => [isPaid, tone])).toEqual([
      [true, 'go'],
      [false, 'warn'],
      [false, 'idle'],
    ]);
    expect(labels.map((label) => label.text)).toEqual(
      expect.arrayContaining(['₹30,000 paid', '₹40,000 due 27 Nov', '₹30,000 due 18 Dec']),
    );
  });
});

describe('a list in another order than its dates', () => {
  it('is drawn in time, undated ones behind their neighbour', () => {
    const plan = [
      aMilestone({ id: 'late', position: 1, dueOn: '2026-12-18' }),
      aMilestone({ id: 'undated', position: 2 }),
      aMilestone({ id: 'early', position: 3, status: 'done', dueOn: '2027-01-01', doneOn: '2026-10-14' }),
    ];
    expect(inTime(plan).map((one) => one.id)).toEqual(['early', 'late', 'undated']);
  });
});

describe('a plan without dates', () => {
  it('still moves forward, sharing the time to the next known date', () => {
    const ends = milestoneEnds(0, [
      aMilestone({ dueOn: null }),
      aMilestone({ dueOn: '1970-01-21' }),
      aMilestone({ dueOn: '1970-01-11' }),
      aMilestone({ dueOn: null }),
    ]);
    expect(ends).toEqual([10, 20, 21, 35]);
  });

  it('shares the width by duration, with a least width for each', () => {
    expect(segmentWidths([1, 99], 1028)).toEqual([28 + 9.72, 28 + 962.28]);
    expect(segmentWidths([], 500)).toEqual([]);
    expect(segmentWidths(new Array(100).fill(1), 1000).every((width) => width > 9.9)).toBe(true);
  });
});

describe('the upright trajectory', () => {
  it('puts each invoice before the first milestone that ends after it is due', () => {
    const plan = [aMilestone({ id: '1', dueOn: '2026-10-14' }), aMilestone({ id: '2', dueOn: '2026-11-30' })];
    const stops = withDues(plan, [
      anInvoice({ id: 'b', dueOn: '2026-12-05' }),
      anInvoice({ id: 'a', dueOn: '2026-11-01' }),
      anInvoice({ id: 'void', dueOn: '2026-10-01', voidedAt: NOW }),
    ]);
    const ids = stops.map((stop) => (stop.kind === 'milestone' ? stop.milestone.id : stop.due.invoice.id));
    expect(ids).toEqual(['1', 'a', '2', 'b']);
  });

  it('gives every instalment its own place', () => {
    const plan = [aMilestone({ id: '1', dueOn: '2026-11-15' }), aMilestone({ id: '2', dueOn: '2026-11-30' })];
    const keys = withDues(plan, [inThree()]).map((stop) =>
      stop.kind === 'milestone' ? stop.milestone.id : keyOfDue(stop.due),
    );
    expect(keys).toEqual(['i-1', '1', 'i-2', '2', 'i-3']);
  });
});
