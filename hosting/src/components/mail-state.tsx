import { Lamp } from './lamp';

interface MailStateProps {
  readonly state: 'waiting' | 'sent' | 'failed' | null;
  readonly when?: string;
}

/** Whether the mail with the link has gone out. */
export function MailState({ state, when }: MailStateProps) {
  if (state === 'sent') return <Lamp tone="go" word={when ? `Link mailed ${when}` : 'Link mailed'} />;
  if (state === 'failed') return <Lamp tone="stop" word="The mail didn’t go out" />;
  if (state === 'waiting') return <Lamp tone="info" word="Mail on its way" />;
  return <Lamp tone="idle" word="Not mailed yet" />;
}
