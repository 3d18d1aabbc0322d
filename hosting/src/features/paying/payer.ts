import { createContext } from 'preact';
import { useContext } from 'react';

/** What lets somebody at an invoice: the room's link, a forwarded pay link, or being the signed-in freelancer. */
export type Door =
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'payLink'; readonly payLink: string }
  | {
      readonly kind: 'owner';
      readonly idToken: () => Promise<string>;
      /** Where the freelancer answers what was reported. */
      readonly addressOf: (invoiceId: string) => string;
    };

/** Who looks at an invoice, and whom it pays. */
export interface Payer {
  readonly door: Door;
  /** Whom the money is for, as a person says it. */
  readonly who: string;
  /** The owner looks at their client's page: nothing of it counts as seen. */
  readonly isPreview: boolean;
  /** Look at the invoice again now; the room needs none, it listens. */
  readonly refresh?: () => void;
}

export const PayerContext = createContext<Payer | null>(null);

export function usePayer(): Payer {
  const payer = useContext(PayerContext);
  if (!payer) throw new Error('Rendered without a payer');
  return payer;
}
