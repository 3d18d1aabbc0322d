import { openFigure } from '@/domain/invoice';
import { Money } from './money';

interface OpenMoneyProps {
  readonly openMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  /** For the figure itself. */
  readonly class?: string;
}

/** What is still open of an invoice, and quietly of how much; its total where none of it was settled, or all. */
export function OpenMoney({ openMinor, totalMinor, currency, class: extra = '' }: OpenMoneyProps) {
  const { minor, ofMinor } = openFigure(openMinor, totalMinor);
  return (
    <>
      <Money minor={minor} currency={currency} class={extra} />
      {ofMinor !== null && (
        <>
          {' '}
          <span class="text-13 whitespace-nowrap text-faint">
            of <Money minor={ofMinor} currency={currency} />
          </span>
        </>
      )}
    </>
  );
}
