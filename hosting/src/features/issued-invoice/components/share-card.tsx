import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '@/components/button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { CopyButton } from '@/components/copy-button';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { QrCode } from '@/components/qr-code';
import { useToasts } from '@/components/toasts';
import { balanceMinor } from '@/domain/invoice';
import { sentenceFor } from '@/lib/api';
import type { BooksInvoice, Project } from '@/lib/books';
import { useDocument } from '@/lib/watch';
import { makePaymentLink, renewPayLink } from '../actions';
import { type CardLink, cardLinks, payUrl } from '../sharing';
import { PaperButton } from './paper-button';

interface ShareCardProps {
  readonly invoice: BooksInvoice;
  readonly project: Project;
}

/** Ways to hand the invoice to somebody who pays: a page of its own, a card link, a file. */
export function ShareCard({ invoice, project }: ShareCardProps) {
  const isDue = invoice.voidedAt === null && balanceMinor(invoice) > 0;
  return (
    <Panel id="share" title="Share">
      <div class="flex flex-col divide-y divide-line">
        {invoice.payLink && <PayOnlyLink invoice={invoice} token={invoice.payLink} />}
        {isDue && <CardLinks invoice={invoice} project={project} />}
        <div class="p-4">
          <PaperButton
            paper={{ kind: 'invoice', id: invoice.id }}
            name={invoice.number ?? 'Invoice'}
            look="quiet"
            size="medium"
          >
            Download PDF
          </PaperButton>
        </div>
      </div>
    </Panel>
  );
}

function PayOnlyLink({ invoice, token }: { readonly invoice: BooksInvoice; readonly token: string }) {
  const [open, setOpen] = useState<'qr' | 'renew' | null>(null);
  const { say } = useToasts();
  const url = payUrl(token);
  return (
    <div class="flex flex-col gap-3 p-4">
      <div>
        <h3 class="text-15 font-medium">Pay-only link</h3>
        <p class="text-13 text-soft">
          This invoice, its PDF and the ways to pay it; nothing else of the room. Safe to forward to a finance
          department.
        </p>
      </div>
      <div class="flex flex-wrap gap-2">
        <CopyButton text={url} word="Copy link" />
        <Button expanded={open === 'qr'} onPress={() => setOpen(open === 'qr' ? null : 'qr')}>
          QR code
        </Button>
        <Button look="bare" onPress={() => setOpen('renew')}>
          Renew
        </Button>
      </div>
      {open === 'qr' && (
        <QrCode text={url} label="QR code that opens the invoice" class="w-44 self-center border border-line" />
      )}
      {open === 'renew' && (
        <ConfirmDialog
          title="Renew the pay-only link?"
          word="Renew it"
          onConfirm={async () => {
            await renewPayLink(invoice.id);
            say('The link is new. The old one opens nothing any more.');
          }}
          onClose={() => setOpen(null)}
        >
          <p>The link that was sent or forwarded stops working at once. The room and its links stay as they are.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Whether a card can be used for it is said by what the room shows. */
function CardLinks({ invoice, project }: ShareCardProps) {
  const { data: shown } = useDocument<{ id: string; isPayable: boolean }>(
    `rooms/${project.roomKey}/invoices/${invoice.id}`,
  );
  const links = cardLinks(invoice, balanceMinor(invoice));
  return (
    <div class="flex flex-col gap-3 p-4">
      <div>
        <h3 class="text-15 font-medium">Stripe payment link</h3>
        <p class="text-13 text-soft">
          {shown?.isPayable === false ? (
            <>
              Cards are not set up.{' '}
              <Link href="/desk/settings/payout" class="font-medium text-ink underline underline-offset-2">
                Connect Stripe
              </Link>{' '}
              to take them; UPI and bank transfer work without.
            </>
          ) : (
            'A lasting address for mail and chat. It is switched off by itself when the invoice is paid or void.'
          )}
        </p>
      </div>
      {shown?.isPayable && links.length === 0 && (
        <p class="text-13 text-faint">What is due is being paid, or said to be paid.</p>
      )}
      {shown?.isPayable && links.length > 0 && (
        <ul class="flex flex-col gap-2">
          {links.map((link) => (
            <CardLinkRow key={link.instalmentId} invoice={invoice} link={link} />
          ))}
        </ul>
      )}
    </div>
  );
}

function CardLinkRow({ invoice, link }: { readonly invoice: BooksInvoice; readonly link: CardLink }) {
  const [isBusy, setIsBusy] = useState(false);
  const [made, setMade] = useState<{ url: string; amountMinor: number } | null>(null);
  const { say } = useToasts();
  // What was just made is there before the listener brings it, as long as it asks the right amount.
  const url = link.url ?? (made?.amountMinor === link.amountMinor ? made.url : null);
  const make = async () => {
    setIsBusy(true);
    try {
      setMade({ url: await makePaymentLink(invoice.id, link.instalmentId), amountMinor: link.amountMinor });
    } catch (thrown) {
      say(sentenceFor(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span class="min-w-0 text-13">
        <span class="text-soft">{link.name}</span> <Money minor={link.amountMinor} currency={invoice.currency} />
      </span>
      {url ? (
        <CopyButton text={url} word="Copy link" size="small" />
      ) : (
        <Button size="small" isBusy={isBusy} onPress={() => void make()}>
          Make link<span class="sr-only"> for {link.name}</span>
        </Button>
      )}
    </li>
  );
}
