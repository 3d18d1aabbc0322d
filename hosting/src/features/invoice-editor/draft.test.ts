import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { blankInstalment, blankLine, type DraftForm, formOf, missingForIssue, problemsOfLine, readForm } from './draft';
import { NO_SHARE } from './figures';

const form = (change: Partial<DraftForm> = {}): DraftForm => ({
  currency: 'INR',
  lines: [
    {
      key: 'a',
      description: 'Logo',
      sac: '998391',
      quantity: '1.5',
      price: '1,18,000.50',
      rate: '18',
      discount: { text: '10', isRate: true },
    },
  ],
  discount: { text: '500', isRate: false },
  roundOff: true,
  instalments: [],
  dueOn: '2026-12-01',
  note: 'Thank you',
  ...change,
});

describe('reading the form', () => {
  it('turns text into the figures the books keep', () => {
    expect(readForm(form())).toEqual({
      draft: {
        currency: 'INR',
        lines: [
          {
            description: 'Logo',
            sac: '998391',
            quantityMilli: 1500,
            unitPriceMinor: 11_800_050,
            rateBp: 1800,
            discount: { rateBp: 1000, amountMinor: null },
          },
        ],
        discount: { rateBp: null, amountMinor: 50_000 },
        roundOff: true,
        instalments: [],
        dueOn: '2026-12-01',
        note: 'Thank you',
      },
      problems: {},
    });
  });

  it('leaves out lines nobody has begun, and numbers problems by what is left', () => {
    const lines = [blankLine(1800), { ...blankLine(0), description: 'Shoot', quantity: 'two', price: 'x', sac: '12' }];
    const { draft, problems } = readForm(form({ lines }));
    expect(draft.lines).toHaveLength(1);
    expect(Object.keys(problems)).toEqual(['lines.0.sac', 'lines.0.quantityMilli', 'lines.0.unitPriceMinor']);
  });

  it('asks again for prices and discounts that the new currency cannot hold', () => {
    const { problems } = readForm(form({ currency: 'JPY', discount: { text: '500.50', isRate: false } }));
    expect(problems).toEqual({
      'lines.0.unitPriceMinor': 'JPY has no decimals.',
      discount: 'JPY has no decimals.',
    });
  });

  it('refuses a discount of nothing and of more than everything', () => {
    expect(Object.keys(readForm(form({ discount: { text: '0', isRate: true } })).problems)).toEqual(['discount']);
    expect(Object.keys(readForm(form({ discount: { text: '101', isRate: true } })).problems)).toEqual(['discount']);
    expect(readForm(form({ discount: NO_SHARE })).draft.discount).toBeNull();
  });

  it('survives the way to the books and back', () => {
    const instalments = [
      blankInstalment({ label: 'Advance', share: { text: '30', isRate: true }, dueOn: '2026-11-30' }),
      blankInstalment({ label: 'Rest', dueOn: '2026-12-30' }),
    ];
    for (const written of [form(), form({ instalments })]) {
      const { draft } = readForm(written);
      expect(readForm(formOf(draft, 0)).draft).toEqual(draft);
    }
  });
});

describe('a new line', () => {
  it('is taxed as the one above, or at the usual rate', () => {
    expect(blankLine(1800).rate).toBe('18');
    const [above] = form().lines;
    expect(blankLine(1800, { ...blankLine(0), ...above, rate: '5' })).toMatchObject({ rate: '5', sac: '998391' });
  });

  it('is not begun by its rate alone', () => {
    expect(readForm(form({ lines: [blankLine(1800)] })).draft.lines).toEqual([]);
  });
});

describe('what issuing demands', () => {
  it('names every gap by its field', () => {
    const { draft } = readForm(form({ lines: [], dueOn: '' }));
    expect(Object.keys(missingForIssue(draft, 0))).toEqual(['lines', 'dueOn']);
  });

  it('wants a day for every instalment, and none for the whole then', () => {
    const instalments = [
      blankInstalment({ share: { text: '30', isRate: true } }),
      blankInstalment({ dueOn: '2026-12-30' }),
    ];
    const { draft } = readForm(form({ instalments, dueOn: '' }));
    expect(Object.keys(missingForIssue(draft, 100))).toEqual(['instalments.0.dueOn']);
  });

  it('refuses a total of nothing and a nameless line', () => {
    const lines = [{ ...blankLine(0), quantity: '2', price: '0' }];
    const { draft } = readForm(form({ lines }));
    expect(missingForIssue(draft, 0)).toEqual({
      'lines.0.description': 'Say what this is for.',
      lines: 'The total must be more than zero.',
    });
  });

  it('has nothing to say about a whole draft', () => {
    expect(missingForIssue(readForm(form()).draft, 100)).toEqual({});
  });
});

describe('the problems of one line', () => {
  it('follow the line past others that nobody has begun', () => {
    const lines = [blankLine(0), { ...blankLine(0), description: 'Shoot', price: 'x' }];
    const written = form({ lines });
    const { problems } = readForm(written);
    expect(Object.keys(problemsOfLine(problems, written, lines[1]?.key ?? ''))).toEqual(['unitPriceMinor']);
    expect(problemsOfLine(problems, written, lines[0]?.key ?? '')).toEqual({});
  });

  it('gather what the books say about a part of a field', () => {
    const found = problemsOfLine({ 'lines.0.discount.rateBp': 'Too much.' }, form(), 'a');
    expect(found).toEqual({ discount: 'Too much.' });
  });
});

describe('two drafts side by side', () => {
  it('lists only what differs', () => {
    const instalments = [
      blankInstalment({ label: 'Advance', share: { text: '30', isRate: true }, dueOn: '2026-11-30' }),
      blankInstalment({ dueOn: '2026-12-30' }),
    ];
    const theirs = form({ note: 'See you', roundOff: false, discount: NO_SHARE, instalments });
    expect(differences(form(), theirs)).toEqual([
      { label: 'Discount', mine: '500', theirs: '–' },
      { label: 'Round the total', mine: 'Yes', theirs: 'No' },
      { label: 'Due', mine: '2026-12-01', theirs: 'Advance 30 % 2026-11-30; the rest 2026-12-30' },
      { label: 'Note', mine: 'Thank you', theirs: 'See you' },
    ]);
  });
});
