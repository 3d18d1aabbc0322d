import { useState } from 'react';
import { Button } from '@/components/button';
import { LampDot } from '@/components/lamp';
import type { Card } from '@/features/paying/use-card';
import type { Need } from '../needs';

interface NeedsProps {
  readonly needs: readonly Need[];
  readonly card: Card;
  readonly onAct: (need: Need) => void;
}

const SHOWN = 4;

/** As many columns as there are cards, four of them two by two; whole class names, so that Tailwind finds them. */
const COLUMNS = ['', '', 'md:grid-cols-2', 'md:grid-cols-2 lg:grid-cols-3', 'md:grid-cols-2'];

/** What waits for this side, in a person's words, with one button each. */
export function Needs({ needs, card, onAct }: NeedsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? needs : needs.slice(0, SHOWN);
  return (
    <section aria-labelledby="needs-title">
      <h2 id="needs-title" class="sr-only">
        What needs you
      </h2>
      <ul class={`grid grid-cols-1 gap-3 ${COLUMNS[Math.min(shown.length, SHOWN)]}`}>
        {shown.map((need) => (
          <NeedCard key={need.id} need={need} card={card} onAct={onAct} />
        ))}
      </ul>
      {needs.length > shown.length && (
        <Button look="bare" size="small" class="mt-2" onPress={() => setIsWhole(true)}>
          {needs.length - shown.length} more
        </Button>
      )}
    </section>
  );
}

interface NeedCardProps {
  readonly need: Need;
  readonly card: Card;
  readonly onAct: (need: Need) => void;
}

function NeedCard({ need, card, onAct }: NeedCardProps) {
  const { action } = need;
  const isPay = action.kind === 'pay';
  const key = isPay ? `${action.invoiceId}/${action.instalmentId}` : null;
  const isMine = key !== null && card.openingKey === key;
  const problem = key !== null && card.failedKey === key ? card.problem : null;
  return (
    <li class="flex min-w-0 items-center md:max-lg:nth-3:last:col-span-2 gap-4 rounded-panel border border-line bg-panel py-4 pr-4 pl-5">
      <LampDot tone={need.tone} />
      <div class="min-w-0 flex-1">
        <p class="line-clamp-2 font-semibold">{need.title}</p>
        <p
          class={`text-13 ${problem ? 'text-stop' : 'line-clamp-2 text-balance text-soft'}`}
          role={problem ? 'alert' : undefined}
        >
          {problem ?? need.detail}
        </p>
      </div>
      <Button
        look={isPay ? 'primary' : 'quiet'}
        isBusy={isMine}
        isDisabled={isPay && card.isBusy && !isMine}
        reason="Another payment is being opened"
        label={`${need.word}: ${need.title}`}
        onPress={() => onAct(need)}
      >
        {problem ? 'Try again' : need.word}
      </Button>
    </li>
  );
}
