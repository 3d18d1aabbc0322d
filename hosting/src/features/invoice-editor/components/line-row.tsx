import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import { Money } from '@/components/money';
import { LIMITS } from '@/contract';
import type { LineForm, Problems } from '../draft';
import { priceText, readPrice } from '../figures';
import { Cell } from './cell';
import { LineDetailFields, type LineDetails } from './line-details';

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
    <li class="flex flex-col gap-3 p-4 @2xl:gap-2 @2xl:py-3">
      <div class="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_2.25rem] items-start gap-x-3 gap-y-3 @2xl:grid-cols-[minmax(0,1fr)_4.5rem_7.5rem_8rem_2.25rem]">
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
      <LineDetailFields {...props} />
    </li>
  );
}
