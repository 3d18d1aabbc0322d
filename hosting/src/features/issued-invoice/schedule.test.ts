import { describe, expect, it } from 'vitest';
import { instalment, invoice } from './factories.fixture';
import { nameOf, readSchedule, scheduleRows, stateOf, withRow } from './schedule';

const claim = { utr: '412345678901', amountMinor: 1, at: 0, by: 'Priya', fileId: null };
const three = invoice({
  totalMinor: 100_000,
  instalments: [
    instalment({ id: '1', label: 'Advance', amountMinor: 30_000, paidMinor: 30_000, dueOn: '2026-11-20' }),
    instalment({ id: '2', amountMinor: 40_000, dueOn: '2026-12-01' }),
    instalment({ id: '3', amountMinor: 30_000, dueOn: '2026-12-15' }),
  ],
});

describe('how an instalment stands', () => {
  const state = (change: Parameters<typeof instalment>[0], of = invoice(), today = '2026-12-01') =>
    stateOf(of, instalment(change), today);

  it('follows the money, then the clock', () => {
    expect(state({})).toBe('due');
    expect(state({}, invoice(), '2026-12-02')).toBe('overdue');
    expect(state({ paidMinor: 1 })).toBe('partial');
    expect(state({ paidMinor: 100_000 }, invoice(), '2026-12-02')).toBe('settled');
    expect(state({ claim }, invoice(), '2026-12-02')).toBe('claimed');
    expect(state({}, invoice({ voidedAt: 1 }))).toBe('void');
  });

  it('is under way for the one that is being paid, or for all', () => {
    const paying = (instalmentId: string | null) =>
      invoice({ processing: { cs: { amountMinor: 1, instalmentId, since: 0 } } });
    expect(state({ id: '1' }, paying('1'))).toBe('processing');
    expect(state({ id: '1' }, paying('2'))).toBe('due');
    expect(state({ id: '1' }, paying(null))).toBe('processing');
  });

  it('has a name even without a label', () => {
    expect(three.instalments.map((each) => nameOf(three, each))).toEqual(['Advance', 'Instalment 2', 'Instalment 3']);
  });
});

describe('moving instalments', () => {
  it('keeps what has money as it is and puts the rest on the last', () => {
    const rows = scheduleRows(three);
    expect(rows.map((row) => row.frozen !== null)).toEqual([true, false, false]);
    const changed = rows.map((row) => (row.id === '2' ? { ...row, amount: '500', dueOn: '2026-12-05' } : row));
    expect(readSchedule(changed, three)).toMatchObject({ problems: {}, restMinor: 20_000 });
    expect(readSchedule(changed, three).instalments.map((each) => [each.id, each.amountMinor, each.dueOn])).toEqual([
      ['1', 30_000, '2026-11-20'],
      ['2', 50_000, '2026-12-05'],
      ['3', 20_000, '2026-12-15'],
    ]);
  });

  it('freezes what is claimed, being paid or open at the provider', () => {
    const checkout = { amountMinor: 1, expiresAt: 10 };
    const busy = invoice({
      instalments: [instalment({ id: '1', claim }), instalment({ id: '2' }), instalment({ id: '3' })],
      processing: { cs: { amountMinor: 1, instalmentId: '2', since: 0 } },
      openCheckouts: { '3': checkout },
    });
    expect(scheduleRows(busy).every((row) => row.frozen !== null)).toBe(true);
  });

  it('adds one before the last and asks what it is', () => {
    const rows = withRow(scheduleRows(three));
    expect(rows.map((row) => row.id)).toEqual(['1', '2', null, '3']);
    const { problems } = readSchedule(rows, three);
    expect(Object.keys(problems).map((name) => name.split('.')[1])).toEqual(['amount', 'dueOn']);
  });

  it('refuses a rest of nothing', () => {
    const rows = scheduleRows(three).map((row) => (row.id === '2' ? { ...row, amount: '700' } : row));
    expect(readSchedule(rows, three).problems).toEqual({ '3.amount': 'The others leave nothing for this one.' });
  });
});
