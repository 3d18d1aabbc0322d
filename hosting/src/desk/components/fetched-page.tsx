import type { ComponentType } from 'preact';
import { NotLoaded } from '@/components/not-loaded';
import { partOf, useLoaded } from '@/lib/loaded';
import { Waiting } from './waiting';

/** What fails is the line, or there is a new version with other parts: a fresh page helps with both. */
export const NOT_FETCHED = 'This part of your desk didn’t load. Check your connection.';

/** A page of the desk that is fetched when it is first gone to, and says so when it does not come. */
export function fetchedPage<Props extends object>(
  fetch: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const part = partOf(fetch);
  return function FetchedPage(props: Props) {
    const { module, hasFailed } = useLoaded(part);
    if (module) return <module.default {...props} />;
    if (!hasFailed) return <Waiting />;
    return (
      <div class="mx-auto w-full max-w-6xl p-4 sm:p-8">
        <NotLoaded>{NOT_FETCHED}</NotLoaded>
      </div>
    );
  };
}
