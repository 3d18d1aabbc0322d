"""The mails about invoices: what is asked for, what was received, what the freelancer should know."""

from calendar import month_name
from collections.abc import Mapping
from datetime import date
from typing import Final

from latchkey.domain.freelancers import Freelancer
from latchkey.domain.invoices import Invoice, Line
from latchkey.domain.mail import Mail
from latchkey.domain.money import MILLI, format_money
from latchkey.domain.payments import EntryKind, LedgerEntry, UnappliedReason
from latchkey.services.mail.blocks import Block, Button, FinePrint, Paragraph, Rows
from latchkey.services.mail.layout import compose

_TIMES: Final = "\u00d7"
_UNAPPLIED: Final[Mapping[UnappliedReason, str]] = {
    UnappliedReason.WRONG_INVOICE: "the checkout it came from does not name this invoice",
    UnappliedReason.WRONG_AMOUNT: "it is not the amount that was asked for",
    UnappliedReason.WRONG_CURRENCY: "it is not in the invoice's currency",
    UnappliedReason.INVOICE_VOID: "the invoice was voided before it arrived",
    UnappliedReason.ALREADY_PAID: "the invoice was paid already",
    UnappliedReason.UNKNOWN_INVOICE: "there is no such invoice any more",
}


def invoice_sent_mail(
    *,
    to: str,
    person_name: str,
    freelancer: Freelancer,
    invoice: Invoice,
    due_on: date,
    url: str,
    recover_url: str,
) -> Mail:
    """Write the invoice out, with the way into the room where it can be paid."""
    total = format_money(invoice.total_minor, invoice.currency)
    blocks: list[Block] = [
        Paragraph(text=f"Hello {person_name},"),
        Paragraph(text=f"Here is invoice {invoice.number} for {invoice.title}: {total}, due {day(due_on)}."),
        Rows(rows=_items(invoice), has_total=True),
    ]
    if invoice.note:
        blocks.append(Paragraph(text=invoice.note))
    blocks += [
        Button(label="See the invoice in your room", url=url),
        FinePrint(text="This link is yours alone. Whoever has it can enter the room, so please keep it."),
    ]
    return _in_freelancers_name(
        to=to,
        freelancer=freelancer,
        subject=f"Invoice {invoice.number} from {freelancer.business_name}: {total}, due {day(due_on)}",
        heading=f"Invoice {invoice.number}",
        blocks=blocks,
        recover_url=recover_url,
    )


def receipt_mail(
    *,
    to: str,
    person_name: str,
    freelancer: Freelancer,
    invoice: Invoice,
    entry: LedgerEntry,
    paid_on: date,
    url: str | None,
    recover_url: str,
) -> Mail:
    """Thank for money that was received; without `url` for whoever may not enter the room any more."""
    received = format_money(entry.amount_minor, entry.currency)
    rest = format_money(invoice.balance_minor, invoice.currency)
    blocks: list[Block] = [
        Paragraph(text=f"Hello {person_name},"),
        Paragraph(text=f"{freelancer.business_name} received your payment for {invoice.title}. Thank you."),
        Rows(
            rows=[
                ("Invoice", invoice.number or ""),
                ("Paid on", day(paid_on)),
                ("Still to pay", rest),
                ("Received", received),
            ],
            has_total=True,
        ),
    ]
    if url:
        blocks.append(Button(label="Open the room", url=url))
    return _in_freelancers_name(
        to=to,
        freelancer=freelancer,
        subject=f"Receipt for invoice {invoice.number}: {received}",
        heading="Payment received",
        blocks=blocks,
        recover_url=recover_url if url else None,
    )


def payment_notice_mail(
    *,
    freelancer: Freelancer,
    invoice: Invoice | None,
    entry: LedgerEntry,
    payment_id: str,
    url: str,
    from_name: str,
) -> Mail:
    """Tell the freelancer that money came, or that money came which pays nothing."""
    amount = format_money(entry.amount_minor, entry.currency)
    about = f"invoice {invoice.number}" if invoice else "an invoice that does not exist any more"
    if entry.kind is EntryKind.PAYMENT and invoice:
        is_paid = invoice.balance_minor == 0
        heading = f"{invoice.client_name} paid {amount}"
        rest = format_money(invoice.balance_minor, invoice.currency)
        sentence = f"for {about}. " + ("It is paid in full." if is_paid else f"{rest} is still to be paid.")
        blocks: list[Block] = [Paragraph(text=f"{amount} was received {sentence}")]
    else:
        heading = f"{amount} arrived and needs you"
        reason = _UNAPPLIED[entry.reason or UnappliedReason.UNKNOWN_INVOICE]
        blocks = [
            Paragraph(
                text=f"{amount} was received for {about}, but {reason}, so nothing was marked as paid."
            ),
            Paragraph(
                text="The money is in your Stripe account. Look at the payment there, and refund it or agree "
                "with your client what it is for."
            ),
            Rows(rows=[("Payment at Stripe", payment_id)]),
        ]
    return compose(
        to=freelancer.email,
        from_name=from_name,
        subject=heading,
        heading=heading,
        blocks=[*blocks, Button(label="Open at your desk", url=url)],
        footer="You get this because a client of yours paid.",
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
    )


def day(on: date) -> str:
    """Write a calendar date so that nobody takes the month for the day."""
    return f"{on.day} {month_name[on.month]} {on.year}"


def quantity(milli: int) -> str:
    """Write a quantity of thousandths without needless noughts."""
    whole, rest = divmod(milli, MILLI)
    fraction = f"{rest:03d}".rstrip("0")
    return f"{whole}.{fraction}" if fraction else f"{whole}"


def _items(invoice: Invoice) -> list[tuple[str, str]]:
    rows = [
        (_item(line, invoice.currency), format_money(line.amount_minor, invoice.currency))
        for line in invoice.lines
    ]
    if invoice.tax:
        rate = f"{quantity(invoice.tax.rate_bp * 10)} %"
        rows += [
            ("Subtotal", format_money(invoice.subtotal_minor, invoice.currency)),
            (f"{invoice.tax.label} {rate}", format_money(invoice.tax_minor, invoice.currency)),
        ]
    return [*rows, ("Total", format_money(invoice.total_minor, invoice.currency))]


def _item(line: Line, currency: str) -> str:
    if line.quantity_milli == MILLI:
        return line.description
    unit_price = format_money(line.unit_price_minor, currency)
    return f"{line.description}\n{quantity(line.quantity_milli)} {_TIMES} {unit_price}"


def _in_freelancers_name(
    *,
    to: str,
    freelancer: Freelancer,
    subject: str,
    heading: str,
    blocks: list[Block],
    recover_url: str | None,
) -> Mail:
    recovery = f" Lost the link later? Get it again at {recover_url}" if recover_url else ""
    return compose(
        to=to,
        from_name=freelancer.business_name,
        subject=subject,
        heading=heading,
        blocks=blocks,
        footer=f"Sent for {freelancer.business_name}.{recovery}",
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
    )
