import { useMemo, useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { SelectField } from '@/components/field';
import { ArrowLeftIcon, PlusIcon } from '@/components/icons';
import { Skeleton } from '@/components/skeleton';
import { weekOf, weekSpan } from '@/domain/time-week';
import { dateAt, timeAt } from '@/domain/zones';
import { addDays, sayDate } from '@/lib/dates';
import { useDirectory } from '@/lib/directory';
import { useNewAsked } from '@/lib/new-asked';
import { useOwner } from '@/lib/owner';
import { useServerSecond } from '@/lib/server-clock';
import { blankEntry, type EntryForm, entryFormOf } from '../entry-form';
import { useEntries } from '../live';
import { type Entry, sayHours } from '../model';
import { askToStartTimer } from '../start-request';
import { useWeekAddress } from '../week-address';
import { DayPanel } from './day-panel';
import { EntryDialog } from './entry-dialog';
import { WeekSums } from './week-sums';

/** One week: its days, what was worked on each, and what it comes to by room. */
export function WeekPart() {
  const { uid, profile } = useOwner();
  const zone = profile.timeZone;
  const today = dateAt(useServerSecond(uid, false), zone);
  const { monday, projectId, go } = useWeekAddress(today);
  const { startedAt, endedAt } = weekSpan(monday, zone);
  const { data: entries, error } = useEntries(uid, startedAt, endedAt);
  const rooms = useDirectory(uid)?.rooms;
  const [open, setOpen] = useState<{ readonly entry: Entry | null; readonly first: EntryForm } | null>(null);
  const whole = useMemo(() => entries && weekOf(entries, monday, zone), [entries, monday, zone]);
  const week = useMemo(
    () =>
      entries &&
      weekOf(
        entries.filter((each) => projectId === null || each.projectId === projectId),
        monday,
        zone,
      ),
    [entries, monday, zone, projectId],
  );
  const titleOf = (id: string) => rooms?.get(id)?.title ?? (rooms ? 'A room that is gone' : '…');
  const add = (date: string, from?: number, until?: number) =>
    setOpen({
      entry: null,
      first: blankEntry(
        date,
        projectId ?? '',
        from === undefined ? '' : timeAt(from, zone),
        until === undefined ? '' : timeAt(until, zone),
      ),
    });
  useNewAsked(() => add(today));
  const chosen = new Set([...(whole?.projects.map((each) => each.projectId) ?? []), ...(projectId ? [projectId] : [])]);
  return (
    <>
      <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div class="flex items-center gap-1">
          <IconButton label="The week before" onPress={() => go({ monday: addDays(monday, -7) })}>
            <ArrowLeftIcon />
          </IconButton>
          <h2 class="figures min-w-44 text-center text-15 font-semibold" aria-live="polite">
            {sayDate(monday)} – {sayDate(addDays(monday, 6), 'paper')}
          </h2>
          <IconButton
            label="The week after"
            class="rotate-180"
            isDisabled={addDays(monday, 7) > today}
            onPress={() => go({ monday: addDays(monday, 7) })}
          >
            <ArrowLeftIcon />
          </IconButton>
          {(today < monday || addDays(monday, 7) <= today) && (
            <Button look="bare" size="small" onPress={() => go({ monday: today })}>
              This week
            </Button>
          )}
        </div>
        <div class="flex flex-1 basis-72 flex-wrap items-end justify-end gap-3">
          <div class="min-w-0 max-w-64 flex-1 max-md:max-w-none max-md:basis-full">
            <SelectField
              label="Show"
              value={projectId ?? ''}
              options={[['', 'All rooms'], ...[...chosen].map((id) => [id, titleOf(id)] as const)]}
              onChoose={(id) => go({ projectId: id || null })}
            />
          </div>
          <Button look="quiet" class="h-11 md:hidden" onPress={() => askToStartTimer()}>
            Start timer
          </Button>
          <Button
            look="primary"
            class="h-11"
            onPress={() => add(today >= monday && today < addDays(monday, 7) ? today : monday)}
          >
            <PlusIcon size={16} />
            Add time
          </Button>
        </div>
      </div>
      {error && !week ? (
        <EmptyState sentence="The week didn’t load. Check your connection and load the page again." />
      ) : !week ? (
        <WeekLoading />
      ) : (
        <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <div class="flex min-w-0 flex-col gap-4">
            {week.days
              .filter((day) => day.date <= today || day.pieces.length > 0)
              .map((day) => (
                <DayPanel
                  key={day.date}
                  day={day}
                  isToday={day.date === today}
                  isWhole={projectId === null}
                  titleOf={titleOf}
                  onOpen={(entry) => setOpen({ entry, first: entryFormOf(entry, zone) })}
                  onAdd={(from, until) => add(day.date, from, until)}
                />
              ))}
            <p class="text-13 text-faint">
              Days end at your midnight ({zone}). Hours and minutes leave the seconds off; sums are made to the second.
            </p>
          </div>
          <WeekSums week={week} titleOf={titleOf} sumWord={sayHours(week.seconds)} />
        </div>
      )}
      {open && <EntryDialog entry={open.entry} first={open.first} onClose={() => setOpen(null)} />}
    </>
  );
}

function WeekLoading() {
  return (
    <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]" aria-busy="true">
      <div class="flex flex-col gap-4">
        <Skeleton class="h-40 rounded-panel" />
        <Skeleton class="h-40 rounded-panel" />
      </div>
      <Skeleton class="h-56 rounded-panel" />
    </div>
  );
}
