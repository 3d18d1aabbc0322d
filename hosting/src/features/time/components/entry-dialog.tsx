import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { Money } from '@/components/money';
import { useToasts } from '@/components/toasts';
import { useUndo } from '@/components/use-undo';
import { ratesFor } from '@/domain/rates';
import { sentenceFor } from '@/lib/api';
import { newId } from '@/lib/ids';
import { useOwner } from '@/lib/owner';
import { serverSecond } from '@/lib/server-clock';
import { addEntry, changeEntry, deleteEntry, restoreEntry } from '../actions';
import { type EntryForm, entryFaults, timesOf } from '../entry-form';
import { useTask } from '../live';
import { type Entry, type EntryFields, entryFields, keptFields, sayDuration, sayHours, sayWork } from '../model';
import { useSides } from '../sides';
import { AboutFields } from './about-fields';

interface EntryDialogProps {
  /** Null for new time. */
  readonly entry: Entry | null;
  readonly first: EntryForm;
  readonly onClose: () => void;
}

/** Writes an entry by hand, or changes one that is on no invoice. */
export function EntryDialog({ entry, first, onClose }: EntryDialogProps) {
  const { uid, profile } = useOwner();
  const zone = profile.timeZone;
  const { say } = useToasts();
  const { withUndo } = useUndo();
  const [form, setForm] = useState(first);
  const [isRateNew, setIsRateNew] = useState(entry === null);
  const sides = useSides(form.about.projectId || null);
  const { data: task } = useTask(sides?.project.roomKey ?? null, form.about.taskId);
  const times = timesOf(form, zone, entry);
  const faults = entryFaults(form, times, serverSecond());
  const put = (patch: Partial<EntryForm>) => setForm({ ...form, ...patch });
  const isFresh = isRateNew || entry?.projectId !== form.about.projectId;
  const save = () => {
    if (!times || !sides) return;
    const taskTitle = form.about.taskId ? (task?.title ?? entry?.taskTitle ?? '') : '';
    const fields = entryFields({ ...form.about, ...times, taskTitle }, sides);
    write(entry && !isFresh ? keptFields(fields, entry) : fields);
  };
  const write = (fields: EntryFields) => {
    onClose();
    const why = (thrown: unknown) => say(`The time was not saved. ${sentenceFor(thrown)}`);
    if (entry === null) void addEntry(uid, newId(), fields).catch(why);
    else void changeEntry(uid, entry.id, fields).catch(why);
  };
  const remove = (gone: Entry) => {
    onClose();
    withUndo({
      said: `${sayWork(gone)}, ${sayDuration(gone.seconds)}, deleted.`,
      act: () => deleteEntry(uid, gone.id),
      undo: () => restoreEntry(uid, gone),
      failed: 'The entry is still there',
    });
  };
  return (
    <FormDialog
      title={entry ? 'Time worked' : 'Add time'}
      word="Save"
      others={
        <>
          {entry && (
            <Button look="danger" class="sm:mr-auto" onPress={() => remove(entry)}>
              Delete
            </Button>
          )}
          <Button look="bare" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
      reason={form.about.projectId !== '' && !sides ? 'The room is still loading.' : undefined}
      faults={faults}
      onSubmit={save}
      onClose={onClose}
    >
      {(said) => (
        <>
          <div class="grid grid-cols-2 gap-3 sm:grid-cols-3">
            <TextField
              class="max-sm:col-span-2"
              label="Day"
              type="date"
              value={form.date}
              onText={(date) => put({ date })}
              error={said.from}
            />
            <TextField label="From" type="time" value={form.from} onText={(from) => put({ from })} />
            <TextField
              label="Until"
              type="time"
              value={form.until}
              onText={(until) => put({ until })}
              error={said.until ?? (form.until === '' ? undefined : faults.until)}
              hint={
                times ? `${sayHours(times.seconds)} h${times.isOvernight ? ', ends the day after' : ''}` : undefined
              }
            />
          </div>
          <AboutFields about={form.about} onChange={(about) => put({ about })} error={said.room} />
          {sides && <RateLine entry={isFresh ? null : entry} sides={sides} onRenew={() => setIsRateNew(true)} />}
        </>
      )}
    </FormDialog>
  );
}

interface RateLineProps {
  /** With the rate that is frozen on it; null where today's holds. */
  readonly entry: Entry | null;
  readonly sides: NonNullable<ReturnType<typeof useSides>>;
  readonly onRenew: () => void;
}

function RateLine({ entry, sides, onRenew }: RateLineProps) {
  const { project, client, profile } = sides;
  const today = ratesFor(project.currency, [project.rates, client?.rates, profile.rates]);
  const billMinor = entry ? entry.billRateMinor : today.billMinor;
  const isOld = entry !== null && (entry.billRateMinor !== today.billMinor || entry.costRateMinor !== today.costMinor);
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-soft">
      <p>
        {billMinor === null ? (
          <>
            No rate is set in {project.currency}.{' '}
            <Link href="/desk/settings/time" class="underline">
              Set your usual one
            </Link>
          </>
        ) : (
          <>
            Billed at <Money minor={billMinor} currency={project.currency} /> an hour
            {entry ? ', as it was when this was written.' : '.'}
          </>
        )}
      </p>
      {isOld && (
        <Button look="bare" size="small" onPress={onRenew}>
          Use today’s rates
        </Button>
      )}
    </div>
  );
}
