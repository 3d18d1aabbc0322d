import { usePageTitle } from '@/lib/page-title';

/** What the freelancer means to do, and when. */
export function FollowUpsPage() {
  usePageTitle('Follow-ups');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <h1 class="text-22 font-semibold">Follow-ups</h1>
    </div>
  );
}
