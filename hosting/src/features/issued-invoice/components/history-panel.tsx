import { LampDot, type Tone } from '@/components/lamp';
import { Panel } from '@/components/panel';
import type { BooksInvoice } from '@/lib/books';
import { dateIn, sayDate, sayTime } from '@/lib/dates';
import { sayStep } from '../history';

const TONE: Readonly<Record<string, Tone>> = {
  paid: 'go',
  overdue: 'stop',
  partial: 'warn',
  claimed: 'warn',
  credited: 'idle',
  refunded: 'idle',
  void: 'idle',
};

/** Everything that happened to the invoice, newest first; nothing is ever taken out. */
export function HistoryPanel({ invoice }: { readonly invoice: BooksInvoice }) {
  const steps = [...invoice.history].reverse();
  return (
    <Panel id="history" title="History">
      <ol class="flex flex-col gap-3 p-4">
        {steps.map((step) => {
          const { what, who } = sayStep(step);
          return (
            <li key={`${step.to}-${step.at}`} class="flex items-start gap-3">
              <LampDot tone={TONE[step.to] ?? 'info'} class="m-1 mt-[7px]" />
              <p class="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
                <span class="text-15">
                  {what} <span class="text-13 text-faint">{who}</span>
                </span>
                <time dateTime={new Date(step.at).toISOString()} class="text-13 text-soft">
                  {sayDate(dateIn(invoice.timeZone, step.at), 'short', dateIn(invoice.timeZone, Date.now()))},{' '}
                  {sayTime(step.at, invoice.timeZone)}
                </time>
              </p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
