/**
 * How promising a lead is, from 0 to 100, as a sum whose parts are shown. Held by tests/vectors/lead-score.json.
 *
 * A value is worth points by what the freelancer's other leads in that currency are worth, not by fixed amounts: what is a
 * large project differs from one business to the next, and amounts in two currencies cannot be compared at all.
 */
import type { LeadSource, Stage } from '@/contract';

export interface ScoredLead {
  readonly source: LeadSource;
  readonly valueMinor: number | null;
  readonly stage: Stage;
  readonly stageSince: number;
  readonly answers: Readonly<Record<string, string | undefined>>;
  readonly override: { readonly score: number; readonly reason: string } | null;
}

export interface ScorePart {
  readonly name: 'source' | 'value' | 'recency' | 'stage' | 'answers';
  readonly points: number;
  /** The most this part can give. */
  readonly most: number;
}

export interface Score {
  /** What counts: the override, or else the sum. */
  readonly score: number;
  readonly sum: number;
  readonly parts: readonly ScorePart[];
  /** Why the sum does not count; null where it does. */
  readonly reason: string | null;
}

const SOURCE_POINTS: Readonly<Record<LeadSource, number>> = {
  referral: 25,
  pastClient: 25,
  enquiry: 15,
  website: 15,
  event: 12,
  social: 10,
  marketplace: 8,
  other: 5,
};

const STAGE_POINTS: Readonly<Record<Stage, number>> = {
  new: 5,
  contacted: 10,
  proposal: 20,
  negotiating: 25,
  won: 25,
  lost: 0,
};

/** Points for a value of at least so much, in hundredths of the usual one. */
const VALUE_STEPS = [
  [200, 20],
  [100, 15],
  [50, 10],
] as const;
const VALUE_LEAST = 5;
/** While there is nothing to compare with. */
const VALUE_UNKNOWN_WORTH = 10;

/** Points for the last move being at most so many days ago. */
const RECENCY_STEPS = [
  [2, 20],
  [7, 15],
  [14, 10],
  [30, 5],
] as const;

const ANSWER_POINTS = [0, 3, 5, 8, 10] as const;
const ASKED = ['need', 'budget', 'timeline', 'found'] as const;
const DAY_MS = 86_400_000;
/** With fewer leads than this in a currency, no value is usual. */
const COMPARED_LEAST = 3;

/** The middle of what leads in a currency are worth; null while there are too few to tell. */
export function usualValue(
  leads: Iterable<Pick<ScoredLead, 'valueMinor'> & { readonly currency: string }>,
  currency: string,
): number | null {
  const values: number[] = [];
  for (const lead of leads) if (lead.currency === currency && lead.valueMinor) values.push(lead.valueMinor);
  if (values.length < COMPARED_LEAST) return null;
  values.sort((one, other) => one - other);
  // Of an even number the lower one of the middle two, which is a value somebody named.
  return values[Math.floor((values.length - 1) / 2)] ?? null;
}

/** Score a lead at this instant; `usualMinor` is what leads in its currency are usually worth. */
export function scoreOf(lead: ScoredLead, usualMinor: number | null, now: number): Score {
  const parts: readonly ScorePart[] = [
    { name: 'source', points: SOURCE_POINTS[lead.source], most: 25 },
    { name: 'value', points: valuePoints(lead.valueMinor, usualMinor), most: 20 },
    { name: 'recency', points: recencyPoints(lead.stageSince, now), most: 20 },
    { name: 'stage', points: STAGE_POINTS[lead.stage], most: 25 },
    { name: 'answers', points: answerPoints(lead.answers), most: 10 },
  ];
  const sum = parts.reduce((total, part) => total + part.points, 0);
  return { score: lead.override?.score ?? sum, sum, parts, reason: lead.override?.reason ?? null };
}

function valuePoints(valueMinor: number | null, usualMinor: number | null): number {
  if (valueMinor === null || valueMinor === 0) return 0;
  if (usualMinor === null) return VALUE_UNKNOWN_WORTH;
  const step = VALUE_STEPS.find(([share]) => valueMinor * 100 >= usualMinor * share);
  return step?.[1] ?? VALUE_LEAST;
}

function recencyPoints(since: number, now: number): number {
  const days = Math.floor((now - since) / DAY_MS);
  return RECENCY_STEPS.find(([most]) => days <= most)?.[1] ?? 0;
}

function answerPoints(answers: ScoredLead['answers']): number {
  const given = ASKED.filter((key) => (answers[key] ?? '').trim() !== '').length;
  return ANSWER_POINTS[given] ?? 0;
}
