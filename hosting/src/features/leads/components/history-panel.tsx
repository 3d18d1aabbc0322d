import { LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { useMinute } from '@/lib/clock';
import { dateIn, sayDate, sayTime } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useMoves } from '../live';
import { type Lead, STAGE_TONE, STAGE_WORD, sayLength, staysOf } from '../model';

/** Where a lead has been, and for how long. */
export function HistoryPanel({ lead }: { readonly lead: Lead }) {
  const { uid, profile } = useOwner();
  const { data: moves } = useMoves(uid, lead.id);
  const now = useMinute();
  const today = dateIn(profile.timeZone, now);
  return (
    <Panel id="history" title="History">
      <ol class="divide-y divide-line" aria-busy={moves === undefined}>
        {staysOf(lead, moves ?? []).map((stay) => (
          <li key={stay.id} class="flex items-start gap-3 px-4 py-3">
            <LampDot tone={STAGE_TONE[stay.stage]} class="m-1 mt-[7px]" />
            <div class="min-w-0 flex-1">
              <p class="text-15 font-medium">{STAGE_WORD[stay.stage]}</p>
              <p class="text-13 text-faint">
                {sayDate(dateIn(profile.timeZone, stay.since), 'short', today)}, {sayTime(stay.since, profile.timeZone)}
              </p>
            </div>
            <p class="figures text-13 text-soft">{sayLength((stay.until ?? now) - stay.since)}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
