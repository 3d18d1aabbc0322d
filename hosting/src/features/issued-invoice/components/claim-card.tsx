import { useState } from 'react';
import { Button } from '@/components/button';
import { CopyButton } from '@/components/copy-button';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { LampDot } from '@/components/lamp';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import type { Claim } from '@/domain/invoice-parts';
import { formatMoney } from '@/domain/money';
import type { BooksInstalment, BooksInvoice, Project } from '@/lib/books';
import { useMinute, useToday } from '@/lib/clock';
import { dateIn, sayAgo } from '@/lib/dates';
import { confirmClaim, refuseClaim } from '../actions';
import { BY_PAY_LINK } from '../history';
import { nameOf } from '../schedule';
import { ClaimScreenshot } from './claim-screenshot';

interface ClaimCardProps {
  readonly invoice: BooksInvoice;
  readonly project: Project;
  readonly instalment: BooksInstalment;
  readonly claim: Claim;
}

/** A client's word that they paid: it waits for a look into the bank account. */
export function ClaimCard({ invoice, project, instalment, claim }: ClaimCardProps) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null);
  const now = useMinute();
  const amount = formatMoney(claim.amountMinor, invoice.currency);
  return (
    <section
      aria-label={`Reported payment of ${amount}`}
      class="flex flex-col gap-4 rounded-panel border border-warn bg-panel p-4"
    >
      <div class="flex items-start gap-3">
        <LampDot tone="warn" class="mt-[7px]" />
        <div class="min-w-0">
          <p class="text-15 font-semibold">
            {claim.by === BY_PAY_LINK ? 'Somebody with the pay-only link' : claim.by} says {amount} was paid by UPI
          </p>
          <p class="text-13 text-soft">
            {nameOf(invoice, instalment)}, {sayAgo(claim.at, now)}. Look for it in your bank account; nobody is reminded
            until you have.
          </p>
        </div>
      </div>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p class="text-13 text-soft">
          UTR <span class="figures text-15 font-semibold text-ink">{claim.utr}</span>
        </p>
        <CopyButton text={claim.utr} word="Copy UTR" size="small" />
        {claim.fileId && <ClaimScreenshot project={project} fileId={claim.fileId} />}
      </div>
      <div class="flex flex-wrap gap-2">
        <Button look="primary" onPress={() => setOpen('confirm')}>
          Confirm
        </Button>
        <Button onPress={() => setOpen('refuse')}>Not received</Button>
      </div>
      {open === 'confirm' && (
        <ConfirmClaimDialog invoice={invoice} instalment={instalment} claim={claim} onClose={() => setOpen(null)} />
      )}
      {open === 'refuse' && (
        <RefuseClaimDialog invoice={invoice} instalment={instalment} claim={claim} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

interface AnswerProps extends Omit<ClaimCardProps, 'project'> {
  readonly onClose: () => void;
}

function ConfirmClaimDialog({ invoice, instalment, claim, onClose }: AnswerProps) {
  const today = useToday(invoice.timeZone);
  const { say } = useToasts();
  const [receivedOn, setReceivedOn] = useState(() => dateIn(invoice.timeZone, claim.at));
  const amount = formatMoney(claim.amountMinor, invoice.currency);
  return (
    <FormDialog
      title={`Did ${amount} arrive?`}
      word="Yes, it arrived"
      faults={receivedOn === '' || receivedOn > today ? { receivedOn: 'Pick the day it arrived.' } : {}}
      onSubmit={async () => {
        await confirmClaim(invoice.id, instalment.id, receivedOn);
        say(`${amount} confirmed. Your client gets a receipt.`);
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            Confirm once you see <b class="figures font-semibold">{claim.utr}</b> in your bank account. It goes into the
            ledger as a UPI payment and your client gets a receipt. If it turns out wrong, take the entry out of the
            ledger again.
          </p>
          <TextField label="Arrived on" type="date" value={receivedOn} onText={setReceivedOn} error={said.receivedOn} />
        </>
      )}
    </FormDialog>
  );
}

function RefuseClaimDialog({ invoice, instalment, claim, onClose }: AnswerProps) {
  const { say } = useToasts();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title="Not received?"
      word="Say it did not arrive"
      look="danger"
      faults={reason.trim() === '' ? { reason: 'Say what you found; your client reads it.' } : {}}
      onSubmit={async () => {
        await refuseClaim(invoice.id, instalment.id, reason.trim());
        say('Your client sees that it did not arrive.');
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p>
            Your client sees this beside the instalment and can send the same UTR again, or another one. Nothing is
            lost: if the money comes later, record it as a payment.
          </p>
          <TextField
            label="What you found"
            placeholder={`No credit with UTR ${claim.utr} so far`}
            value={reason}
            maxLength={LIMITS.reasonMax}
            onText={setReason}
            error={said.reason}
          />
        </>
      )}
    </FormDialog>
  );
}
