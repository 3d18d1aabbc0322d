/** The editor's form and the draft the books keep: text on one side, figures on the other. */
import type { DraftBody } from '@/contract';
import { plainDecimal, priceText, readPrice, readQuantity, readRate } from './figures';

export type Draft = DraftBody;

export interface LineForm {
  /** Stable while the line lives, so that focus and undo follow it. */
  key: string;
  description: string;
  quantity: string;
  price: string;
}

export interface DraftForm {
  currency: string;
  lines: LineForm[];
  hasTax: boolean;
  taxLabel: string;
  taxRate: string;
  dueOn: string;
  note: string;
}

/** Field paths as the books name them (`lines.0.unitPriceMinor`) and a sentence for each. */
export type Problems = Readonly<Record<string, string>>;

export interface FormReading {
  /** Every field that reads; a field that does not is left at zero. */
  draft: Draft;
  /** What keeps the draft from being saved. */
  problems: Problems;
}

let lastKey = 0;

export function blankLine(): LineForm {
  lastKey += 1;
  return { key: `line-${lastKey}`, description: '', quantity: '1', price: '' };
}

function isUntouched(line: LineForm): boolean {
  return line.description.trim() === '' && line.price.trim() === '' && ['', '1'].includes(line.quantity.trim());
}

/** Lines that nobody has begun are not part of the draft. */
export function writtenLines(form: DraftForm): LineForm[] {
  return form.lines.filter((line) => !isUntouched(line));
}

export function readForm(form: DraftForm): FormReading {
  const problems: Record<string, string> = {};
  const figure = (path: string, reading: ReturnType<typeof readQuantity>) => {
    if (!reading.ok) problems[path] = reading.problem;
    return reading.ok ? reading.value : 0;
  };
  const lines = writtenLines(form).map((line, index) => ({
    description: line.description.trim(),
    quantityMilli: figure(`lines.${index}.quantityMilli`, readQuantity(line.quantity)),
    unitPriceMinor:
      line.price.trim() === '' ? 0 : figure(`lines.${index}.unitPriceMinor`, readPrice(line.price, form.currency)),
  }));
  const tax = form.hasTax
    ? {
        label: form.taxLabel.trim() || 'Tax',
        rateBp: form.taxRate.trim() === '' ? 0 : figure('tax.rateBp', readRate(form.taxRate)),
      }
    : null;
  return {
    draft: { currency: form.currency, lines, tax, dueOn: form.dueOn || null, note: form.note.trim() },
    problems,
  };
}

export function formOf(draft: Draft): DraftForm {
  const lines = draft.lines.map((line) => ({
    ...blankLine(),
    description: line.description,
    quantity: plainDecimal(line.quantityMilli, 3),
    price: line.unitPriceMinor === 0 ? '' : priceText(line.unitPriceMinor, draft.currency),
  }));
  return {
    currency: draft.currency,
    lines: lines.length > 0 ? lines : [blankLine()],
    hasTax: draft.tax !== null,
    taxLabel: draft.tax?.label ?? '',
    taxRate: draft.tax === null || draft.tax.rateBp === 0 ? '' : plainDecimal(draft.tax.rateBp, 2),
    dueOn: draft.dueOn ?? '',
    note: draft.note,
  };
}

/** What issuing will demand, said before the books say it. `totalMinor` is the preview's. */
export function missingForIssue(draft: Draft, totalMinor: number): Problems {
  const missing: Record<string, string> = {};
  draft.lines.forEach((line, index) => {
    if (line.description === '') missing[`lines.${index}.description`] = 'Say what this is for.';
  });
  if (draft.lines.length === 0) missing.lines = 'Add at least one line.';
  else if (totalMinor <= 0) missing.lines = 'The total must be more than zero.';
  if (draft.dueOn === null) missing.dueOn = 'Pick the day it is due.';
  return missing;
}

/** The problems of one line of the form, whose number among the written lines changes as others come and go. */
export function problemsOfLine(problems: Problems, form: DraftForm, key: string): Problems {
  const index = writtenLines(form).findIndex((line) => line.key === key);
  const prefix = `lines.${index}.`;
  const own = Object.entries(problems).filter(([path]) => index >= 0 && path.startsWith(prefix));
  return Object.fromEntries(own.map(([path, sentence]) => [path.slice(prefix.length), sentence]));
}

export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

/** Both sides of every field that differs, in the order of the form. */
export function differences(mine: DraftForm, theirs: DraftForm): Difference[] {
  const found: Difference[] = [];
  const compare = (label: string, one: string, other: string) => {
    if (one !== other) found.push({ label, mine: one || '–', theirs: other || '–' });
  };
  const ours = writtenLines(mine);
  const others = writtenLines(theirs);
  for (let index = 0; index < Math.max(ours.length, others.length); index += 1) {
    compare(`Line ${index + 1}`, lineText(ours[index]), lineText(others[index]));
  }
  compare('Currency', mine.currency, theirs.currency);
  compare('Tax', taxText(mine), taxText(theirs));
  compare('Due', mine.dueOn, theirs.dueOn);
  compare('Note', mine.note.trim(), theirs.note.trim());
  return found;
}

function lineText(line: LineForm | undefined): string {
  if (line === undefined) return '';
  return `${line.description.trim() || '(no description)'}, ${line.quantity.trim()} × ${line.price.trim() || '0'}`;
}

function taxText(form: DraftForm): string {
  return form.hasTax ? `${form.taxLabel.trim() || 'Tax'} ${form.taxRate.trim() || '0'} %` : '';
}
