import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '@/components/button';
import { SelectField } from '@/components/field';
import { TrashIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { useUndo } from '@/components/use-undo';
import { STAGES, type Stage } from '@/contract';
import { ConvertDialog } from '@/features/convert/components/convert-dialog';
import { TakeBack } from '@/features/convert/components/take-back';
import { useMinute } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { deletionOf } from '../actions';
import { type Lead, STAGE_TONE, STAGE_WORD, sayLength } from '../model';
import { useMoving } from '../use-moving';

const NOBODY_BESIDE: Readonly<Record<Stage, readonly Lead[]>> = {
  new: [],
  contacted: [],
  proposal: [],
  negotiating: [],
  won: [],
  lost: [],
};

/** How far a lead is, and the steps on from there. */
export function StagePanel({ lead }: { readonly lead: Lead }) {
  const now = useMinute();
  const { move, dialog } = useMoving(NOBODY_BESIDE);
  const [isConverting, setIsConverting] = useState(false);
  const { conversion, stage } = lead;
  return (
    <Panel id="stage" title="Stage" aside={<Lamp tone={STAGE_TONE[stage]} word={STAGE_WORD[stage]} />}>
      <div class="flex flex-col gap-4 p-4">
        <p class="text-13 text-faint">For {sayLength(now - lead.stageSince)}.</p>
        {conversion ? (
          <>
            <p class="text-15">
              It became{' '}
              <Link href={`/desk/rooms/${conversion.projectId}`} class="font-semibold underline underline-offset-2">
                a room
              </Link>{' '}
              for{' '}
              <Link href={`/desk/clients/${conversion.clientId}`} class="font-semibold underline underline-offset-2">
                a client
              </Link>
              .
            </p>
            <TakeBack lead={lead} />
          </>
        ) : (
          <>
            <SelectField
              label="Move to"
              value={stage}
              options={STAGES.map((one) => [one, STAGE_WORD[one]] as const)}
              onChoose={(to) => to !== stage && move(lead, { stage: to, index: 0 })}
            />
            <div class="flex flex-wrap justify-between gap-2">
              <Button look="primary" onPress={() => setIsConverting(true)}>
                Make a room of it
              </Button>
              <DeleteButton lead={lead} />
            </div>
          </>
        )}
      </div>
      {dialog}
      {isConverting && <ConvertDialog lead={lead} onClose={() => setIsConverting(false)} />}
    </Panel>
  );
}

function DeleteButton({ lead }: { readonly lead: Lead }) {
  const { uid } = useOwner();
  const { withUndo } = useUndo();
  const [, navigate] = useLocation();
  const remove = () => {
    withUndo({
      said: `${lead.name} was deleted.`,
      failed: `${lead.name} is still there`,
      ...deletionOf(uid, lead),
    });
    navigate('/desk/leads');
  };
  return (
    <Button look="danger" onPress={remove}>
      <TrashIcon size={16} />
      Delete
    </Button>
  );
}
