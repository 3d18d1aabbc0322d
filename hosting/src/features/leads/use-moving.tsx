import { useState } from 'react';
import { useToasts } from '@/components/toasts';
import type { Stage } from '@/contract';
import { useOwner } from '@/lib/owner';
import { isGone, moveLead, placeLead } from './actions';
import { LostDialog } from './components/lost-dialog';
import { WonDialog } from './components/won-dialog';
import { type Lead, type Place, placingAt, STAGE_WORD } from './model';

type Asking = { readonly kind: 'lost' | 'won'; readonly lead: Lead; readonly to: Place };

/** Moves leads at once, asks what has to be asked, and says why where the move did not last. */
export function useMoving(columns: Readonly<Record<Stage, readonly Lead[]>>) {
  const { uid } = useOwner();
  const { say } = useToasts();
  const [asking, setAsking] = useState<Asking | null>(null);
  const failed = async (lead: Lead) => {
    if (await isGone(uid, lead.id)) say(`${lead.name} was deleted in another window, so there is nothing to move.`);
    else say(`${lead.name} is back in its place: it was changed in another window meanwhile. Move it again.`);
  };
  const write = (lead: Lead, to: Place, lostReason: string | null) => {
    const others = columns[to.stage].filter((one) => one.id !== lead.id);
    const placing = placingAt(others, to.index, Date.now());
    const writing =
      lead.stage === to.stage ? placeLead(uid, lead, placing) : moveLead(uid, lead, to.stage, placing, lostReason);
    writing.catch(() => void failed(lead));
  };
  const move = (lead: Lead, to: Place) => {
    if (lead.stage === to.stage || to.stage !== 'lost')
      write(lead, to, lead.stage === to.stage ? lead.lostReason : null);
    if (lead.stage === to.stage) return;
    if (to.stage === 'lost' || to.stage === 'won') setAsking({ kind: to.stage, lead, to });
    else say(`${lead.name} moved to ${STAGE_WORD[to.stage]}.`);
  };
  const close = () => setAsking(null);
  const dialog =
    asking?.kind === 'lost' ? (
      <LostDialog
        lead={asking.lead}
        onLost={(reason) => {
          write(asking.lead, asking.to, reason);
          close();
        }}
        onClose={close}
      />
    ) : asking?.kind === 'won' ? (
      <WonDialog lead={asking.lead} onClose={close} />
    ) : null;
  return { move, dialog };
}
