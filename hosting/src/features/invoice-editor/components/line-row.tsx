import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import type { LineForm, Problems } from '../draft';
import { priceText, readPrice } from '../figures';

interface LineRowProps {
  readonly line: LineForm;
  readonly number: number;
  readonly currency: string;
  readonly amountMinor: number | null;
  readonly problems: Problems;
  readonly onLine: (line: LineForm) => void;
  readonly onEnter: () => void;
  readonly onRemove: () => void;
}

/** One line: what, how many, at what price. */
export function LineRow(props: LineRowProps) {
  const { line, number, currency, problems, onLine } = props;
  const tidyPrice = () => {
    const reading = readPrice(line.price, currency);
    if (reading.ok && line.price.trim() !== '') onLine({ ...line, price: priceText(reading.value, currency) });
  };
  return (
    <li class="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_2.25rem] items-start gap-x-3 gap-y-3 px-5 py-4 @2xl:grid-cols-[minmax(0,1fr)_5rem_8rem_8.5rem_2.25rem] @2xl:py-1.5">
      <Cell
        id={`${line.key}-description`}
        label="Description"
        number={number}
        class="col-span-3 @2xl:col-span-1"
        value={line.description}
        maxLength={LIMITS.invoiceDescriptionMax}
        problem={problems.description}
        onText={(description) => onLine({ ...line, description })}
        onEnter={props.onEnter}
      />
      <Cell
        id={`${line.key}-quantity`}
        label="Quantity"
        number={number}
        isFigure
        value={line.quantity}
        problem={problems.quantityMilli}
        onText={(quantity) => onLine({ ...line, quantity })}
        onEnter={props.onEnter}
      />
      <Cell
        id={`${line.key}-price`}
        label="Unit price"
        number={number}
        isFigure
        class="col-span-2 @2xl:col-span-1"
        value={line.price}
        placeholder="0"
        problem={problems.unitPriceMinor}
        onText={(price) => onLine({ ...line, price })}
        onEnter={props.onEnter}
        onDone={tidyPrice}
      />
      <p class="col-span-2 flex h-11 items-center gap-2 text-15 @2xl:col-span-1 @2xl:justify-end">
        <span class="text-13 text-faint @2xl:sr-only">Amount</span>
        {props.amountMinor === null || problems.quantityMilli || problems.unitPriceMinor ? (
          <span class="text-faint">–</span>
        ) : (
          <Money minor={props.amountMinor} currency={currency} />
        )}
      </p>
      <div class="flex h-11 items-center justify-end">
        <IconButton label={`Remove line ${number}`} onPress={props.onRemove}>
          <TrashIcon size={16} />
        </IconButton>
      </div>
    </li>
  );
}

const TYPING_MS = 700;

/** Whether someone types right now. Not told by focus: a sentence that appears on leaving would move what is being clicked. */
function useTyping(): { isTyping: boolean; type: () => void } {
  const [strokes, setStrokes] = useState(0);
  useEffect(() => {
    if (strokes === 0) return;
    const timer = setTimeout(() => setStrokes(0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [strokes]);
  return { isTyping: strokes > 0, type: () => setStrokes((count) => count + 1) };
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly number: number;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly onDone?: () => void;
  readonly isFigure?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly class?: string;
}

function Cell(props: CellProps) {
  const { isTyping, type } = useTyping();
  // Half a number is no mistake yet: nobody is corrected while typing.
  const problem = isTyping ? undefined : props.problem;
  return (
    <div class={`flex min-w-0 flex-col gap-1.5 ${props.class ?? ''}`}>
      <label for={props.id} class="text-13 font-medium text-soft @2xl:sr-only">
        {props.label}
        <span class="sr-only"> of line {props.number}</span>
      </label>
      <input
        id={props.id}
        class={`h-11 w-full rounded-control border border-line bg-raised px-3 text-15 text-ink transition-colors hover:border-faint aria-invalid:border-stop ${props.isFigure ? 'figures @2xl:text-right' : ''}`}
        inputMode={props.isFigure ? 'decimal' : 'text'}
        autoComplete="off"
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${props.id}-problem` : undefined}
        onInput={(event) => {
          type();
          props.onText(event.currentTarget.value);
        }}
        onBlur={() => props.onDone?.()}
        onKeyDown={(event: TargetedKeyboardEvent<HTMLInputElement>) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      {problem && (
        <p id={`${props.id}-problem`} class="text-13 text-stop">
          {problem}
        </p>
      )}
    </div>
  );
}
