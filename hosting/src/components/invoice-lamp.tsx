import type { InvoiceStatus } from '@/domain/invoice';
import { Lamp, type Tone } from './lamp';

const SAID: Record<InvoiceStatus, readonly [Tone, string]> = {
  draft: ['idle', 'Draft'],
  sent: ['info', 'Sent'],
  viewed: ['info', 'Seen'],
  partial: ['warn', 'Part paid'],
  processing: ['info', 'Payment under way'],
  claimed: ['warn', 'Reported as paid'],
  overdue: ['stop', 'Overdue'],
  paid: ['go', 'Paid'],
  refunded: ['idle', 'Paid back'],
  credited: ['idle', 'Credited'],
  void: ['idle', 'Void'],
};

/** How an invoice stands. */
export function InvoiceLamp({
  status,
  class: extra = '',
}: {
  readonly status: InvoiceStatus;
  readonly class?: string;
}) {
  const [tone, word] = SAID[status];
  return <Lamp tone={tone} word={word} class={extra} />;
}
