import { useState } from 'react';
import { ChoiceField } from '@/components/choice-field';
import { TextAreaField, TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { FreshSignInDialog } from '@/components/fresh-sign-in-dialog';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { type SavedForm, useSavedForm } from '@/lib/saved-form';
import { savePayout } from '../actions';
import { type PayoutForm, payoutFaults, payoutFormOf } from '../payout-form';
import { StripeCard } from './stripe-card';
import { UpiPreview } from './upi-preview';

const BANKS = [
  { value: 'none', word: 'No bank account', hint: 'Not shown to clients.' },
  { value: 'india', word: 'In India', hint: 'Account number and IFSC.' },
  { value: 'iban', word: 'With an IBAN', hint: 'Europe and around it.' },
  { value: 'other', word: 'Elsewhere', hint: 'In your own words.' },
] as const;

/** Where money goes: changed only after a fresh sign-in, and told by mail. */
export function PayoutTab() {
  const { profile, email } = useOwner();
  const { say } = useToasts();
  const [again, setAgain] = useState<{ readonly go: () => void } | null>(null);
  const saved = useSavedForm({
    saved: payoutFormOf(profile.payout),
    faultsOf: payoutFaults,
    send: savePayout,
    onSaved: () => say(`Saved. We told ${email}, and invoices that are still due show it.`),
    onRefused: (error, retry) => {
      if (error.code !== 'auth/fresh-required') return false;
      setAgain({ go: retry });
      return true;
    },
  });
  const { form, put, at } = saved;
  const hasUpi = isInIndia(profile) || profile.payout.upiId !== null;
  return (
    <>
      <FormFrame
        form={saved}
        label="Payout"
        aside={hasUpi && <UpiPreview upiId={form.upiId} name={profile.legalName || profile.businessName} />}
      >
        {hasUpi && (
          <Panel id="upi" title="UPI">
            <div class="p-4">
              <TextField
                label="UPI ID"
                placeholder="name@bank"
                value={form.upiId}
                onText={(upiId) => put({ upiId }, 'upiId')}
                {...at('upiId')}
                hint="Shown on invoices in rupees, with a QR code that holds the exact amount."
                class="max-w-md"
              />
            </div>
          </Panel>
        )}
        <Panel id="bank" title="Bank">
          <div class="flex flex-col gap-5 p-4">
            <ChoiceField
              label="Where is the account?"
              value={form.bankKind}
              options={BANKS}
              onChoose={(bankKind) => put({ bankKind }, 'bank.kind')}
              class="sm:grid-cols-2"
            />
            {form.bankKind !== 'none' && <BankFields saved={saved} />}
          </div>
        </Panel>
        <Panel id="paypal" title="PayPal">
          <div class="p-4">
            <TextField
              label="PayPal.Me"
              placeholder="YourName"
              value={form.paypalMe}
              onText={(paypalMe) => put({ paypalMe }, 'paypalMe')}
              {...at('paypalMe')}
              hint="The name after paypal.me/, or paste the whole link. PayPal takes no rupees: invoices in INR leave it out."
              class="max-w-md"
            />
          </div>
        </Panel>
      </FormFrame>
      <StripeCard onFreshWanted={(go) => setAgain({ go })} />
      {again && (
        <FreshSignInDialog
          email={email}
          onFresh={() => {
            setAgain(null);
            again.go();
          }}
          onClose={() => setAgain(null)}
        />
      )}
    </>
  );
}

function BankFields({ saved: { form, put, at } }: { readonly saved: SavedForm<PayoutForm> }) {
  const field = (name: keyof PayoutForm, label: string, hint?: string) => (
    <TextField
      label={label}
      value={form[name]}
      maxLength={LIMITS.addressLineMax}
      onText={(value) => put({ [name]: value }, `bank.${name}`)}
      {...at(`bank.${name}`)}
      hint={hint}
    />
  );
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      {field('holder', 'Account holder', 'The name the bank knows.')}
      {field('bankName', 'Bank')}
      {form.bankKind === 'india' && (
        <>
          {field('account', 'Account number')}
          {field('ifsc', 'IFSC', '11 characters, such as HDFC0001234.')}
        </>
      )}
      {form.bankKind === 'iban' && (
        <>
          {field('iban', 'IBAN')}
          {field('bic', 'BIC', 'May be left out within Europe.')}
        </>
      )}
      {form.bankKind === 'other' && (
        <div class="sm:col-span-2">
          <TextAreaField
            label="Details"
            value={form.text}
            rows={4}
            maxLength={LIMITS.bankTextMax}
            onText={(text) => put({ text }, 'bank.text')}
            error={at('bank.text').error}
            hint="Everything a client’s bank asks for: account, routing number, SWIFT, the bank’s address."
          />
        </div>
      )}
    </div>
  );
}
