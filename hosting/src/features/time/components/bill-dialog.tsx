import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { ChoiceField } from '@/components/choice-field';
import { Dialog } from '@/components/dialog';
import { EmptyState } from '@/components/empty-state';
import { Money } from '@/components/money';
import { Notice } from '@/components/notice';
import { RowsLoading } from '@/components/skeleton';
import { type GroupBy, LIMITS } from '@/contract';
import { minorOf } from '@/domain/rates';
import { billEntries } from '@/domain/time-lines';
import { dateAt, timeAt } from '@/domain/zones';
import { sentenceFor } from '@/lib/api';
import { useAttemptKey } from '@/lib/attempt-key';
import type { Project } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { billTime } from '../actions';
import { useUnbilled } from '../live';
import { type Entry, sayHours, sayWork } from '../model';
import { LinesPreview } from './lines-preview';

const GROUPS = [
  { value: 'task', word: 'By task', hint: 'A line for each task' },
  { value: 'day', word: 'By day', hint: 'A line for each day' },
  { value: 'person', word: 'By person', hint: 'A line for whoever worked' },
] as const;

interface BillDialogProps {
  readonly project: Pick<Project, 'id' | 'title' | 'currency'>;
  readonly onClose: () => void;
}

/** Chooses time and makes a draft of it, with the lines shown before. */
export function BillDialog({ project, onClose }: BillDialogProps) {
  const { uid, profile } = useOwner();
  const [, navigate] = useLocation();
  const { data: entries, error } = useUnbilled(uid, project.id);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [groupBy, setGroupBy] = useState<GroupBy>('task');
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const billable = (entries ?? []).filter((each) => each.billRateMinor !== null);
  const rateless = (entries?.length ?? 0) - billable.length;
  const chosen = billable.filter((each) => !left.has(each.id));
  const billed = useMemo(() => billEntries(chosen, groupBy, profile.timeZone), [chosen, groupBy, profile.timeZone]);
  const isTooLong = billed.lines.length > LIMITS.invoiceLinesMax;
  const keyFor = useAttemptKey();
  const make = async () => {
    setIsBusy(true);
    setSentence(null);
    try {
      const ids = chosen.map((each) => each.id);
      const invoiceId = await billTime(project.id, ids, groupBy, keyFor([groupBy, ids]));
      onClose();
      navigate(`/desk/rooms/${project.id}/invoices/${invoiceId}`);
    } catch (thrown) {
      setSentence(sentenceFor(thrown));
      setIsBusy(false);
    }
  };
  const put = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (isChosen) next.delete(id);
      else next.add(id);
    }
    setLeft(next);
  };
  return (
    <Dialog
      title={`Bill time for ${project.title}`}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
          <Button
            look="primary"
            isBusy={isBusy}
            isDisabled={chosen.length === 0 || isTooLong}
            reason={isTooLong ? 'These are more lines than an invoice holds.' : 'Choose some time first.'}
            onPress={() => void make()}
          >
            Make the draft
          </Button>
        </>
      }
    >
      {error && !entries ? (
        <EmptyState sentence="The time didn’t load. Check your connection and try again." />
      ) : !entries ? (
        <RowsLoading />
      ) : (
        <div class="flex flex-col gap-5">
          {sentence && (
            <Notice tone="stop" isUrgent>
              {sentence}
            </Notice>
          )}
          <ChoiceField label="Lines" value={groupBy} options={GROUPS} onChoose={setGroupBy} />
          <Choosing
            entries={entries}
            left={left}
            currency={project.currency}
            zone={profile.timeZone}
            onPut={put}
            billable={billable}
          />
          {entries.length === LIMITS.entriesPerInvoiceMax && (
            <p class="text-13 text-soft">
              These are the oldest {LIMITS.entriesPerInvoiceMax} entries. Bill the rest after.
            </p>
          )}
          {rateless > 0 && (
            <p class="text-13 text-soft">
              {rateless === 1 ? 'One entry has' : `${rateless} entries have`} no rate and can’t be billed: open it in
              the week and use today’s rates.
            </p>
          )}
          <LinesPreview billed={billed} currency={project.currency} isTooLong={isTooLong} />
        </div>
      )}
    </Dialog>
  );
}

interface ChoosingProps {
  readonly entries: readonly Entry[];
  readonly billable: readonly Entry[];
  readonly left: ReadonlySet<string>;
  readonly currency: string;
  readonly zone: string;
  readonly onPut: (ids: readonly string[], isChosen: boolean) => void;
}

function Choosing({ entries, billable, left, currency, zone, onPut }: ChoosingProps) {
  const isAll = billable.every((each) => !left.has(each.id));
  return (
    <fieldset class="flex min-w-0 flex-col rounded-control border border-line">
      <legend class="sr-only">Time to bill</legend>
      <label class="touch-target flex items-center gap-3 border-b border-line bg-raised px-3 py-2 text-13 font-medium">
        <input
          type="checkbox"
          class="size-4 shrink-0 accent-ink"
          checked={isAll}
          onChange={(event) =>
            onPut(
              billable.map((each) => each.id),
              event.currentTarget.checked,
            )
          }
        />
        All of it
      </label>
      <ul class="max-h-64 divide-y divide-line overflow-y-auto">
        {entries.map((entry) => (
          <li key={entry.id}>
            <label class="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-1.5 text-13">
              <input
                type="checkbox"
                class="size-4 shrink-0 accent-ink"
                disabled={entry.billRateMinor === null}
                checked={entry.billRateMinor !== null && !left.has(entry.id)}
                onChange={(event) => onPut([entry.id], event.currentTarget.checked)}
              />
              <span class="figures text-soft">
                {sayDate(dateAt(entry.startedAt, zone))} {timeAt(entry.startedAt, zone)}
              </span>
              <span class="min-w-0 flex-1 basis-32 truncate text-15">{sayWork(entry)}</span>
              <span class="figures max-sm:ml-7">{sayHours(entry.seconds)}</span>
              {entry.billRateMinor === null ? (
                <span class="text-warn">No rate</span>
              ) : (
                <Money minor={minorOf(entry.billParts)} currency={currency} class="min-w-20 text-right" />
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
