import type { ComponentType } from 'preact';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { partOf, useLoaded } from '@/lib/loaded';
import { Waiting } from './waiting';

/** A page of the desk that is fetched when it is first gone to, and says so when that fails: the line, or a new version. */
export function fetchedPage<Props extends object>(
  fetch: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const part = partOf(fetch);
  return function FetchedPage(props: Props) {
    const { module, hasFailed } = useLoaded(part);
    if (module) return <module.default {...props} />;
    return hasFailed ? <NotFetched /> : <Waiting />;
  };
}

/** Only a fresh page is sure to help: browsers remember a part that failed, and a new version has other parts. */
export function NotFetched() {
  return (
    <EmptyState
      sentence="This part of your desk didn’t load. Check your connection and load the page again."
      action={<Button onPress={() => window.location.reload()}>Load again</Button>}
    />
  );
}
