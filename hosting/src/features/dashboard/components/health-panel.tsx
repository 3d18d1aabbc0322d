import { useMemo } from 'react';
import { Link } from 'wouter';
import { ButtonLink } from '@/components/button-link';
import { EmptyState } from '@/components/empty-state';
import { LampDot, type Tone } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { factsOfClients, type Health, type HealthBand, healthOf } from '@/domain/client-health';
import type { Here } from '@/domain/desk-lists';
import type { Directory } from '@/domain/directory';
import { suggestedAddress } from '@/lib/suggested';

interface HealthPanelProps {
  readonly directory: Directory | undefined;
  readonly here: Here;
}

const SHOWN = 4;
const TONES: Readonly<Record<HealthBand, Tone>> = { well: 'go', care: 'warn', risk: 'stop' };

/** The clients that do worst, with the one thing to do about each. */
export function HealthPanel({ directory, here }: HealthPanelProps) {
  const healths = useMemo(() => directory && worst(directory, here), [directory, here]);
  return (
    <Panel
      id="health"
      class="@container"
      title="Client health"
      aside={
        <Link href="/desk/clients" class="touch-target inline-flex items-center hover:text-ink hover:underline">
          All clients
        </Link>
      }
    >
      {healths === undefined && <RowsLoading />}
      {healths?.length === 0 && (
        <EmptyState sentence="Everybody is doing well. Clients who pay late, or whom you haven’t heard from, show up here." />
      )}
      <ul class="divide-y divide-line">
        {healths?.map((health) => (
          <HealthRow key={health.clientId} health={health} />
        ))}
      </ul>
    </Panel>
  );
}

function worst(directory: Directory, { today, timeZone }: Here): readonly Health[] {
  return factsOfClients(directory, timeZone)
    .map((facts) => healthOf(facts, today))
    .filter(({ band }) => band !== 'well')
    .sort((one, other) => one.score - other.score || (one.name < other.name ? -1 : 1))
    .slice(0, SHOWN);
}

function HealthRow({ health }: { readonly health: Health }) {
  const { suggestion } = health;
  return (
    <li class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 px-4 py-3 @lg:grid-cols-[auto_minmax(0,1fr)_auto]">
      <LampDot tone={TONES[health.band]} class="m-1 mt-[7px] self-start" />
      <p class="min-w-0 text-15">
        <Link
          href={`/desk/clients/${health.clientId}`}
          class="touch-target inline-flex items-center gap-2 hover:underline"
        >
          <span class="font-semibold">{health.name}</span>
          <span class="figures text-13 text-soft">{health.score} of 100</span>
        </Link>
        <span class="block text-13 text-soft">{suggestion?.sentence ?? 'Nothing to do at the moment.'}</span>
      </p>
      {suggestion && (
        <div class="col-start-2 @lg:col-start-3">
          <ButtonLink size="small" href={suggestedAddress(suggestion.action)}>
            {suggestion.word}
          </ButtonLink>
        </div>
      )}
    </li>
  );
}
