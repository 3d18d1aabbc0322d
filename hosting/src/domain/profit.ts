/** What a project leaves: money that came, less what the time cost; each currency by itself. */
import { roundHalfAwayFromZero } from './money';
import { hourlyMinor } from './rates';

/** An invoice's sums, as the ledger makes them. */
export interface InvoiceMoney {
  readonly currency: string;
  readonly paidMinor: number;
  /** Tax the client deducted at source: the freelancer's, with the tax office. */
  readonly tdsMinor: number;
  readonly subtotalMinor: number;
  readonly totalMinor: number;
}

export interface Profit {
  readonly currency: string;
  /** What came for the work, without the tax that is passed on. */
  readonly receivedMinor: number;
  readonly costMinor: number;
  readonly profitMinor: number;
  /** What an hour brought in; null where no time was worked, or in another currency than the project's. */
  readonly hourlyMinor: number | null;
}

/** What was received for an invoice's work: of every payment the part that is no tax passed on. */
function receivedOn({ paidMinor, tdsMinor, subtotalMinor, totalMinor }: InvoiceMoney): number {
  if (totalMinor <= 0) return 0;
  return Number(roundHalfAwayFromZero(BigInt(paidMinor + tdsMinor) * BigInt(subtotalMinor), BigInt(totalMinor)));
}

/** A project's profit, its own currency first; time and its cost are in that one alone. */
export function profitOf(
  currency: string,
  time: { readonly seconds: number; readonly costMinor: number },
  invoices: readonly InvoiceMoney[],
): readonly Profit[] {
  const received = new Map<string, number>([[currency, 0]]);
  for (const invoice of invoices) {
    const before = received.get(invoice.currency) ?? 0;
    received.set(invoice.currency, before + receivedOn(invoice));
  }
  return [...received].flatMap(([each, receivedMinor]) => {
    const isOwn = each === currency;
    if (!isOwn && receivedMinor === 0) return [];
    const costMinor = isOwn ? time.costMinor : 0;
    return [
      {
        currency: each,
        receivedMinor,
        costMinor,
        profitMinor: receivedMinor - costMinor,
        hourlyMinor: isOwn ? hourlyMinor(receivedMinor, time.seconds) : null,
      },
    ];
  });
}
