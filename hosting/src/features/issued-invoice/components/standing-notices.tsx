import { Link } from 'wouter';
import { Notice } from '@/components/notice';
import { formatMoney } from '@/domain/money';
import type { BooksInvoice, Payment } from '@/lib/books';
import { whyUnapplied } from '../ledger';
import { nameOf } from '../schedule';

interface StandingNoticesProps {
  readonly invoice: BooksInvoice;
  readonly entries: readonly Payment[] | undefined;
}

/** What the owner should know before anything else about the invoice's money. */
export function StandingNotices({ invoice, entries }: StandingNoticesProps) {
  const { currency } = invoice;
  const say = (minor: number) => formatMoney(minor, currency);
  const unapplied = standing(entries ?? []);
  return (
    <>
      {Object.entries(invoice.disputes).map(([id, dispute]) => (
        <Notice key={id} tone={dispute.state === 'open' ? 'stop' : dispute.state === 'lost' ? 'warn' : 'idle'}>
          <p class="font-semibold">
            {dispute.state === 'open' && `A payment of ${say(dispute.amountMinor)} is disputed`}
            {dispute.state === 'lost' && `The dispute over ${say(dispute.amountMinor)} was lost`}
            {dispute.state === 'won' && `The dispute over ${say(dispute.amountMinor)} was decided for you`}
          </p>
          <p class="text-13 text-soft">
            {dispute.state === 'open' &&
              'Your client’s bank called it back. Answer it at Stripe before its deadline; nobody is reminded meanwhile.'}
            {dispute.state === 'lost' && 'The bank took the money back, so it is due again.'}
            {dispute.state === 'won' && 'The money stays yours.'}
          </p>
        </Notice>
      ))}
      {unapplied.map((payment) => (
        <Notice key={payment.id} tone="warn">
          <p class="font-semibold">
            {formatMoney(payment.amountMinor, payment.currency)} came in that doesn’t pay this invoice
          </p>
          <p class="text-13 text-soft">
            {whyUnapplied(payment.reason)} It is in your account all the same: refund it below, or settle it with your
            client.
          </p>
        </Notice>
      ))}
      {Object.entries(invoice.processing).map(([session, { amountMinor, instalmentId }]) => {
        const instalment = invoice.instalments.find((each) => each.id === instalmentId);
        return (
          <Notice key={session} tone="info">
            {say(amountMinor)} {instalment && invoice.instalments.length > 1 && `for ${nameOf(invoice, instalment)} `}is
            on its way from the bank. It can take a few days; this page changes by itself.
          </Notice>
        );
      })}
      {invoice.overpaidMinor > 0 && (
        <Notice tone="warn">
          <p class="font-semibold">{say(invoice.overpaidMinor)} more was settled than the invoice comes to</p>
          <p class="text-13 text-soft">
            It is your client’s credit. Pay it back with a refund below, or agree to count it on the next invoice.
          </p>
        </Notice>
      )}
      {invoice.voidedAt !== null && (
        <Notice tone="idle">
          This invoice is void{invoice.voidReason && `: ${invoice.voidReason}`}. <Other invoice={invoice} />
        </Notice>
      )}
      {invoice.voidedAt === null && (invoice.replaces || invoice.replacedBy) && (
        <Notice tone="idle">
          <Other invoice={invoice} />
        </Notice>
      )}
    </>
  );
}

function Other({ invoice }: { readonly invoice: BooksInvoice }) {
  const base = `/desk/rooms/${invoice.projectId}/invoices`;
  return (
    <>
      {invoice.replacedBy && (
        <Link href={`${base}/${invoice.replacedBy}`} class="font-medium underline underline-offset-2">
          It was made anew here
        </Link>
      )}
      {invoice.replacedBy && invoice.replaces && '. '}
      {invoice.replaces && (
        <Link href={`${base}/${invoice.replaces}`} class="font-medium underline underline-offset-2">
          It replaces an earlier invoice
        </Link>
      )}
    </>
  );
}

/** Money that could not be counted and has not gone back. */
function standing(entries: readonly Payment[]): Payment[] {
  const given = (id: string) =>
    entries.filter((each) => each.of === id).reduce((sum, each) => sum + each.amountMinor, 0);
  return entries.filter((each) => each.kind === 'unapplied' && given(each.id) < each.amountMinor);
}
