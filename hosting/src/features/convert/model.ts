/** From a lead to a room: what the form holds, what it plans, and what keeps it from being sent. */
import { type ConvertLead, ROOM_TEMPLATES, TEMPLATE_KEYS, type TemplateKey } from '@/contract';
import { blankLine, type DraftForm, readForm } from '@/features/invoice-editor/draft';
import { NO_SHARE, plainDecimal, priceText, readPrice } from '@/features/invoice-editor/figures';
import { SPLITS, splitBy } from '@/features/invoice-editor/plan';
import { type RoomForm, roomAskedOf, roomFaults } from '@/features/new-room/model';
import { addDays, daysBetween } from '@/lib/dates';
import type { Faults } from '@/lib/saved-form';

/** What of a lead becomes a project. */
export interface LeadToConvert {
  readonly id: string;
  /** The person's. */
  readonly name: string;
  readonly company: string;
  readonly email: string | null;
  readonly title: string;
  readonly valueMinor: number | null;
  readonly currency: string;
}

/** Where the milestones come from: nowhere, a template, or another room. */
export type PlanChoice = '' | `template:${TemplateKey}` | `room:${string}`;

export interface ConvertForm extends RoomForm {
  readonly plan: PlanChoice;
  readonly hasDraft: boolean;
  readonly amount: string;
  /** The word of a usual split; empty for all at once. */
  readonly split: string;
  readonly isMailed: boolean;
}

export interface PlannedStep {
  readonly title: string;
  readonly dueOn: string | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A form that can mostly be sent as it is: the client of that name, a plan that fits the title, the lead's value. */
export function formOfLead(lead: LeadToConvert, clients: readonly Named[]): ConvertForm {
  const clientName = lead.company.trim() || lead.name;
  const key = templateFor(lead.title);
  return {
    clientId: clients.find(({ name }) => alike(name) === alike(clientName))?.id ?? '',
    clientName,
    personName: lead.name,
    email: lead.email ?? '',
    title: lead.title,
    currency: lead.currency,
    plan: key ? `template:${key}` : '',
    hasDraft: false,
    amount: lead.valueMinor === null ? '' : priceText(lead.valueMinor, lead.currency),
    split: key ? splitOfTemplate(key) : '',
    isMailed: false,
  };
}

function alike(name: string): string {
  return name.trim().toLowerCase();
}

const HINTS: readonly (readonly [RegExp, TemplateKey])[] = [
  [/photo|shoot|portrait/i, 'photoShoot'],
  [/wedding|event|conference|party/i, 'event'],
  [/web|site|shop|landing/i, 'website'],
  [/brand|logo|identity/i, 'brand'],
  [/consult|advice|audit|workshop/i, 'consulting'],
];

/** The plan a title sounds like. */
export function templateFor(title: string): TemplateKey | null {
  return HINTS.find(([words]) => words.test(title))?.[1] ?? null;
}

/** The usual split that a template is paid by. */
export function splitOfTemplate(key: TemplateKey): string {
  const shares: readonly number[] = ROOM_TEMPLATES[key].sharesBp;
  const isIt = (rates: readonly number[]) =>
    rates.length === shares.length && rates.every((rate, index) => rate === shares[index]);
  return SPLITS.find(({ parts }) => isIt(parts.slice(0, -1).map(({ rateBp }) => rateBp)))?.word ?? '';
}

export function templateOf(plan: PlanChoice): TemplateKey | null {
  return TEMPLATE_KEYS.find((key) => plan === `template:${key}`) ?? null;
}

export function roomOf(plan: PlanChoice): string | null {
  return plan.startsWith('room:') ? plan.slice('room:'.length) : null;
}

/** The milestones a template gives a project that begins today, as the functions will make them. */
export function stepsOfTemplate(key: TemplateKey, today: string): readonly PlannedStep[] {
  return ROOM_TEMPLATES[key].steps.map(({ title, days }) => ({
    title,
    dueOn: addDays(today, days),
  }));
}

/** The milestones of another room, as long after today as they were after its first day. */
export function stepsLike(
  milestones: readonly (PlannedStep & { readonly position: number })[],
  beganOn: string,
  today: string,
): readonly PlannedStep[] {
  const later = daysBetween(beganOn, today);
  return [...milestones]
    .sort((one, other) => one.position - other.position)
    .map(({ title, dueOn }) => ({ title, dueOn: dueOn && addDays(dueOn, later) }));
}

/** Where the functions object to the amount: at the draft's one line, or at its sum. */
const AMOUNT_PATHS = ['draft.lines.0.unitPriceMinor', 'lines'] as const;

export function amountFault(said: Faults): string | undefined {
  return AMOUNT_PATHS.map((path) => said[path]).find(Boolean);
}

export function convertFaults(form: ConvertForm): Faults {
  const amount = form.hasDraft ? readPrice(form.amount, form.currency) : null;
  return {
    ...roomFaults(form),
    ...(amount && !amount.ok && { [AMOUNT_PATHS[0]]: amount.problem }),
    ...(amount?.ok && amount.value === 0 && { [AMOUNT_PATHS[0]]: 'The amount must be more than zero.' }),
  };
}

interface Terms {
  readonly today: string;
  readonly paymentDays: number;
  /** What a line is taxed at. */
  readonly rateBp: number;
  /** The last milestone's day. */
  readonly endsOn: string | null;
}

/** What the functions are asked to make; only for a form without faults. */
export function askedOf(form: ConvertForm, terms: Terms): Omit<ConvertLead, 'idempotencyKey'> {
  return {
    ...roomAskedOf(form),
    template: { key: templateOf(form.plan), fromProjectId: roomOf(form.plan) },
    draft: form.hasDraft ? draftOf(form, terms) : null,
    mailLink: form.isMailed,
  };
}

/** One line of the whole amount, divided as chosen, the last part due with the last milestone. */
function draftOf(form: ConvertForm, terms: Terms): ConvertLead['draft'] {
  const { today, paymentDays, rateBp, endsOn } = terms;
  const line = {
    ...blankLine(rateBp),
    description: form.title.trim(),
    price: form.amount,
    rate: plainDecimal(rateBp, 2),
  };
  const whole: DraftForm = {
    currency: form.currency,
    lines: [line],
    discount: NO_SHARE,
    roundOff: false,
    instalments: [],
    dueOn: endsOn ?? '',
    note: '',
  };
  const split = SPLITS.find(({ word }) => word === form.split);
  const dueOn = addDays(today, paymentDays);
  const { draft } = readForm(split ? splitBy(whole, split, today, paymentDays) : { ...whole, dueOn });
  return { lines: draft.lines, instalments: draft.instalments, dueOn: draft.dueOn };
}
