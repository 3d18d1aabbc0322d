import type { ComponentChildren } from 'preact';
import { Button } from './button';
import { Notice } from './notice';

/** What a page needs did not come; only loading it again is sure to help. */
export function NotLoaded({ children }: { readonly children: ComponentChildren }) {
  return (
    <Notice tone="stop" isUrgent action={<Button onPress={() => window.location.reload()}>Load again</Button>}>
      {children}
    </Notice>
  );
}
