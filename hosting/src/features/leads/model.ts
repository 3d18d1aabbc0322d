/** Leads as the desk reads them, their columns, and where a moved card goes. */
import type { Tone } from '@/components/lamp';
import { type LeadSource, LIMITS, STAGES, type Stage } from '@/contract';
import { counted } from '@/lib/words';

export type Answers = Readonly<Partial<Record<AnswerKey, string>>>;
export type AnswerKey = 'need' | 'budget' | 'timeline' | 'found';

export type Lead = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly source: LeadSource;
  readonly title: string;
  readonly valueMinor: number | null;
  readonly currency: string;
  readonly stage: Stage;
  /** Smaller stands higher. */
  readonly position: number;
  readonly expectedOn: string | null;
  readonly lostReason: string | null;
  readonly override: { readonly score: number; readonly reason: string } | null;
  readonly answers: Answers;
  readonly notes: string;
  readonly createdAt: number;
  readonly stageSince: number;
  readonly lastMove: string | null;
  readonly qualifiedAt: number | null;
  readonly conversion: { readonly clientId: string; readonly projectId: string; readonly at: number } | null;
};

export type LeadMove = { readonly id: string; readonly from: Stage; readonly to: Stage; readonly at: number };

export const STAGE_WORD: Readonly<Record<Stage, string>> = {
  new: 'New',
  contacted: 'Contacted',
  proposal: 'Proposal',
  negotiating: 'Negotiating',
  won: 'Won',
  lost: 'Lost',
};

export const STAGE_TONE: Readonly<Record<Stage, Tone>> = {
  new: 'info',
  contacted: 'idle',
  proposal: 'warn',
  negotiating: 'warn',
  won: 'go',
  lost: 'stop',
};

export const SOURCE_WORD: Readonly<Record<LeadSource, string>> = {
  enquiry: 'Enquiry page',
  referral: 'Referral',
  pastClient: 'Past client',
  website: 'Website',
  social: 'Social media',
  event: 'Event',
  marketplace: 'Marketplace',
  other: 'Other',
};

export const ANSWERS: readonly (readonly [key: AnswerKey, label: string])[] = [
  ['need', 'What they need'],
  ['budget', 'Budget'],
  ['timeline', 'When they need it'],
  ['found', 'How they found you'],
];

const QUALIFIED: ReadonlySet<Stage> = new Set(['proposal', 'negotiating', 'won']);

export function isQualifying(stage: Stage): boolean {
  return QUALIFIED.has(stage);
}

/** Won and lost leads are looked up, not ordered: the newest stands first. */
export function isOver(stage: Stage): boolean {
  return stage === 'won' || stage === 'lost';
}

/** How many leads of a column are read at first, and with every "show more". */
export const PAGE = LIMITS.leadColumnPage;

/** Before all that are there: newer leads always come above older ones, also those that functions place by the same clock. */
export function topPosition(now: number): number {
  return -now / 1000;
}

/** What to write so that a lead stands at `index` of a column; usually one position, its own. */
export interface Placing {
  readonly position: number;
  /** Leads above that have to make room, because no number is left between two neighbours. */
  readonly shifted: readonly (readonly [id: string, position: number])[];
}

export function placingAt(others: readonly Pick<Lead, 'id' | 'position'>[], index: number, now: number): Placing {
  const above = others[index - 1]?.position;
  const below = others[index]?.position;
  if (below === undefined) return { position: above === undefined ? topPosition(now) : above + 1, shifted: [] };
  if (above === undefined) return { position: Math.min(below - 1, topPosition(now)), shifted: [] };
  const position = (above + below) / 2;
  if (above < position && position < below) return { position, shifted: [] };
  const shifted: [string, number][] = [];
  let free = below - 1;
  for (const one of others.slice(0, index).reverse()) {
    if (one.position < free) break;
    free -= 1;
    shifted.push([one.id, free]);
  }
  return { position: below - 1, shifted };
}

export interface Place {
  readonly stage: Stage;
  readonly index: number;
}

/** One step of the arrow keys: within the column, or to the top of the one beside. */
export function stepped(place: Place, key: string, lengths: Readonly<Record<Stage, number>>): Place | null {
  const column = STAGES.indexOf(place.stage);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const index = place.index + (key === 'ArrowDown' ? 1 : -1);
    const last = isOver(place.stage) ? 0 : lengths[place.stage];
    return { ...place, index: Math.min(Math.max(index, 0), last) };
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const stage = STAGES[Math.min(Math.max(column + (key === 'ArrowRight' ? 1 : -1), 0), STAGES.length - 1)];
  return stage === undefined || stage === place.stage ? place : { stage, index: 0 };
}

export interface Sum {
  readonly currency: string;
  readonly minor: number;
}

/** What leads may be worth, for each currency on its own; the largest number of leads first. */
export function sumsOf(leads: Iterable<Pick<Lead, 'valueMinor' | 'currency'>>): readonly Sum[] {
  const sums = new Map<string, { minor: number; count: number }>();
  for (const { valueMinor, currency } of leads) {
    if (valueMinor === null) continue;
    const sum = sums.get(currency) ?? { minor: 0, count: 0 };
    sums.set(currency, { minor: sum.minor + valueMinor, count: sum.count + 1 });
  }
  return [...sums]
    .sort(([, one], [, other]) => other.count - one.count)
    .map(([currency, { minor }]) => ({ currency, minor }));
}

/** A stay in a stage. */
export interface Stay {
  readonly id: string;
  readonly stage: Stage;
  readonly since: number;
  /** Null while it lasts. */
  readonly until: number | null;
}

/** Where a lead has been, the newest first. */
export function staysOf(lead: Pick<Lead, 'createdAt' | 'stage'>, moves: readonly LeadMove[]): readonly Stay[] {
  const inOrder = [...moves].sort((one, other) => one.at - other.at);
  const stays: Stay[] = [
    { id: 'made', stage: inOrder[0]?.from ?? lead.stage, since: lead.createdAt, until: inOrder[0]?.at ?? null },
    ...inOrder.map((move, index) => ({
      id: move.id,
      stage: move.to,
      since: move.at,
      until: inOrder[index + 1]?.at ?? null,
    })),
  ];
  return stays.reverse();
}

const MINUTE_MS = 60_000;

/** A length of time in its largest unit: '3 days', '5 hours', 'under a minute'. */
export function sayLength(ms: number): string {
  const minutes = Math.floor(Math.max(ms, 0) / MINUTE_MS);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}
