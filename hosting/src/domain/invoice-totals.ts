/** What a draft adds up to: the twin of the functions' totals.py, held by tests/vectors/invoice-totals.json. */
import { type InstalmentPlan, type PlannedInstalment, planInstalments, type Share, shareOf } from './instalments';
import { exponentOf, lineAmountMinor, MAX_AMOUNT_MINOR, roundHalfAwayFromZero } from './money';
import { isHalved, planTax, type Registration, type TaxedClient, type TaxSummary, taxOn } from './tax';

export interface LineContent {
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly rateBp: number;
  readonly discount: Share | null;
}

/** What of a draft is added up. */
export interface DraftContent {
  readonly currency: string;
  readonly lines: readonly LineContent[];
  readonly discount: Share | null;
  readonly roundOff: boolean;
  readonly instalments: readonly PlannedInstalment[];
  readonly dueOn: string | null;
}

export interface LineSums {
  readonly amountMinor: number;
  /** Its own discount and its share of the invoice's. */
  readonly discountMinor: number;
  readonly taxableMinor: number;
}

export interface DraftSums {
  readonly lines: readonly LineSums[];
  readonly linesMinor: number;
  readonly discountMinor: number;
  /** What is taxed: the lines less every discount. */
  readonly subtotalMinor: number;
  readonly tax: TaxSummary;
  readonly taxMinor: number;
  /** What rounds the total to whole units of the currency; negative where it rounds down. */
  readonly roundOffMinor: number;
  readonly totalMinor: number;
  readonly instalments: readonly InstalmentPlan[];
  /** What the functions would refuse, by the field's path; the sums are then only the nearest that can be shown. */
  readonly problems: Readonly<Record<string, string>>;
}

/** The sums of a draft, with the tax as it would be if it were issued on this day (`YYYY-MM-DD`). */
export function addUp(content: DraftContent, registration: Registration, client: TaxedClient, on: string): DraftSums {
  const problems: Record<string, string> = {};
  const lines = discounted(priced(content.lines, problems), content.discount, problems);
  const taxPlan = planTax(registration, client, on);
  if (isHalved(taxPlan)) addOddRates(content.lines, problems);
  const tax = taxOn(taxPlan, taxableByRate(content.lines, lines));
  const subtotalMinor = sum(lines, (line) => line.taxableMinor);
  const taxMinor = sum(tax.rows, (row) => row.amountMinor);
  const exactMinor = subtotalMinor + taxMinor;
  const roundOffMinor = content.roundOff ? roundedOff(exactMinor, content.currency) : 0;
  const totalMinor = exactMinor + roundOffMinor;
  const isTooLarge = totalMinor > MAX_AMOUNT_MINOR && lines.every((line) => line.amountMinor <= MAX_AMOUNT_MINOR);
  if (isTooLarge) problems.lines = 'The total comes to more than an invoice can hold.';
  addUndivided(content.instalments, problems);
  return {
    lines,
    linesMinor: sum(lines, (line) => line.amountMinor),
    discountMinor: sum(lines, (line) => line.discountMinor),
    subtotalMinor,
    tax,
    taxMinor,
    roundOffMinor,
    totalMinor,
    instalments: planInstalments(content.instalments, totalMinor, content.dueOn),
    problems,
  };
}

function priced(lines: readonly LineContent[], problems: Record<string, string>): LineSums[] {
  return lines.map((line, index) => {
    const amountMinor = lineAmountMinor(line.quantityMilli, line.unitPriceMinor);
    const ownMinor = shareOf(amountMinor, line.discount);
    if (amountMinor > MAX_AMOUNT_MINOR) {
      problems[`lines.${index}.unitPriceMinor`] = 'This line comes to more than an invoice can hold.';
    } else if (ownMinor > amountMinor) {
      problems[`lines.${index}.discount`] = 'This is more than the line comes to.';
    }
    const discountMinor = Math.min(ownMinor, amountMinor);
    return { amountMinor, discountMinor, taxableMinor: amountMinor - discountMinor };
  });
}

/** Each line bears the difference between two rounded running shares, so that the parts add up to the whole. */
function discounted(lines: LineSums[], discount: Share | null, problems: Record<string, string>): LineSums[] {
  const wholeMinor = sum(lines, (line) => line.taxableMinor);
  const wantedMinor = shareOf(wholeMinor, discount);
  if (wantedMinor > wholeMinor) problems.discount = 'This is more than the lines come to.';
  const discountMinor = Math.min(wantedMinor, wholeMinor);
  if (discountMinor === 0) return lines;
  let reachedMinor = 0;
  let borneMinor = 0;
  return lines.map((line) => {
    reachedMinor += line.taxableMinor;
    const running = roundHalfAwayFromZero(BigInt(discountMinor) * BigInt(reachedMinor), BigInt(wholeMinor));
    const shareMinor = Number(running) - borneMinor;
    borneMinor = Number(running);
    return {
      amountMinor: line.amountMinor,
      discountMinor: line.discountMinor + shareMinor,
      taxableMinor: line.taxableMinor - shareMinor,
    };
  });
}

function addOddRates(lines: readonly LineContent[], problems: Record<string, string>): void {
  for (const [index, line] of lines.entries()) {
    if (line.rateBp % 2 === 0) continue;
    problems[`lines.${index}.rateBp`] = 'CGST and SGST are halves of the rate: it needs an even last digit.';
  }
}

function addUndivided(planned: readonly PlannedInstalment[], problems: Record<string, string>): void {
  for (const [index, each] of planned.entries()) {
    const isLast = index === planned.length - 1;
    if (isLast && each.share !== null) problems[`instalments.${index}.share`] = 'The last one takes the rest.';
    if (!isLast && each.share === null) {
      problems[`instalments.${index}.share`] = 'Say how much it is: only the last one takes the rest.';
    }
  }
}

function taxableByRate(contents: readonly LineContent[], lines: readonly LineSums[]): Map<number, number> {
  const taxable = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const rateBp = contents[index]?.rateBp ?? 0;
    taxable.set(rateBp, (taxable.get(rateBp) ?? 0) + line.taxableMinor);
  }
  return taxable;
}

function roundedOff(exactMinor: number, currency: string): number {
  const unit = 10n ** BigInt(exponentOf(currency));
  return Number(roundHalfAwayFromZero(BigInt(exactMinor), unit) * unit) - exactMinor;
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
