import { useCallback } from 'react';
import { addUp, type DraftSums } from '@/domain/invoice-totals';
import type { TaxedClient } from '@/domain/tax';
import type { Client, Profile } from '@/lib/books';
import { useToday } from '@/lib/clock';
import type { Draft } from './draft';

const NOTHING_KNOWN: TaxedClient = {
  address: { country: '' },
  gstin: null,
  stateCode: null,
  sez: null,
  exemptWords: '',
};

/** Adds a draft up as if it were issued today, by the details as they are now. */
export function useAddingUp(profile: Profile, client: Client | null | undefined): (draft: Draft) => DraftSums {
  const today = useToday(profile.timeZone);
  const { tax } = profile;
  return useCallback((draft) => addUp(draft, tax, client ?? NOTHING_KNOWN, today), [tax, client, today]);
}
