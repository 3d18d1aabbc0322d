import { FormFrame } from '@/components/form-frame';
import { useToasts } from '@/components/toasts';
import type { Client } from '@/lib/books';
import { useOwner } from '@/lib/owner';
import { useSavedForm } from '@/lib/saved-form';
import { saveClient } from '../actions';
import { clientFaults, clientFormOf } from '../client-form';
import { ClientFields } from './client-fields';
import { TreatmentPanel } from './treatment-panel';

/** Who the client is on invoices, and how they are taxed. */
export function ClientSheet({ client }: { readonly client: Client }) {
  const { profile } = useOwner();
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: clientFormOf(client),
    faultsOf: clientFaults,
    send: (form) => saveClient(client.id, form),
    onSaved: () => say('Saved. Drafts and new invoices follow it.'),
  });
  return (
    <FormFrame form={saved} label="Client" aside={<TreatmentPanel form={saved.form} profile={profile} />}>
      <ClientFields saved={saved} profile={profile} />
    </FormFrame>
  );
}
