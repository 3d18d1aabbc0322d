import { formatMoney } from '@/domain/money';

interface MoneyProps {
  readonly minor: number;
  readonly currency: string;
  readonly class?: string;
}

/** An amount in figures that line up. */
export function Money({ minor, currency, class: extra = '' }: MoneyProps) {
  return <span class={`figures whitespace-nowrap ${extra}`}>{formatMoney(minor, currency)}</span>;
}
