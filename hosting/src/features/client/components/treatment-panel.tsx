import { Link } from 'wouter';
import { Lamp } from '@/components/lamp';
import { Panel } from '@/components/panel';
import type { Profile } from '@/lib/books';
import { useToday } from '@/lib/clock';
import { type ClientForm, taxedClientOf } from '../client-form';
import { taxedAs } from '../treatment';

interface TreatmentPanelProps {
  readonly form: ClientForm;
  readonly profile: Profile;
}

/** Which tax this client's next invoice carries, and why; it follows the form as it is filled in. */
export function TreatmentPanel({ form, profile }: TreatmentPanelProps) {
  const today = useToday(profile.timeZone);
  const taxed = taxedAs(profile.tax, taxedClientOf(form), today);
  return (
    <Panel
      id="treatment"
      title="On their invoices"
      aside={<Lamp tone={taxed.isUnfinished ? 'warn' : 'go'} word={taxed.word} />}
    >
      <div class="flex flex-col gap-3 p-4 text-15" aria-live="polite">
        <p class="text-pretty">{taxed.sentence}</p>
        {taxed.isUnfinished && (
          <p class="text-13 text-warn">Choose their state before you send an invoice: it decides the tax.</p>
        )}
        {taxed.endorsement && (
          <p class="text-13 text-soft">
            Printed on the invoice: <q>{taxed.endorsement}</q>
          </p>
        )}
        {profile.tax.kind === 'none' && (
          <p class="text-13 text-soft">
            Registered after all?{' '}
            <Link href="/desk/settings/tax" class="font-medium text-ink underline underline-offset-2">
              Say so in Settings
            </Link>
            .
          </p>
        )}
      </div>
    </Panel>
  );
}
