import type { ComponentChildren } from 'preact';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { Panel } from '@/components/panel';

interface FirstStepsProps {
  readonly onNewRoom: () => void;
}

const LINK =
  'touch-target inline-flex h-10 items-center rounded-control border border-line bg-raised px-4 text-15 font-medium whitespace-nowrap hover:border-faint';

/** A newcomer's page: three things that make the desk useful on its first day. */
export function FirstSteps({ onNewRoom }: FirstStepsProps) {
  return (
    <Panel id="first-steps" class="@container" title="Three first steps">
      <ol class="divide-y divide-line">
        <Step
          number={1}
          title="Open a room for work you have"
          sentence="Your client gets one private link to everything of the project: no account, no password."
          action={
            <Button look="primary" onPress={onNewRoom}>
              Open a room
            </Button>
          }
        />
        <Step
          number={2}
          title="Say how you are paid"
          sentence="Bank details, UPI or cards: every invoice shows them, so nobody has to ask."
          action={
            <Link href="/desk/settings/payout" class={LINK}>
              Fill it in
            </Link>
          }
        />
        <Step
          number={3}
          title="Let new work find you"
          sentence="Put your enquiry page where people look. Whoever writes becomes a lead here."
          action={
            <Link href="/desk/settings/enquiries" class={LINK}>
              Set it up
            </Link>
          }
        />
      </ol>
    </Panel>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly sentence: string;
  readonly action: ComponentChildren;
}

function Step({ number, title, sentence, action }: StepProps) {
  return (
    <li class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 p-4 @lg:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span
        aria-hidden="true"
        class="figures grid size-8 place-items-center self-start rounded-full border border-line text-13"
      >
        {number}
      </span>
      <div class="min-w-0">
        <p class="text-15 font-semibold">{title}</p>
        <p class="text-13 text-soft">{sentence}</p>
      </div>
      <div class="col-start-2 @lg:col-start-3">{action}</div>
    </li>
  );
}
