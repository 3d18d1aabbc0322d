import { Button } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { SignOutIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { currencyOptions } from '@/lib/currencies';
import { sayTime } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { useSavedForm } from '@/lib/saved-form';
import { saveProfile } from '../actions';
import { formOf, problemsOf } from '../model';
import { zoneOptions } from '../zones';
import { AccentField } from './accent-field';
import { LogoField } from './logo-field';
import { RoomHeaderPreview } from './room-header-preview';

/** Who the freelancer is to their clients. Nothing changes for clients before it is saved. */
export function ProfileTab({ onSignOut }: { readonly onSignOut: () => void }) {
  const { profile, email } = useOwner();
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: formOf(profile),
    faultsOf: problemsOf,
    send: saveProfile,
    onSaved: () => say('Saved. Your rooms wear it now.'),
  });
  const { form, put, at } = saved;
  return (
    <FormFrame
      form={saved}
      label="Profile"
      aside={
        <>
          <RoomHeaderPreview form={form} />
          <Panel id="account" title="Account">
            <div class="flex flex-wrap items-center justify-between gap-3 p-4">
              <p class="min-w-0 text-15">
                <span class="text-soft">Signed in as</span> {email}
              </p>
              <Button onPress={onSignOut}>
                <SignOutIcon size={16} />
                Sign out
              </Button>
            </div>
          </Panel>
        </>
      }
    >
      <Panel id="you" title="You">
        <div class="grid gap-4 p-4 sm:grid-cols-2">
          <TextField
            label="Your name"
            autoComplete="name"
            value={form.name}
            onText={(name) => put({ name }, 'name')}
            maxLength={LIMITS.personNameMax}
            {...at('name')}
            hint="Clients see it beside your messages."
          />
          <TextField
            label="Business name"
            autoComplete="organization"
            value={form.businessName}
            onText={(businessName) => put({ businessName }, 'businessName')}
            maxLength={LIMITS.businessNameMax}
            {...at('businessName')}
            hint="Heads your rooms, mails and invoices."
          />
        </div>
      </Panel>
      <Panel id="look" title="Look">
        <div class="flex flex-col gap-6 p-4">
          <AccentField
            accent={form.accent}
            onAccent={(accent) => put({ accent }, 'brand.accent')}
            error={at('brand.accent').error}
          />
          <LogoField
            logo={form.logo}
            name={form.businessName}
            accent={form.accent}
            onLogo={(logo) => put({ logo }, 'brand.logo')}
            error={at('brand.logo').error}
          />
        </div>
      </Panel>
      <Panel id="money-and-time" title="Money and time">
        <div class="grid gap-4 p-4 sm:grid-cols-2">
          <SelectField
            label="Currency"
            value={form.currency}
            options={currencyOptions(form.currency)}
            onChoose={(currency) => put({ currency }, 'currency')}
            error={at('currency').error}
            hint="What new rooms and invoices start with."
          />
          <SelectField
            label="Time zone"
            value={form.timeZone}
            options={zoneOptions(form.timeZone, Intl.supportedValuesOf('timeZone'))}
            onChoose={(timeZone) => put({ timeZone }, 'timeZone')}
            error={at('timeZone').error}
            hint={`It is ${sayTime(Date.now(), form.timeZone)} there. Invoices fall due at the end of the day in this zone.`}
          />
        </div>
      </Panel>
    </FormFrame>
  );
}
