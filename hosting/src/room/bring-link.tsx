import { useState } from 'react';
import { TextField } from '@/components/field';
import { LINK_LOOK, NoticePage } from '@/components/notice-page';
import { LINK_PATTERN } from '@/contract';

/** The room's page without a link, as the home screen opens it: whoever holds this device must not hold the room with it. */
export function BringLink() {
  const [pasted, setPasted] = useState('');
  const isLink = LINK_PATTERN.test(linkIn(pasted));
  const take = (text: string) => {
    setPasted(text);
    // The page follows its own fragment.
    if (LINK_PATTERN.test(linkIn(text))) window.location.hash = linkIn(text);
  };
  return (
    <NoticePage title="Open your room">
      <p class="text-soft">
        Your link is the key to your room, so it is not kept here. Open it from your mail, or paste it.
      </p>
      <TextField
        label="Your link"
        value={pasted}
        onText={take}
        autoComplete="off"
        error={pasted !== '' && !isLink ? 'That is not a whole link.' : undefined}
      />
      <p class="pt-2">
        <a class={LINK_LOOK} href="/recover">
          Mail me my link
        </a>
      </p>
    </NoticePage>
  );
}

function linkIn(pasted: string): string {
  return pasted.trim().split('#').pop() ?? '';
}
