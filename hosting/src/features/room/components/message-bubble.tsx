import { memo } from 'preact/compat';
import { Button } from '@/components/button';
import { sayTime } from '@/lib/dates';
import type { Entry } from '../conversation';
import { firstName } from '../model';
import { Attachment } from './attachment';
import { MessageText } from './message-text';

type MessageEntry = Extract<Entry, { readonly kind: 'message' }>;

interface MessageBubbleProps {
  readonly entry: MessageEntry;
  readonly isOffline: boolean;
  readonly onRetry: (id: string) => void;
  readonly onDiscard: (id: string) => void;
}

export const MessageBubble = memo(function MessageBubble({ entry, isOffline, onRetry, onDiscard }: MessageBubbleProps) {
  const { message, isMine, state, startsRun, endsRun } = entry;
  const corner = isMine ? 'rounded-br-small' : 'rounded-bl-small';
  const colour = isMine
    ? 'border-[color-mix(in_srgb,var(--accent)_32%,var(--panel))] bg-[color-mix(in_srgb,var(--accent)_12%,var(--panel))]'
    : 'border-line bg-raised';
  return (
    <div class={`flex flex-col ${isMine ? 'items-end' : 'items-start'} ${startsRun ? 'pt-3' : 'pt-1'}`}>
      <div
        class={`max-w-[min(84%,520px)] min-w-0 rounded-panel border px-3.5 py-2.5 ${colour} ${endsRun ? corner : ''} ${state === 'failed' ? 'border-stop' : ''}`}
      >
        <span class="sr-only">{isMine ? 'You' : message.name}: </span>
        {message.text !== '' && <MessageText text={message.text} />}
        {message.attachments.length > 0 && (
          <div class={message.text === '' ? '-mt-2' : ''}>
            {message.attachments.map((id) => (
              <Attachment key={id} fileId={id} />
            ))}
          </div>
        )}
      </div>
      {endsRun && (
        <p class="mt-1 px-1 text-12 text-faint">
          {isMine ? 'You' : firstName(message.name)},{' '}
          <time dateTime={new Date(message.at).toISOString()}>{sayTime(message.at)}</time>
          {stateWord(state, isOffline)}
        </p>
      )}
      {state === 'failed' && (
        <div role="alert" class="mt-1 flex flex-wrap items-center justify-end gap-2 text-13">
          <span class="text-stop">{entry.reason}</span>
          <Button size="small" onPress={() => onRetry(message.id)}>
            Retry
          </Button>
          <Button size="small" look="bare" onPress={() => onDiscard(message.id)}>
            Delete
          </Button>
        </div>
      )}
    </div>
  );
});

function stateWord(state: MessageEntry['state'], isOffline: boolean): string {
  switch (state) {
    case 'seen':
      return ', seen';
    case 'sending':
      return isOffline ? ', waiting for connection' : ', sending';
    case 'failed':
      return ', not sent';
    case 'sent':
      return '';
  }
}
