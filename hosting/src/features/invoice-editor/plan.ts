/** How a draft is split into instalments: the usual splits with one press, and what the form makes of them. */
import { dateOfDayNumber, dayNumber } from '@/lib/dates';
import { blankInstalment, type DraftForm, type InstalmentForm } from './draft';
import { readShare } from './figures';

interface Part {
  readonly label: string;
  /** In basis points; the last part takes the rest. */
  readonly rateBp: number;
}

export interface Split {
  readonly word: string;
  readonly parts: readonly Part[];
}

export const SPLITS: readonly Split[] = [
  {
    word: '30 / 40 / 30',
    parts: [
      { label: 'Advance', rateBp: 3000 },
      { label: 'Midway', rateBp: 4000 },
      { label: 'On completion', rateBp: 3000 },
    ],
  },
  {
    word: '50 / 50',
    parts: [
      { label: 'Advance', rateBp: 5000 },
      { label: 'On completion', rateBp: 5000 },
    ],
  },
];

/** Which of the usual splits the form has; none when it is the owner's own. */
export function splitOf(form: DraftForm): Split | null {
  return SPLITS.find((split) => split.parts.length === form.instalments.length && isLike(split, form)) ?? null;
}

function isLike(split: Split, form: DraftForm): boolean {
  return split.parts.slice(0, -1).every((part, index) => {
    const share = form.instalments[index]?.share;
    const reading = share?.isRate ? readShare(share, form.currency) : null;
    return reading?.ok === true && reading.value === part.rateBp;
  });
}

/** Split the whole: labels and due days that are there already stay. */
export function splitBy(form: DraftForm, split: Split, today: string, paymentDays: number): DraftForm {
  const days = spread(split.parts.length, today, form.dueOn, paymentDays);
  const instalments = split.parts.map((part, index) => {
    const before = form.instalments[index];
    return blankInstalment({
      ...before,
      label: before?.label || part.label,
      share: { text: String(part.rateBp / 100), isRate: true },
      dueOn: before?.dueOn || (days[index] ?? ''),
    });
  });
  return { ...form, instalments };
}

/** Days from today on, one term apart, unless the whole had a day: then the last one keeps it. */
function spread(count: number, today: string, dueOn: string, paymentDays: number): string[] {
  const from = dayNumber(today);
  const until = dueOn > today ? dayNumber(dueOn) : from + Math.max(paymentDays, 1) * (count - 1);
  return Array.from({ length: count }, (_, index) =>
    dateOfDayNumber(Math.round(from + ((until - from) * index) / (count - 1))),
  );
}

/** One payment again, due when the last instalment was. */
export function unsplit(form: DraftForm): DraftForm {
  return { ...form, instalments: [], dueOn: form.instalments.at(-1)?.dueOn || form.dueOn };
}

/** One more before the last, which goes on taking the rest; an undivided invoice becomes two. */
export function withOneMore(form: DraftForm, today: string): DraftForm {
  if (form.instalments.length === 0) {
    const first = blankInstalment({ dueOn: today });
    return { ...form, instalments: [first, blankInstalment({ dueOn: form.dueOn })] };
  }
  const at = form.instalments.length - 1;
  return { ...form, instalments: form.instalments.toSpliced(at, 0, blankInstalment()) };
}

/** Without one of them; two are the fewest, and one is no plan any more. */
export function withoutOne(form: DraftForm, key: string): DraftForm {
  const rest = form.instalments.filter((each) => each.key !== key);
  return rest.length < 2 ? unsplit({ ...form, instalments: rest }) : { ...form, instalments: rest };
}

export function withInstalment(form: DraftForm, key: string, change: Partial<InstalmentForm>): DraftForm {
  return {
    ...form,
    instalments: form.instalments.map((each) => (each.key === key ? { ...each, ...change } : each)),
  };
}
