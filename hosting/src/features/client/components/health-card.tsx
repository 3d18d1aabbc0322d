import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { Lamp, type Tone } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { Skeleton } from '@/components/skeleton';
import type { Health, HealthBand, HealthInput } from '@/domain/client-health';
import type { HealthSuggestion } from '@/domain/client-suggestion';
import { suggestedAddress } from '@/lib/suggested';

const BANDS: Readonly<Record<HealthBand, readonly [Tone, string]>> = {
  well: ['go', 'Doing well'],
  care: ['warn', 'Needs care'],
  risk: ['stop', 'At risk'],
};

/** How the client does, what that is made of, and the one thing to do next. */
export function HealthCard({ health }: { readonly health: Health | null | undefined }) {
  if (health === null) return null;
  const [tone, word] = health ? BANDS[health.band] : (['idle', ''] as const);
  return (
    <Panel id="health" title="Health" aside={health && <Lamp tone={tone} word={word} />}>
      {health ? (
        <div class="grid gap-x-8 gap-y-5 p-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
          <div class="flex flex-col items-start gap-4">
            <p class="flex items-baseline gap-2">
              <span class="figures text-[2.5rem] leading-none font-semibold">{health.score}</span>
              <span class="text-13 text-faint">of 100</span>
            </p>
            <Suggested suggestion={health.suggestion} />
          </div>
          <ul aria-label="What the score is made of" class="flex flex-col gap-3">
            {health.inputs.map((input) => (
              <Input key={input.kind} input={input} />
            ))}
          </ul>
        </div>
      ) : (
        <div class="p-4" aria-busy="true">
          <Skeleton class="h-56 w-full lg:h-48" />
        </div>
      )}
    </Panel>
  );
}

function Suggested({ suggestion }: { readonly suggestion: HealthSuggestion | null }) {
  const [path] = useLocation();
  if (!suggestion) return <p class="text-15 text-pretty text-soft">Nothing to do at the moment.</p>;
  const [page, part] = suggestedAddress(suggestion.action).split('#');
  return (
    <>
      <p class="text-15 text-pretty">{suggestion.sentence}</p>
      {part && page === path ? (
        <Button look="primary" onPress={() => goTo(part)}>
          {suggestion.word}
        </Button>
      ) : (
        <ButtonLink look="primary" href={suggestedAddress(suggestion.action)}>
          {suggestion.word}
        </ButtonLink>
      )}
    </>
  );
}

/** A part of this very page: the address would not change, so the browser would not go there by itself. */
function goTo(part: string): void {
  const panel = document.getElementById(part);
  panel?.scrollIntoView({ block: 'start' });
  (panel?.querySelector<HTMLElement>('input, textarea') ?? panel)?.focus({ preventScroll: true });
}

function Input({ input }: { readonly input: HealthInput }) {
  const share = input.points / input.max;
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
      <p class="min-w-0 text-13">
        <span class="font-medium">{input.label}</span> <span class="text-faint">{input.found}</span>
      </p>
      <p class="figures text-right text-13 text-soft">
        {input.points} <span class="text-faint">/ {input.max}</span>
      </p>
      <ProgressBar
        label={`${input.label}: ${input.points} of ${input.max} points`}
        value={100 * share}
        tone={share >= 0.7 ? 'go' : 'warn'}
        class="col-span-2"
      />
    </li>
  );
}
