"""What the freelancer is told: money that came or was called back, claims, changed payout details."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from latchkey.domain.billing.invoices import Claim, Dispute, DisputeState, Instalment, Invoice
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, UnappliedReason
from latchkey.domain.billing.room_invoices import PAY_LINK_HOLDER
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Mail
from latchkey.domain.money import format_money
from latchkey.services.billing.invoice_words import Pair, day, instalment_name, isolated
from latchkey.services.mail.blocks import Block, Button, Copy, Paragraph, Rows
from latchkey.services.mail.layout import compose

_UNAPPLIED: Final[Mapping[UnappliedReason, str]] = {
    UnappliedReason.WRONG_INVOICE: "the checkout it came from does not name this invoice",
    UnappliedReason.WRONG_AMOUNT: "it is not the amount that was asked for",
    UnappliedReason.WRONG_CURRENCY: "it is not in the invoice's currency",
    UnappliedReason.INVOICE_VOID: "the invoice was voided before it arrived",
    UnappliedReason.UNKNOWN_INVOICE: "there is no such invoice any more",
}
_DISPUTED: Final[Mapping[DisputeState, tuple[str, str]]] = {
    DisputeState.OPEN: (
        "{amount} is disputed",
        (
            "The bank of whoever paid {about} asks for {amount} back. Answer it at Stripe before the "
            "deadline there, with whatever proves the work was done. Nobody is reminded of this invoice "
            "meanwhile."
        ),
    ),
    DisputeState.WON: (
        "You won the dispute over {amount}",
        "The bank decided for you: {amount} for {about} stays paid.",
    ),
    DisputeState.LOST: (
        "You lost the dispute over {amount}",
        "The bank decided for the payer: {amount} for {about} was taken back and is no longer paid.",
    ),
}
_SHOWN: Final = 4
_SHOWN_OF_NAME: Final = 2
_HIDDEN: Final = "••••"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A mail to the freelancer."""

    freelancer: Freelancer
    from_name: str
    """Who runs the service."""
    url: str
    """Where at the desk to go on."""


def payment_notice_mail(
    notice: Notice, *, invoice: Invoice | None, entry: LedgerEntry, payment_id: str
) -> Mail:
    """Tell that money came: that it pays, that it is too much, or that it pays nothing."""
    amount = format_money(entry.amount_minor, entry.currency)
    about = f"invoice {invoice.number}" if invoice else "an invoice that does not exist any more"
    if entry.kind is not EntryKind.PAYMENT or invoice is None:
        heading, blocks = f"{amount} arrived and needs you", _unapplied(entry, amount, about, payment_id)
    elif invoice.overpaid_minor:
        heading = f"{isolated(invoice.client_name)} paid {amount}, more than was due"
        blocks = _overpaid(invoice, amount, about, payment_id)
    else:
        rest = format_money(invoice.balance_minor, invoice.currency)
        heading = f"{isolated(invoice.client_name)} paid {amount}"
        sentence = "It is paid in full." if invoice.balance_minor == 0 else f"{rest} is still to be paid."
        blocks = [Paragraph(text=f"{amount} was received for {about}. {sentence}")]
    return _notice_mail(notice, heading=heading, blocks=blocks, reason="a client of yours paid")


def claim_notice_mail(notice: Notice, *, invoice: Invoice, instalment: Instalment, claim: Claim) -> Mail:
    """Ask to look for a payment that a client reports."""
    amount = format_money(claim.amount_minor, invoice.currency)
    by = "Somebody with the pay-only link" if claim.by == PAY_LINK_HOLDER else isolated(claim.by)
    client = isolated(invoice.client_name)
    name = instalment_name(invoice, instalment) if len(invoice.instalments) > 1 else ""
    rows: list[Pair] = [
        ("Client", invoice.client_name),
        ("Invoice", invoice.number or ""),
        *([("Instalment", name)] if name else []),
        ("Amount", amount),
    ]
    return _notice_mail(
        notice,
        heading=f"{client} says {amount} was paid",
        blocks=[
            Paragraph(text=f"{by} reports a UPI payment of {amount} for invoice {invoice.number}."),
            Rows(rows=rows),
            Copy(label="UTR to look for", value=claim.utr),
            Paragraph(
                text="Look for this UTR in your bank account, not in a picture, and then confirm or refuse. "
                "Until then nothing is marked as paid, and nobody is reminded."
            ),
        ],
        reason="a client of yours reported a payment",
    )


def dispute_notice_mail(notice: Notice, *, invoice: Invoice, dispute: Dispute) -> Mail:
    """Tell that a payment was called back, or how that ended."""
    amount = format_money(dispute.amount_minor, invoice.currency)
    heading, sentence = _DISPUTED[dispute.state]
    about = f"invoice {invoice.number} to {isolated(invoice.client_name)}"
    return _notice_mail(
        notice,
        heading=heading.format(amount=amount),
        blocks=[
            Paragraph(text=sentence.format(amount=amount, about=about)),
            Rows(rows=[("Payment at Stripe", dispute.payment_id)]),
        ],
        reason="a payment to you was disputed",
    )


def payout_changed_mail(notice: Notice, *, changed_at: datetime) -> Mail:
    """Tell that money goes elsewhere from now on; whoever did not do that must know at once."""
    freelancer = notice.freelancer
    here = changed_at.astimezone(ZoneInfo(freelancer.time_zone))
    when = f"{day(here.date())} at {here:%H:%M} ({freelancer.time_zone})"
    return _notice_mail(
        notice,
        heading="Where your money goes was changed",
        blocks=[
            Paragraph(
                text=f"Your payout details were changed on {when} by somebody signed in as "
                f"{freelancer.email}. This is where money goes now:"
            ),
            Rows(rows=masked(freelancer)),
            Paragraph(
                text="Was this you? Then there is nothing to do. If it was not: sign in now and put your own "
                "details back, then change the password of this mailbox, for whoever reads it can sign in as "
                "you. Tell clients with an open invoice to wait until you have."
            ),
        ],
        reason="your payout details changed",
    )


def masked(freelancer: Freelancer) -> list[Pair]:
    """Show details so far that their owner knows them, and nobody else could use them."""
    payout, account, bank = freelancer.payout, freelancer.stripe, freelancer.payout.bank
    number = (bank.account or bank.iban or bank.text).strip() if bank else ""
    shown = number[-_SHOWN:] if len(number) > 2 * _SHOWN else ""
    return [
        ("UPI ID", _masked_name(payout.upi_id) if payout.upi_id else "none"),
        ("Bank account", f"{_HIDDEN}{shown}" if number else "none"),
        ("PayPal.me", _masked_name(payout.paypal_me) if payout.paypal_me else "none"),
        ("Stripe account", f"{_HIDDEN}{account.account_id[-_SHOWN:]}" if account else "none"),
    ]


def _masked_name(text: str) -> str:
    name, at, handle = text.partition("@")
    return f"{name[:_SHOWN_OF_NAME]}{_HIDDEN}{at}{handle}"


def _unapplied(entry: LedgerEntry, amount: str, about: str, payment_id: str) -> list[Block]:
    reason = _UNAPPLIED[entry.reason or UnappliedReason.UNKNOWN_INVOICE]
    return [
        Paragraph(text=f"{amount} was received for {about}, but {reason}, so nothing was marked as paid."),
        Paragraph(
            text="The money is in your Stripe account. Look at the payment there, and refund it or agree "
            "with your client what it is for."
        ),
        Rows(rows=[("Payment at Stripe", payment_id)]),
    ]


def _overpaid(invoice: Invoice, amount: str, about: str, payment_id: str) -> list[Block]:
    over = format_money(invoice.overpaid_minor, invoice.currency)
    return [
        Paragraph(
            text=f"{amount} was received for {about}, which is paid in full. {over} is more than was due and "
            "is kept as your client's credit."
        ),
        Paragraph(text="Refund it from the invoice at your desk, or agree with your client what it is for."),
        Rows(rows=[("Payment", payment_id), ("Too much", over)]),
    ]


def _notice_mail(notice: Notice, *, heading: str, blocks: Sequence[Block], reason: str) -> Mail:
    freelancer = notice.freelancer
    return compose(
        to=freelancer.email,
        from_name=notice.from_name,
        subject=heading,
        heading=heading,
        blocks=[*blocks, Button(label="Open at your desk", url=notice.url)],
        footer=f"You get this because {reason}.",
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
    )
