import { IconButton } from '@/components/button';
import { CloseIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { formatMoney } from '@/domain/money';
import { useNow } from '../context';
import { type Invoice, statusOf, type Tone } from '../model';

/** How a visit to the payment page ended, as its address said or its bank later; the truth comes from the invoice itself. */
export interface Returned {
  readonly invoiceId: string;
  readonly outcome: 'paid' | 'cancelled' | 'failed';
}

interface ReturnedNoticeProps {
  readonly returned: Returned;
  readonly invoices: readonly Invoice[];
  readonly onDismiss: () => void;
}

/** Says where a payment stands after coming back from paying, and turns by itself when it is confirmed. */
export function ReturnedNotice({ returned, invoices, onDismiss }: ReturnedNoticeProps) {
  const now = useNow();
  const invoice = invoices.find((one) => one.id === returned.invoiceId);
  if (!invoice) return null;
  const { tone, title, detail } = noticeFor(returned, invoice, now);
  return (
    <section
      role="status"
      aria-label="Payment"
      class="flex items-center gap-4 rounded-panel border border-line bg-panel py-3 pr-2 pl-5"
    >
      <LampDot tone={tone} />
      <div class="min-w-0 flex-1">
        <p class="font-semibold">{title}</p>
        <p class="text-13 text-soft">{unbroken(detail, invoice.number)}</p>
      </div>
      <IconButton label="Dismiss" onPress={onDismiss}>
        <CloseIcon size={16} />
      </IconButton>
    </section>
  );
}

/** Keeps the number on one line: browsers break at its hyphens. */
function unbroken(sentence: string, number: string) {
  const [before, after] = sentence.split(number);
  return (
    <>
      {before}
      {after !== undefined && <span class="whitespace-nowrap">{number}</span>}
      {after}
    </>
  );
}

type Notice = { readonly tone: Tone; readonly title: string; readonly detail: string };

function noticeFor({ outcome }: Returned, invoice: Invoice, now: number): Notice {
  const amount = formatMoney(invoice.totalMinor, invoice.currency);
  const status = statusOf(invoice, now);
  if (status === 'paid') {
    return {
      tone: 'go',
      title: `${amount} paid. Thank you.`,
      detail: `${invoice.number} is settled. A receipt is on its way by mail.`,
    };
  }
  if (status === 'processing') {
    return {
      tone: 'info',
      title: 'Your payment is on its way',
      detail: `Your bank is still working on it. ${invoice.number} turns to paid here by itself.`,
    };
  }
  if (outcome === 'failed') {
    return {
      tone: 'stop',
      title: 'The payment did not go through',
      detail: `Your bank refused it. ${invoice.number} is still open: try again, or pay in another way.`,
    };
  }
  if (outcome === 'cancelled') {
    return {
      tone: 'idle',
      title: 'Nothing was paid',
      detail: `You left the payment page. ${invoice.number} is still open.`,
    };
  }
  return {
    tone: 'info',
    title: 'Waiting for confirmation',
    detail: `You can leave this page: ${invoice.number} turns to paid as soon as the payment is confirmed.`,
  };
}
