import { IconButton } from '@/components/button';
import { TextField } from '@/components/field';
import { TrashIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import type { InstalmentForm, Problems } from '../draft';
import { ShareField } from './share-field';

interface PlannerPartProps {
  readonly each: InstalmentForm;
  readonly index: number;
  readonly isLast: boolean;
  readonly currency: string;
  readonly amountMinor: number;
  /** The others take everything there is. */
  readonly isEmpty: boolean;
  readonly today: string;
  readonly problems: Problems;
  readonly onChange: (change: Partial<InstalmentForm>) => void;
  readonly onEnter: () => void;
  readonly onRemove: () => void;
}

/** One instalment: its name, how much of the whole, and its day. */
export function PlannerPart({
  each,
  index,
  isLast,
  currency,
  amountMinor,
  isEmpty,
  today,
  problems,
  onChange,
  ...props
}: PlannerPartProps) {
  const number = index + 1;
  const path = `instalments.${index}`;
  const shareProblem = Object.entries(problems).find(([name]) => name.startsWith(`${path}.share`))?.[1];
  const isPast = each.dueOn !== '' && each.dueOn < today;
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_2.25rem] items-start gap-x-3 gap-y-3 @max-2xl:border-b @max-2xl:border-line @max-2xl:pb-4 @2xl:grid-cols-[minmax(0,1fr)_9.5rem_9.75rem_minmax(7rem,auto)_2.25rem]">
      <TextField
        label={`Instalment ${number}`}
        placeholder="Name"
        value={each.label}
        maxLength={LIMITS.instalmentLabelMax}
        onText={(label) => onChange({ label })}
        error={problems[`${path}.label`]}
      />
      <div class="box-content flex h-11 items-center justify-end self-start pt-6.5 @2xl:order-last">
        <IconButton label={`Remove instalment ${number}`} onPress={props.onRemove}>
          <TrashIcon size={16} />
        </IconButton>
      </div>
      {isLast ? (
        <div class="col-span-2 flex flex-col gap-1.5 @2xl:col-span-1">
          <span class="text-13 font-medium text-soft">Share</span>
          <p class={`flex min-h-11 items-center text-15 ${shareProblem || isEmpty ? 'text-stop' : 'text-soft'}`}>
            {shareProblem ?? (isEmpty ? 'Nothing is left for it' : 'The rest')}
          </p>
        </div>
      ) : (
        <ShareField
          id={each.key}
          class="col-span-2 @2xl:col-span-1"
          label="Share"
          about={`instalment ${number}`}
          share={each.share}
          currency={currency}
          onShare={(share) => onChange({ share })}
          onEnter={props.onEnter}
          error={shareProblem}
        />
      )}
      <TextField
        class="col-span-2 @2xl:col-span-1"
        label="Due"
        type="date"
        value={each.dueOn}
        onText={(dueOn) => onChange({ dueOn })}
        error={problems[`${path}.dueOn`]}
        hint={isPast ? 'This day has passed.' : undefined}
      />
      <p class="col-span-2 flex items-center gap-2 text-15 @2xl:col-span-1 @2xl:h-11 @2xl:justify-end @2xl:self-start @2xl:pt-6.5 @2xl:box-content">
        <span class="text-13 text-faint @2xl:sr-only">Amount</span>
        <Money minor={amountMinor} currency={currency} />
      </p>
    </li>
  );
}
