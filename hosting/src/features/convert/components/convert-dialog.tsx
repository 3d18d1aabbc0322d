import { Dialog } from '@/components/dialog';

/** What of a lead becomes a project. */
export interface LeadToConvert {
  readonly id: string;
  /** The person's. */
  readonly name: string;
  readonly company: string;
  readonly email: string | null;
  readonly title: string;
  readonly valueMinor: number | null;
  readonly currency: string;
}

interface ConvertDialogProps {
  readonly lead: LeadToConvert;
  readonly onClose: () => void;
}

/** From a lead to a client with a room, in one commit. */
export function ConvertDialog({ lead, onClose }: ConvertDialogProps) {
  return (
    <Dialog title={`Win ${lead.title}`} onClose={onClose}>
      <p class="text-15">Nothing can be made here yet.</p>
    </Dialog>
  );
}
