import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { Panel } from '@/components/panel';

interface FirstStepsProps {
  readonly onNewRoom: () => void;
}

/** A newcomer's page: three things that make the desk useful on its first day. */
export function FirstSteps({ onNewRoom }: FirstStepsProps) {
  const steps = [
    {
      title: 'Open a room for work you have',
      sentence: 'Your client gets one private link to everything of the project: no account, no password.',
      action: (
        <Button look="primary" onPress={onNewRoom}>
          Open a room
        </Button>
      ),
    },
    {
      title: 'Say how you are paid',
      sentence: 'Bank details, UPI or cards: every invoice shows them, so nobody has to ask.',
      action: <ButtonLink href="/desk/settings/payout">Fill it in</ButtonLink>,
    },
    {
      title: 'Let new work find you',
      sentence: 'Put your enquiry page where people look. Whoever writes becomes a lead here.',
      action: <ButtonLink href="/desk/settings/enquiries">Set it up</ButtonLink>,
    },
  ];
  return (
    <Panel id="first-steps" class="@container" title="Three first steps">
      <ol class="divide-y divide-line">
        {steps.map(({ title, sentence, action }, index) => (
          <li
            key={title}
            class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 p-4 @lg:grid-cols-[auto_minmax(0,1fr)_auto]"
          >
            <span
              aria-hidden="true"
              class="figures grid size-8 place-items-center self-start rounded-full border border-line text-13"
            >
              {index + 1}
            </span>
            <div class="min-w-0">
              <p class="text-15 font-semibold">{title}</p>
              <p class="text-13 text-soft">{sentence}</p>
            </div>
            <div class="col-start-2 @lg:col-start-3">{action}</div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
