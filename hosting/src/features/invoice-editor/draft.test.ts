import { describe, expect, it } from 'vitest';
import { blankLine, type DraftForm, differences, formOf, missingForIssue, problemsOfLine, readForm } from './draft';

const form = (change: Partial<DraftForm> = {}): DraftForm => ({
  currency: 'INR',
  lines: [{ key: 'a', description: 'Logo', quantity: '1.5', price: '1,18,000.50' }],
  hasTax: true,
  taxLabel: 'GST',
  taxRate: '18',
  dueOn: '2026-12-01',
  note: 'Thank you',
  ...change,
});

describe('reading the form', () => {
  it('turns text into the figures the books keep', () => {
    expect(readForm(form())).toEqual({
      draft: {
        currency: 'INR',
        lines: [{ description: 'Logo', quantityMilli: 1500, unitPriceMinor: 11_800_050 }],
        tax: { label: 'GST', rateBp: 1800 },
        dueOn: '2026-12-01',
        note: 'Thank you',
      },
      problems: {},
    });
  });

  it('leaves out lines nobody has begun, and numbers problems by what is left', () => {
    const lines = [blankLine(), { key: 'b', description: 'Shoot', quantity: 'two', price: 'x' }];
    const { draft, problems } = readForm(form({ lines }));
    expect(draft.lines).toHaveLength(1);
    expect(Object.keys(problems)).toEqual(['lines.0.quantityMilli', 'lines.0.unitPriceMinor']);
  });

  it('asks again for prices that the new currency cannot hold', () => {
    expect(readForm(form({ currency: 'JPY' })).problems).toEqual({ 'lines.0.unitPriceMinor': 'JPY has no decimals.' });
  });

  it('survives the way to the books and back', () => {
    const { draft } = readForm(form());
    expect(readForm(formOf(draft)).draft).toEqual(draft);
  });
});

describe('what issuing demands', () => {
  it('names every gap by its field', () => {
    const { draft } = readForm(form({ lines: [], dueOn: '' }));
    expect(Object.keys(missingForIssue(draft, 0))).toEqual(['lines', 'dueOn']);
  });

  it('refuses a total of nothing and a nameless line', () => {
    const lines = [{ key: 'a', description: '', quantity: '2', price: '0' }];
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
    const lines = [blankLine(), { key: 'b', description: 'Shoot', quantity: '1', price: 'x' }];
    const written = form({ lines });
    const { problems } = readForm(written);
    expect(Object.keys(problemsOfLine(problems, written, 'b'))).toEqual(['unitPriceMinor']);
    expect(problemsOfLine(problems, written, lines[0]?.key ?? '')).toEqual({});
  });
});

describe('two drafts side by side', () => {
  it('lists only what differs', () => {
    const theirs = form({ note: 'See you', hasTax: false });
    expect(differences(form(), theirs)).toEqual([
      { label: 'Tax', mine: 'GST 18 %', theirs: '–' },
      { label: 'Note', mine: 'Thank you', theirs: 'See you' },
    ]);
  });
});
