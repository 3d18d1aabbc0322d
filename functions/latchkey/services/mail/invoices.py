"""What the client's side is sent about an invoice: the invoice, reminders, credit notes."""

from datetime import date

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Instalment
from latchkey.domain.mail import Mail
from latchkey.services.billing.invoice_words import day, instalment_name, next_instalment
from latchkey.services.mail.blocks import Block, FinePrint, Paragraph, Quote, Rows
from latchkey.services.mail.parts import (
    Letter,
    instalment_blocks,
    item_rows,
    letter_mail,
    room_line,
    standing_rows,
    way_blocks,
)


def invoice_sent_mail(letter: Letter) -> Mail:
    """Write the invoice out, with every way to pay it."""
    invoice = letter.invoice
    total = letter.money(invoice.total_minor)
    due = _due_words(letter)
    blocks: list[Block] = [
        Paragraph(text=f"Here is invoice {invoice.number} for {letter.title}: {total}, {due}."),
        item_rows(invoice),
    ]
    if invoice.tax.endorsement:
        blocks.append(FinePrint(text=invoice.tax.endorsement))
    blocks += instalment_blocks(invoice)
    if invoice.note.strip():
        blocks.append(Quote(text=invoice.note.strip()))
    if letter.papers:
        blocks.append(FinePrint(text="The invoice is attached as a PDF."))
    return letter_mail(
        letter,
        subject=f"Invoice {invoice.number} from {letter.business}: {total}, {due}",
        heading=f"Invoice {invoice.number}",
        blocks=[*blocks, *way_blocks(letter), *room_line(letter)],
    )


def reminder_mail(letter: Letter, *, today: date) -> Mail:
    """Remind of what is due: how much, since when or until when, and how to pay it."""
    invoice = letter.invoice
    due = _now_due(letter, today)
    amount = letter.money(sum(each.balance_minor for each in due))
    when = _when(due, today)
    blocks: list[Block] = [
        Paragraph(
            text=f"This is a reminder of invoice {invoice.number} for {letter.title}: {amount} {when}. "
            "If you have paid it in the meantime, thank you, and please leave this mail alone."
        )
    ]
    if len(invoice.instalments) > 1:
        rows = [
            (
                f"{instalment_name(invoice, each)}" + (f"\ndue {day(each.due_on)}" if each.due_on else ""),
                letter.money(each.balance_minor),
            )
            for each in due
        ]
        blocks.append(Rows(rows=[*rows, ("Due now", amount)], has_total=True))
    blocks.append(standing_rows(invoice))
    if letter.papers:
        blocks.append(FinePrint(text="The invoice is attached as a PDF."))
    return letter_mail(
        letter,
        subject=f"Reminder from {letter.business}: invoice {invoice.number}, {amount} {when}",
        heading=f"{amount} {when}",
        blocks=[*blocks, *way_blocks(letter), *room_line(letter)],
    )


def credit_note_mail(letter: Letter, note: CreditNote) -> Mail:
    """Tell that an invoice was taken back, whole or in part, and what is left of it."""
    invoice = letter.invoice
    amount = letter.money(note.total_minor)
    blocks: list[Block] = [
        Paragraph(
            text=f"{letter.business} wrote credit note {note.number} over {amount} against invoice "
            f"{note.invoice_number} for {letter.title}."
        ),
        Quote(text=note.reason),
        standing_rows(invoice),
    ]
    if invoice.overpaid_minor:
        over = letter.money(invoice.overpaid_minor)
        blocks.append(
            Paragraph(text=f"You have paid {over} more than is left. {letter.business} owes it to you.")
        )
    if letter.papers:
        blocks.append(FinePrint(text="The credit note is attached as a PDF."))
    return letter_mail(
        letter,
        subject=f"Credit note {note.number} from {letter.business}: {amount}",
        heading=f"Credit note {note.number}",
        blocks=[*blocks, *room_line(letter)],
    )


def _due_words(letter: Letter) -> str:
    """Say when all of it is due, or what is due first."""
    invoice, first = letter.invoice, next_instalment(letter.invoice)
    if first is None or first.due_on is None:
        return f"due {day(invoice.due_on)}" if invoice.due_on else "due on receipt"
    if len(invoice.instalments) == 1:
        return f"due {day(first.due_on)}"
    return f"first {letter.money(first.balance_minor)} due {day(first.due_on)}"


def _now_due(letter: Letter, today: date) -> list[Instalment]:
    """Give what is overdue or due today; where nothing is, what is due next."""
    unsettled = [each for each in letter.invoice.instalments if each.balance_minor > 0]
    now = [each for each in unsettled if each.due_on and each.due_on <= today]
    soonest = next_instalment(letter.invoice)
    return now or ([soonest] if soonest else [])


def _when(due: list[Instalment], today: date) -> str:
    days = [each.due_on for each in due if each.due_on]
    if not days:
        return "is due"
    first = min(days)
    if first == today:
        return "is due today"
    return (
        f"was due {'since' if len(days) > 1 else 'on'} {day(first)}"
        if first < today
        else f"is due on {day(first)}"
    )
