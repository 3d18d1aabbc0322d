import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import { differences } from '../differences';
import { type Draft, type DraftForm, formOf } from '../draft';

interface ConflictNoticeProps {
  readonly mine: DraftForm;
  readonly theirs: Draft;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Both versions, field by field; nothing is saved until one is chosen. */
export function ConflictNotice({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  const rows = differences(mine, formOf(theirs, 0));
  return (
    <section
      role="alert"
      aria-label="Changed elsewhere"
      class="flex flex-col gap-4 rounded-panel border border-warn bg-panel p-4"
    >
      <div class="flex items-start gap-3">
        <LampDot tone="warn" class="mt-[7px]" />
        <div>
          <p class="text-15 font-semibold">This draft was changed in another tab while you were writing</p>
          <p class="text-13 text-soft">Saving waits until you choose. Nothing is lost yet.</p>
        </div>
      </div>
      <div class="overflow-x-auto">
        <table class="w-full min-w-80 border-collapse text-13">
          <thead>
            <tr class="border-b border-line text-left text-faint">
              <th scope="col" class="py-2 pr-4 font-medium">
                <span class="sr-only">Field</span>
              </th>
              <th scope="col" class="py-2 pr-4 font-medium">
                Here
              </th>
              <th scope="col" class="py-2 font-medium">
                In the other tab
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label} class="border-b border-line align-top last:border-b-0">
                <th scope="row" class="py-2 pr-4 text-left font-medium whitespace-nowrap text-soft">
                  {row.label}
                </th>
                <td class="py-2 pr-4 whitespace-pre-wrap">{row.mine}</td>
                <td class="py-2 whitespace-pre-wrap">{row.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button look="primary" onPress={onKeepMine}>
          Keep mine
        </Button>
        <Button onPress={onTakeTheirs}>Take theirs</Button>
      </div>
    </section>
  );
}
