import { useState } from 'react';
import { IconButton } from '@/components/button';
import { TrashIcon } from '@/components/icons';
import type { LineForm, Problems } from '../draft';
import { isBlankShare, NO_SHARE } from '../figures';
import { Cell } from './cell';
import { ShareField } from './share-field';

/** Which details a line has besides what, how many and at what price. */
export interface LineDetails {
  readonly hasSac: boolean;
  readonly hasRate: boolean;
}

interface LineDetailFieldsProps {
  readonly line: LineForm;
  readonly number: number;
  readonly currency: string;
  readonly details: LineDetails;
  readonly problems: Problems;
  readonly onLine: (line: LineForm) => void;
  readonly onEnter: () => void;
}

/** Code, tax rate and discount of a line; the discount's field comes when it is asked for. */
export function LineDetailFields({
  line,
  number,
  currency,
  details,
  problems,
  onLine,
  onEnter,
}: LineDetailFieldsProps) {
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
