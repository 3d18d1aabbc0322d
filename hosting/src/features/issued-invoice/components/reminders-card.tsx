import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import type { BooksInvoice } from '@/lib/books';
import { useMinute, useToday } from '@/lib/clock';
import { dateIn, sayAgo, sayDate, sayTime } from '@/lib/dates';
import { useClient, useOwner } from '@/lib/owner';
import { muteReminders, remindNow } from '../actions';
import { nextReminder, restsUntil, whyNotRemind } from '../reminders';

/** When the client is reminded next, and the ways to do it now or not at all. */
export function RemindersCard({ invoice }: { readonly invoice: BooksInvoice }) {
  const { uid, profile } = useOwner();
  const { data: client } = useClient(uid, invoice.clientId);
  const today = useToday(invoice.timeZone);
  const now = useMinute();
  const next = nextReminder(invoice, profile.reminders, client, now);
  return (
    <Panel id="reminders" title="Reminders">
      <div class="flex flex-col gap-4 p-4">
        <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-15">
          <dt class="text-soft">Next by itself</dt>
          <dd>
            {next.kind === 'on' ? (
              `${next.date === today ? 'Today' : sayDate(next.date, 'weekday', today)}, in the morning`
            ) : (
              <span class="text-soft">{next.reason}</span>
            )}
          </dd>
          <dt class="text-soft">Last sent</dt>
          <dd>
            {invoice.remindedAt === null ? (
              <span class="text-soft">None yet</span>
            ) : (
              <>
                {sayAgo(invoice.remindedAt, now)}
                {invoice.remindersSent > 1 && <span class="text-soft">, {invoice.remindersSent} in all</span>}
              </>
            )}
          </dd>
        </dl>
        <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <RemindButton invoice={invoice} now={now} />
          <MuteSwitch invoice={invoice} />
        </div>
      </div>
    </Panel>
  );
}

function RemindButton({ invoice, now }: { readonly invoice: BooksInvoice; readonly now: number }) {
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const rests = restsUntil(invoice, now);
  const objection = whyNotRemind(invoice);
  const rest = rests === null ? null : sayRest(rests, invoice.timeZone, now);
  const reason = objection ?? rest;
  const remind = async () => {
    setIsBusy(true);
    try {
      await remindNow(invoice.id);
      say('A reminder is on its way.');
    } catch (thrown) {
      say(sentenceFor(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div class="flex min-w-0 flex-col items-start gap-1">
      <Button isBusy={isBusy} isDisabled={reason !== null} reason={reason ?? undefined} onPress={() => void remind()}>
        Remind now
      </Button>
      {objection === null && rest && <p class="text-13 text-faint">{rest}</p>}
    </div>
  );
}

function sayRest(until: number, timeZone: string, now: number): string {
  const isToday = dateIn(timeZone, until) === dateIn(timeZone, now);
  return `One a day is enough: again from ${isToday ? '' : 'tomorrow, '}${sayTime(until, timeZone)}.`;
}

/** Switches at once, and back again with the reason when the books refuse. */
function MuteSwitch({ invoice }: { readonly invoice: BooksInvoice }) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { say } = useToasts();
  useEffect(() => {
    if (wanted === invoice.remindersMuted) setWanted(null);
  }, [wanted, invoice.remindersMuted]);
  const mute = async (isMuted: boolean) => {
    setWanted(isMuted);
    try {
      await muteReminders(invoice.id, isMuted);
    } catch (thrown) {
      setWanted(null);
      say(sentenceFor(thrown));
    }
  };
  return (
    <label class="touch-target flex items-center gap-2.5 text-13 font-medium text-soft">
      <input
        type="checkbox"
        class="size-4 accent-current"
        checked={wanted ?? invoice.remindersMuted}
        onChange={(event) => void mute(event.currentTarget.checked)}
      />
      No automatic ones for this invoice
    </label>
  );
}
