import { describe, expect, it } from 'vitest';
import { blankInstalment, type DraftForm, formOf, readForm } from './draft';
import { SPLITS, splitBy, splitOf, unsplit, withInstalment, withOneMore, withoutOne } from './plan';

const today = '2026-11-20';
const whole = (change: Partial<DraftForm> = {}): DraftForm => ({
  ...formOf(
    { currency: 'INR', lines: [], discount: null, roundOff: false, instalments: [], dueOn: null, note: '' },
    1800,
  ),
  ...change,
});
const [thirds, halves] = SPLITS;
if (!thirds || !halves) throw new Error('The usual splits are gone');
const keyOf = (form: DraftForm, index: number) => form.instalments[index]?.key ?? '';

describe('the usual splits', () => {
  it('are 30, 40 and the rest, one term apart', () => {
    const form = splitBy(whole(), thirds, today, 14);
    expect(readForm(form).draft.instalments).toEqual([
      { label: 'Advance', share: { rateBp: 3000, amountMinor: null }, dueOn: '2026-11-20' },
      { label: 'Midway', share: { rateBp: 4000, amountMinor: null }, dueOn: '2026-12-04' },
      { label: 'On completion', share: null, dueOn: '2026-12-18' },
    ]);
    expect(splitOf(form)).toBe(thirds);
  });

  it('end on the day the whole was due', () => {
    const form = splitBy(whole({ dueOn: '2026-12-20' }), halves, today, 14);
    expect(form.instalments.map((each) => each.dueOn)).toEqual(['2026-11-20', '2026-12-20']);
  });

  it('keep labels and days that were written', () => {
    const mine = splitBy(whole(), thirds, today, 14);
    const named = withInstalment(mine, keyOf(mine, 0), { label: 'Booking', dueOn: '2026-11-25' });
    const form = splitBy(named, halves, today, 14);
    expect(form.instalments.map(({ label, dueOn }) => [label, dueOn])).toEqual([
      ['Booking', '2026-11-25'],
      ['Midway', '2026-12-04'],
    ]);
  });

  it('become the owner’s own when a share is changed', () => {
    const form = splitBy(whole(), halves, today, 14);
    expect(splitOf(withInstalment(form, keyOf(form, 0), { share: { text: '40', isRate: true } }))).toBeNull();
    expect(splitOf(withInstalment(form, keyOf(form, 0), { share: { text: '50.00', isRate: true } }))).toBe(halves);
    expect(splitOf(withInstalment(form, keyOf(form, 0), { share: { text: '5000', isRate: false } }))).toBeNull();
  });
});

describe('one’s own split', () => {
  it('begins with two parts, of which the first has to be said', () => {
    const { draft, problems } = readForm(withOneMore(whole({ dueOn: '2026-12-20' }), today));
    expect(draft.instalments.map((each) => each.dueOn)).toEqual(['2026-11-20', '2026-12-20']);
    expect(draft.dueOn).toBeNull();
    expect(Object.keys(problems)).toEqual(['instalments.0.share']);
  });

  it('grows before the last, which takes the rest whatever was typed there', () => {
    const form = withOneMore(splitBy(whole(), halves, today, 14), today);
    expect(form.instalments.map((each) => each.label)).toEqual(['Advance', '', 'On completion']);
    const odd = withInstalment(form, keyOf(form, 2), { share: { text: 'x', isRate: true } });
    expect(readForm(odd).draft.instalments.at(-1)?.share).toBeNull();
  });

  it('reads amounts as well as per cents', () => {
    const form = whole({
      instalments: [blankInstalment({ share: { text: '1,000', isRate: false } }), blankInstalment()],
    });
    expect(readForm(form).draft.instalments[0]?.share).toEqual({ rateBp: null, amountMinor: 100_000 });
  });

  it('is one payment again when a single part is left', () => {
    const form = splitBy(whole(), halves, today, 14);
    const left = withoutOne(form, keyOf(form, 0));
    expect(left.instalments).toEqual([]);
    expect(left.dueOn).toBe('2026-12-04');
    expect(unsplit(form).dueOn).toBe('2026-12-04');
  });
});
