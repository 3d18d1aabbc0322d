/** The editor's form and the draft the books keep: text on one side, figures on the other. */
import type { DraftBody } from '@/contract';
import { sacFault } from '@/domain/identifiers';
import type { Share } from '@/domain/instalments';
import type { BooksInvoice } from '@/lib/books';
import { newId } from '@/lib/ids';
import {
  isBlankShare,
  NO_SHARE,
  plainDecimal,
  priceText,
  type Reading,
  readPrice,
  readQuantity,
  readRate,
  readShare,
  type ShareForm,
  shareForm,
} from './figures';

/** What an invoice is to say; it may have gaps until it is issued. */
export type Draft = DraftBody;

export interface LineForm {
  /** Stable while the line lives, so that focus and undo follow it. */
  key: string;
  description: string;
  sac: string;
  quantity: string;
  price: string;
  /** The tax rate in per cent. */
  rate: string;
  discount: ShareForm;
}

export interface InstalmentForm {
  key: string;
  label: string;
  share: ShareForm;
  dueOn: string;
}

export interface DraftForm {
  currency: string;
  lines: LineForm[];
  discount: ShareForm;
  roundOff: boolean;
  instalments: InstalmentForm[];
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

// Not counted: forms that come back after a reload bring their keys along.
function newKey(kind: 'line' | 'instalment'): string {
  return `${kind}-${newId()}`;
}

/** A new line; it takes the rate and the code of the line above it, which are mostly the same. */
export function blankLine(rateBp: number, above?: LineForm): LineForm {
  return {
    key: newKey('line'),
    description: '',
    sac: above?.sac ?? '',
    quantity: '1',
    price: '',
    rate: above?.rate ?? plainDecimal(rateBp, 2),
    discount: NO_SHARE,
  };
}

export function blankInstalment(change: Partial<InstalmentForm> = {}): InstalmentForm {
  return { key: newKey('instalment'), label: '', share: NO_SHARE, dueOn: '', ...change };
}

function isUntouched(line: LineForm): boolean {
  return (
    line.description.trim() === '' &&
    line.price.trim() === '' &&
    ['', '1'].includes(line.quantity.trim()) &&
    isBlankShare(line.discount)
  );
}

/** Lines that nobody has begun are not part of the draft. */
export function writtenLines(form: DraftForm): LineForm[] {
  return form.lines.filter((line) => !isUntouched(line));
}

function readSac(text: string): { sac: string | null; problem?: string } {
  const sac = text.replace(/\s/g, '');
  if (sac === '') return { sac: null };
  const problem = sacFault(sac);
  return problem ? { sac: null, problem } : { sac };
}

export function readForm(form: DraftForm): FormReading {
  const problems: Record<string, string> = {};
  const figure = (path: string, reading: Reading) => {
    if (!reading.ok) problems[path] = reading.problem;
    return reading.ok ? reading.value : 0;
  };
  const share = (path: string, typed: ShareForm): Share | null => {
    if (isBlankShare(typed)) return null;
    const value = figure(path, readShare(typed, form.currency));
    return typed.isRate ? { rateBp: value, amountMinor: null } : { rateBp: null, amountMinor: value };
  };
  const lines = writtenLines(form).map((line, index) => {
    const { sac, problem } = readSac(line.sac);
    if (problem) problems[`lines.${index}.sac`] = problem;
    return {
      description: line.description.trim(),
      sac,
      quantityMilli: figure(`lines.${index}.quantityMilli`, readQuantity(line.quantity)),
      unitPriceMinor:
        line.price.trim() === '' ? 0 : figure(`lines.${index}.unitPriceMinor`, readPrice(line.price, form.currency)),
      rateBp: line.rate.trim() === '' ? 0 : figure(`lines.${index}.rateBp`, readRate(line.rate)),
      discount: share(`lines.${index}.discount`, line.discount),
    };
  });
  const last = form.instalments.length - 1;
  const instalments = form.instalments.map((each, index) => ({
    label: each.label.trim(),
    share: index === last ? null : readInstalmentShare(each, `instalments.${index}.share`, problems, share),
    dueOn: each.dueOn || null,
  }));
  return {
    draft: {
      currency: form.currency,
      lines,
      discount: share('discount', form.discount),
      roundOff: form.roundOff,
      instalments,
      dueOn: instalments.length > 0 ? null : form.dueOn || null,
      note: form.note.trim(),
    },
    problems,
  };
}

// A plan whose parts are not all said adds up to nothing sensible, so it is not saved half.
function readInstalmentShare(
  each: InstalmentForm,
  path: string,
  problems: Record<string, string>,
  share: (path: string, typed: ShareForm) => Share | null,
): Share | null {
  if (isBlankShare(each.share)) problems[path] = 'Say how much: a per cent or an amount.';
  return share(path, each.share);
}

/** The form of a draft; an empty one begins with a blank line at the usual rate. */
export function formOf(draft: Draft, usualRateBp: number): DraftForm {
  const { currency } = draft;
  const lines = draft.lines.map((line) => ({
    key: newKey('line'),
    description: line.description,
    sac: line.sac ?? '',
    quantity: plainDecimal(line.quantityMilli, 3),
    price: line.unitPriceMinor === 0 ? '' : priceText(line.unitPriceMinor, currency),
    rate: plainDecimal(line.rateBp, 2),
    discount: shareForm(line.discount, currency),
  }));
  return {
    currency,
    lines: lines.length > 0 ? lines : [blankLine(usualRateBp)],
    discount: shareForm(draft.discount, currency),
    roundOff: draft.roundOff,
    instalments: draft.instalments.map(({ label, share, dueOn }) =>
      blankInstalment({ label, share: shareForm(share, currency), dueOn: dueOn ?? '' }),
    ),
    dueOn: draft.dueOn ?? '',
    note: draft.note,
  };
}

/** What the books hold, as it is edited: their one whole instalment is no plan. */
export function draftOf(invoice: BooksInvoice): Draft {
  const isSplit = invoice.instalments.length > 1;
  return {
    currency: invoice.currency,
    lines: invoice.lines.map(({ description, sac, quantityMilli, unitPriceMinor, rateBp, discount }) => ({
      description,
      sac,
      quantityMilli,
      unitPriceMinor,
      rateBp,
      discount,
    })),
    discount: invoice.discount,
    roundOff: invoice.roundOff,
    instalments: isSplit ? invoice.instalments.map(({ label, share, dueOn }) => ({ label, share, dueOn })) : [],
    dueOn: isSplit ? null : invoice.dueOn,
    note: invoice.note,
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
  if (draft.instalments.length === 0 && draft.dueOn === null) missing.dueOn = 'Pick the day it is due.';
  draft.instalments.forEach((each, index) => {
    if (each.dueOn === null) missing[`instalments.${index}.dueOn`] = 'Pick a day.';
  });
  return missing;
}

/** The problems of one line of the form, whose number among the written lines changes as others come and go. */
export function problemsOfLine(problems: Problems, form: DraftForm, key: string): Problems {
  const index = writtenLines(form).findIndex((line) => line.key === key);
  return index < 0 ? {} : problemsUnder(problems, `lines.${index}`);
}

/** The problems below a path, by their last name. */
export function problemsUnder(problems: Problems, path: string): Problems {
  const own = Object.entries(problems).filter(([name]) => name.startsWith(`${path}.`));
  // The books say "discount.rateBp" where the form has one field for the whole discount.
  return Object.fromEntries(
    own.map(([name, sentence]) => [name.slice(path.length + 1).replace(/\..*$/, ''), sentence]),
  );
}
