import { useState } from 'react';
import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import type { LineForm, Problems } from '../draft';
import { isBlankShare, NO_SHARE, priceText, readPrice } from '../figures';
import { Cell } from './cell';
import { ShareField } from './share-field';

/** Which details a line has besides what, how many and at what price. */
export interface LineDetails {
  readonly hasSac: boolean;
  readonly hasRate: boolean;
}

interface LineRowProps {
  readonly line: LineForm;
  readonly number: number;
  readonly currency: string;
  readonly details: LineDetails;
  /** What the line comes to before discounts. */
  readonly amountMinor: number | null;
  readonly problems: Problems;
  readonly onLine: (line: LineForm) => void;
  readonly onEnter: () => void;
  readonly onRemove: () => void;
}

/** One line: what, how many, at what price; below it code, tax rate and discount. */
export function LineRow(props: LineRowProps) {
  const { line, number, currency, problems, onLine } = props;
  const tidyPrice = () => {
    const reading = readPrice(line.price, currency);
    if (reading.ok && line.price.trim() !== '') onLine({ ...line, price: priceText(reading.value, currency) });
  };
  return (
    <li class="flex flex-col gap-3 px-5 py-4 @2xl:gap-2 @2xl:py-3">
      <div class="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_2.25rem] items-start gap-x-3 gap-y-3 @2xl:grid-cols-[minmax(0,1fr)_5rem_8rem_8.5rem_2.25rem]">
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
      </div>
      <Details {...props} />
    </li>
  );
}

function Details({ line, number, currency, details, problems, onLine, onEnter }: LineRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const hasDiscount = isOpen || !isBlankShare(line.discount) || problems.discount !== undefined;
  const openDiscount = () => {
    setIsOpen(true);
    // Once it is drawn: whoever asks for the field wants to write in it.
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`[data-share="${line.key}"]`)?.focus());
  };
  return (
    <div class="flex flex-wrap items-start gap-x-3 gap-y-3">
      {details.hasSac && (
        <Cell
          id={`${line.key}-sac`}
          label="SAC"
          number={number}
          isFigure
          isLabelled
          class="w-28"
          value={line.sac}
          maxLength={7}
          placeholder="998314"
          problem={problems.sac}
          onText={(sac) => onLine({ ...line, sac })}
          onEnter={onEnter}
        />
      )}
      {details.hasRate && (
        <Cell
          id={`${line.key}-rate`}
          label="Tax, %"
          number={number}
          isFigure
          isLabelled
          class="w-20"
          value={line.rate}
          placeholder="0"
          problem={problems.rateBp}
          onText={(rate) => onLine({ ...line, rate })}
          onEnter={onEnter}
        />
      )}
      {hasDiscount ? (
        <div class="flex items-end gap-1">
          <ShareField
            id={line.key}
            class="w-52"
            label="Discount"
            about={`line ${number}`}
            share={line.discount}
            currency={currency}
            error={problems.discount}
            onShare={(discount) => onLine({ ...line, discount })}
            onEnter={onEnter}
          />
          {!problems.discount && (
            <IconButton
              label={`No discount on line ${number}`}
              class="mb-1"
              onPress={() => {
                setIsOpen(false);
                onLine({ ...line, discount: NO_SHARE });
              }}
            >
              <TrashIcon size={16} />
            </IconButton>
          )}
        </div>
      ) : (
        <button
          type="button"
          class="touch-target -ml-2 h-11 self-end rounded-control px-2 text-13 font-medium text-soft hover:text-ink"
          onClick={openDiscount}
        >
          Add discount<span class="sr-only"> to line {number}</span>
        </button>
      )}
    </div>
  );
}
