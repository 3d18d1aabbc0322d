"""What the client's side is sent about money: receipts, refunds, claims that were not found."""

from latchkey.domain.billing.invoices import ClaimRefusal, Instalment
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.mail import Mail
from latchkey.domain.money import format_money
from latchkey.services.billing.invoice_words import METHODS, Pair, day, instalment_name, isolated
from latchkey.services.mail.blocks import Block, FinePrint, Paragraph, Quote, Rows
from latchkey.services.mail.parts import Letter, letter_mail, room_line, way_blocks


def receipt_mail(letter: Letter, entry: LedgerEntry) -> Mail:
    """Thank for money that was received; what is still open, or was too much, is said as well."""
    invoice = letter.invoice
    received = format_money(entry.amount_minor, entry.currency)
    rows: list[Pair] = [
        ("Invoice", invoice.number or ""),
        ("Paid on", day(entry.received_on)),
        *([("Method", METHODS[entry.method])] if entry.method else []),
        *([("Reference", entry.reference)] if entry.reference else []),
        ("Still to pay", letter.money(invoice.balance_minor)),
        ("Received", received),
    ]
    blocks: list[Block] = [
        Paragraph(text=f"{letter.business} received your payment for {letter.title}. Thank you."),
        Rows(rows=rows, has_total=True),
    ]
    if invoice.overpaid_minor:
        over = letter.money(invoice.overpaid_minor)
        blocks.append(
            Paragraph(
                text=f"That is {over} more than was due. It stays yours: {letter.business} was told of it."
            )
        )
    if letter.papers:
        blocks.append(FinePrint(text="The receipt is attached as a PDF."))
    return letter_mail(
        letter,
        subject=f"Receipt for invoice {invoice.number}: {received}",
        heading="Payment received",
        blocks=[*blocks, *room_line(letter)],
    )


def refund_mail(letter: Letter, entry: LedgerEntry) -> Mail:
    """Tell that money was given back."""
    invoice = letter.invoice
    amount = format_money(entry.amount_minor, entry.currency)
    rows: list[Pair] = [
        ("Invoice", invoice.number or ""),
        ("Given back on", day(entry.received_on)),
        *([("Method", METHODS[entry.method])] if entry.method else []),
        ("Given back", amount),
    ]
    return letter_mail(
        letter,
        subject=f"Refund for invoice {invoice.number}: {amount}",
        heading=f"{amount} was given back",
        blocks=[
            Paragraph(
                text=f"{letter.business} gave {amount} of your payment for {letter.title} back. It can take "
                "a few days until your bank shows it."
            ),
            Rows(rows=rows, has_total=True),
            *room_line(letter),
        ],
    )


def claim_refused_mail(letter: Letter, instalment: Instalment, refusal: ClaimRefusal) -> Mail:
    """Tell that a payment that was reported could not be found, and how to go on."""
    invoice = letter.invoice
    amount = letter.money(instalment.balance_minor)
    name = isolated(instalment_name(invoice, instalment)) if len(invoice.instalments) > 1 else "the invoice"
    rows: list[Pair] = [
        ("Invoice", invoice.number or ""),
        ("UTR you gave", refusal.utr),
        ("Still to pay", amount),
    ]
    return letter_mail(
        letter,
        subject=f"Invoice {invoice.number}: your payment was not found",
        heading="Your payment was not found",
        blocks=[
            Paragraph(
                text=f"You reported a UPI payment for {name}, and {letter.business} did not find it in "
                "the bank account."
            ),
            Quote(text=refusal.reason),
            Rows(rows=rows, has_total=True),
            Paragraph(
                text="Please look at your bank's list of payments. If the UTR was mistyped, report it again "
                "with the right one; if the payment did not go through, please pay again."
            ),
            *way_blocks(letter),
            *room_line(letter),
        ],
    )
