import { useLocation } from 'wouter';
import { Button } from '@/components/button';
import { CheckField } from '@/components/choice-field';
import { FormDialog } from '@/components/form-dialog';
import type { Directory } from '@/domain/directory';
import { RoomFields } from '@/features/new-room/components/room-fields';
import { ApiError } from '@/lib/api';
import { useAttemptKey } from '@/lib/attempt-key';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { convertLead, type MadeOfLead } from '../actions';
import { useConversion, usePlannedSteps } from '../live';
import { askedOf, type ConvertForm, convertFaults, type LeadToConvert } from '../model';
import { DraftPart } from './draft-part';
import { PlanPart } from './plan-part';

interface ConvertQuestionsProps {
  readonly lead: LeadToConvert;
  readonly title: string;
  readonly directory: Directory;
  readonly form: ConvertForm;
  readonly onForm: (form: ConvertForm) => void;
  readonly onMade: (made: MadeOfLead) => void;
  readonly onClose: () => void;
}

/** Whose room, by which plan, with which first invoice. */
export function ConvertQuestions({ lead, title, directory, form, onForm, onMade, onClose }: ConvertQuestionsProps) {
  const { profile } = useOwner();
  const today = useToday(profile.timeZone);
  const steps = usePlannedSteps(form.plan, today);
  const keyFor = useAttemptKey();
  const clients = [...directory.clients.values()].sort((one, other) => one.name.localeCompare(other.name));
  const filled = { ...form, clientName: directory.clients.get(form.clientId)?.name ?? form.clientName };
  const change = (patch: Partial<ConvertForm>) => onForm({ ...form, ...patch });
  const convert = async () => {
    const asked = askedOf(filled, {
      today,
      paymentDays: profile.paymentDays,
      rateBp: profile.tax.rateBp,
      endsOn: steps?.findLast(({ dueOn }) => dueOn !== null)?.dueOn ?? null,
    });
    try {
      onMade(await convertLead(lead.id, asked, keyFor(asked)));
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'client/not-found') throw thrown;
      change({ clientId: '' });
      const sentence = 'This client is gone. Press again to make a new one of that name.';
      throw new ApiError(thrown.code, sentence, thrown.status);
    }
  };
  return (
    <FormDialog
      title={title}
      word="Open the room"
      faults={convertFaults(filled)}
      onSubmit={convert}
      wayOut={<MadeElsewhere leadId={lead.id} onClose={onClose} />}
      onClose={onClose}
    >
      {(said) => (
        <>
          <RoomFields form={form} said={said} clients={clients} onChange={change} />
          <PlanPart form={form} rooms={directory.rooms} steps={steps} onChange={change} />
          <DraftPart form={form} said={said} onChange={change} />
          <CheckField
            label="Mail the link now"
            isOn={form.isMailed}
            onChange={(isMailed) => change({ isMailed })}
            hint="Otherwise you look at the room first, and can take everything back until you mail it."
          />
        </>
      )}
    </FormDialog>
  );
}

/** Another tab may have been first: then the way to its room is the way on. */
function MadeElsewhere({ leadId, onClose }: { readonly leadId: string; readonly onClose: () => void }) {
  const [, navigate] = useLocation();
  const projectId = useConversion(leadId);
  if (!projectId) return null;
  return (
    <Button
      size="small"
      onPress={() => {
        navigate(`/desk/rooms/${projectId}`);
        onClose();
      }}
    >
      Go to its room
    </Button>
  );
}
