import { useState } from 'react';
import { Button } from '@/components/button';
import { Lamp, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import type { BooksInstalment, BooksInvoice } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { sayDate } from '@/lib/dates';
import type { Permission } from '../permissions';
import { type InstalmentState, leftOf, nameOf, stateOf } from '../schedule';
import { RescheduleDialog } from './reschedule-dialog';

interface InstalmentsPanelProps {
  readonly invoice: BooksInvoice;
  readonly mayReschedule: Permission;
  readonly onRecord: (instalmentId: string) => void;
}

const SAID: Readonly<Record<InstalmentState, readonly [Tone, string]>> = {
  settled: ['go', 'Settled'],
  processing: ['info', 'Payment under way'],
  claimed: ['warn', 'Reported as paid'],
  overdue: ['stop', 'Overdue'],
  partial: ['warn', 'Part paid'],
  due: ['info', 'Due'],
  void: ['idle', 'Void'],
};

/** Every part of the invoice that can be paid alone, and how it stands. */
export function InstalmentsPanel({ invoice, mayReschedule, onRecord }: InstalmentsPanelProps) {
  const today = useToday(invoice.timeZone);
  const [isMoving, setIsMoving] = useState(false);
  return (
    <Panel
      id="instalments"
      title={invoice.instalments.length > 1 ? 'Instalments' : 'Due'}
      class="@container"
      aside={
        invoice.voidedAt === null && (
          <Button
            look="bare"
            size="small"
            isDisabled={!mayReschedule.isAllowed}
            reason={mayReschedule.isAllowed ? undefined : mayReschedule.reason}
            onPress={() => setIsMoving(true)}
          >
            {invoice.instalments.length > 1 ? 'Reschedule' : 'Reschedule or split'}
          </Button>
        )
      }
    >
      <ul class="divide-y divide-line">
        {invoice.instalments.map((instalment) => (
          <Row key={instalment.id} invoice={invoice} instalment={instalment} today={today} onRecord={onRecord} />
        ))}
      </ul>
      {isMoving && <RescheduleDialog invoice={invoice} onClose={() => setIsMoving(false)} />}
    </Panel>
  );
}

interface RowProps {
  readonly invoice: BooksInvoice;
  readonly instalment: BooksInstalment;
  readonly today: string;
  readonly onRecord: (instalmentId: string) => void;
}

function Row({ invoice, instalment, today, onRecord }: RowProps) {
  const { currency } = invoice;
  const state = stateOf(invoice, instalment, today);
  const left = leftOf(instalment);
  const [tone, word] = SAID[state];
  const isOpen = state !== 'settled' && state !== 'void';
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3.5 @2xl:grid-cols-[10rem_minmax(0,1fr)_9rem_8.5rem]">
      <Lamp tone={tone} word={word} class="@max-2xl:row-start-2" />
      <div class="min-w-0 @max-2xl:row-start-1">
        <p class="truncate text-15 font-medium">{nameOf(invoice, instalment)}</p>
        <p class="text-13 text-soft">
          {instalment.dueOn ? `due ${sayDate(instalment.dueOn, 'weekday', today)}` : 'no due day'}
        </p>
      </div>
      <div class="text-right @max-2xl:row-start-1">
        <Money minor={instalment.amountMinor} currency={currency} class="text-15" />
        {instalment.paidMinor > 0 && left > 0 && (
          <p class="text-12 text-faint">
            <Money minor={left} currency={currency} /> left
          </p>
        )}
      </div>
      <div class="flex justify-end @max-2xl:row-start-2">
        {isOpen && (
          <Button look="bare" size="small" onPress={() => onRecord(instalment.id)}>
            Record payment<span class="sr-only"> for {nameOf(invoice, instalment)}</span>
          </Button>
        )}
      </div>
      {instalment.refusal && isOpen && (
        <p class="col-span-full text-13 text-faint">
          UTR <span class="figures">{instalment.refusal.utr}</span> was not found: {instalment.refusal.reason}
        </p>
      )}
    </li>
  );
}
