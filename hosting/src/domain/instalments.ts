/** How a total is divided: the twin of the functions' instalments.py, held by tests/vectors/instalments.json. */
import { roundHalfAwayFromZero } from './money';

/** A part of something: exactly one of a rate in basis points and an amount in minor units. */
export interface Share {
  readonly rateBp: number | null;
  readonly amountMinor: number | null;
}

export interface PlannedInstalment {
  readonly label: string;
  /** Null takes the rest. */
  readonly share: Share | null;
  readonly dueOn: string | null;
}

export interface InstalmentPlan extends PlannedInstalment {
  readonly id: string;
  readonly amountMinor: number;
}

/** How much a share of an amount is, in minor units; no share is nothing. */
export function shareOf(wholeMinor: number, share: Share | null): number {
  if (share === null) return 0;
  if (share.amountMinor !== null) return share.amountMinor;
  return Number(roundHalfAwayFromZero(BigInt(wholeMinor) * BigInt(share.rateBp ?? 0), 10_000n));
}

/** Each takes its share of the whole, rounded on its own, and the last takes the rest, which may be too little. */
export function planInstalments(
  planned: readonly PlannedInstalment[],
  totalMinor: number,
  dueOn: string | null,
): InstalmentPlan[] {
  if (planned.length === 0) return [{ id: '1', label: '', share: null, amountMinor: totalMinor, dueOn }];
  let rest = totalMinor;
  return planned.map((each, index) => {
    const isLast = index === planned.length - 1;
    const amountMinor = isLast ? rest : shareOf(totalMinor, each.share);
    rest -= amountMinor;
    return { ...each, id: String(index + 1), amountMinor };
  });
}
