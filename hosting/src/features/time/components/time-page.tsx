import { PageTabs } from '@/components/page-tabs';
import { usePageTitle } from '@/lib/page-title';
import { UnbilledPart } from './unbilled-part';
import { WeekPart } from './week-part';

const PARTS = [
  ['week', '/desk/time', 'Week'],
  ['unbilled', '/desk/time/unbilled', 'To be billed'],
] as const;

/** Time worked: week by week, and what of it waits for an invoice. */
export function TimePage({ part }: { readonly part: string }) {
  usePageTitle('Time');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <h1 class="text-22 font-semibold">Time</h1>
      <PageTabs label="Parts of your time" current={part} tabs={PARTS} />
      {part === 'unbilled' ? <UnbilledPart /> : <WeekPart />}
    </div>
  );
}
