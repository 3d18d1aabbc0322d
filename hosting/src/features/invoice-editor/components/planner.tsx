import { flushSync } from 'preact/compat';
import { Button } from '@/components/button';
import { PlusIcon } from '@/components/icons';
import { LIMITS } from '@/contract';
import type { DraftSums } from '@/domain/invoice-totals';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import type { DraftForm, Problems } from '../draft';
import { SPLITS, splitBy, splitOf, unsplit, withInstalment, withOneMore, withoutOne } from '../plan';
import { PlannerPart } from './planner-part';

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
              <PlannerPart
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
