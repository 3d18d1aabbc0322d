import { flushSync } from 'preact/compat';
import { Button, IconButton } from '@/components/button';
import { TextField } from '@/components/field';
import { PlusIcon, TrashIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import type { DraftSums } from '@/domain/invoice-totals';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import type { DraftForm, InstalmentForm, Problems } from '../draft';
import { SPLITS, splitBy, splitOf, unsplit, withInstalment, withOneMore, withoutOne } from '../plan';
import { ShareField } from './share-field';

interface PlannerProps {
  readonly form: DraftForm;
  readonly sums: DraftSums;
  readonly problems: Problems;
  readonly onForm: (form: DraftForm) => void;
}

const CHOICE =
  'touch-target h-9 rounded-control border border-line px-3 text-13 font-medium text-soft transition-colors hover:border-faint hover:text-ink aria-pressed:border-ink aria-pressed:bg-raised aria-pressed:text-ink';

/** How the invoice is divided: at once, by a usual split, or by one's own. */
export function Planner({ form, sums, problems, onForm }: PlannerProps) {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const split = splitOf(form);
  const isWhole = form.instalments.length === 0;
  const isFull = form.instalments.length >= LIMITS.instalmentsMax;
  const add = () => {
    // Drawn and focused within the key press, so that what is typed next already lands in the new instalment.
    const next = withOneMore(form, today);
    flushSync(() => onForm(next));
    const added = next.instalments[Math.max(next.instalments.length - 2, 0)];
    document.querySelector<HTMLInputElement>(`[data-share="${added?.key}"]`)?.focus();
  };
  return (
    <div class="flex flex-col gap-4">
      <fieldset class="flex flex-wrap items-center gap-2">
        <legend class="mb-1.5 text-13 font-medium text-soft">Instalments</legend>
        <button type="button" class={CHOICE} aria-pressed={isWhole} onClick={() => onForm(unsplit(form))}>
          All at once
        </button>
        {SPLITS.map((each) => (
          <button
            key={each.word}
            type="button"
            class={`${CHOICE} figures`}
            aria-pressed={split === each}
            onClick={() => onForm(splitBy(form, each, today, profile.paymentDays))}
          >
            {each.word}
          </button>
        ))}
        <button
          type="button"
          class={CHOICE}
          aria-pressed={!isWhole && split === null}
          onClick={() => (isWhole ? add() : focusFirstShare(form))}
        >
          Your own
        </button>
      </fieldset>
      {problems.instalments && (
        <p role="alert" class="text-13 text-stop">
          {problems.instalments}
        </p>
      )}
      {!isWhole && (
        <>
          <ol class="flex flex-col gap-4 @2xl:gap-3">
            {form.instalments.map((each, index) => (
              <Part
                key={each.key}
                each={each}
                index={index}
                isLast={index === form.instalments.length - 1}
                currency={form.currency}
                amountMinor={sums.instalments[index]?.amountMinor ?? 0}
                isEmpty={sums.totalMinor > 0 && (sums.instalments[index]?.amountMinor ?? 0) <= 0}
                today={today}
                problems={problems}
                onChange={(change) => onForm(withInstalment(form, each.key, change))}
                onEnter={() => !isFull && add()}
                onRemove={() => onForm(withoutOne(form, each.key))}
              />
            ))}
          </ol>
          <div>
            <Button
              size="small"
              isDisabled={isFull}
              reason={`An invoice has ${LIMITS.instalmentsMax} instalments at most.`}
              onPress={add}
            >
              <PlusIcon size={16} />
              Add instalment
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function focusFirstShare(form: DraftForm): void {
  document.querySelector<HTMLInputElement>(`[data-share="${form.instalments[0]?.key}"]`)?.focus();
}

interface PartProps {
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

function Part({ each, index, isLast, currency, amountMinor, isEmpty, today, problems, onChange, ...props }: PartProps) {
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
