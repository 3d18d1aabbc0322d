import { IconButton } from '@/components/button';
import { CloseIcon } from '@/components/icons';
import { LampDot } from '@/components/lamp';
import { useMinute } from '@/lib/clock';
import type { Invoice } from '../invoice';
import { type Returned, sayReturned } from '../model';
import { usePayer } from '../payer';

interface ReturnedNoticeProps {
  readonly returned: Returned;
  readonly invoice: Invoice;
  readonly onDismiss: () => void;
}

/** Says where a payment stands after coming back from paying, and turns by itself when it is confirmed. */
export function ReturnedNotice({ returned, invoice, onDismiss }: ReturnedNoticeProps) {
  const { who } = usePayer();
  const now = useMinute();
  const { tone, title, detail } = sayReturned(returned, invoice, who, now);
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
