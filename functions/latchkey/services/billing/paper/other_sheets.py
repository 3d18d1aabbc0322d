"""Receipts and credit notes on paper."""

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.domain.money import format_money
from latchkey.domain.parties import Buyer, Seller
from latchkey.services.billing.invoice_words import METHODS, Pair, day, tax_name
from latchkey.services.billing.paper.invoice_sheet import statements, supply_facts, tax_table
from latchkey.services.billing.paper.parties import buyer_party, seller_party
from latchkey.services.billing.paper.sheet import Logo, Passage, Sheet


def receipt_sheet(invoice: Invoice, entry: LedgerEntry, seller: Seller, *, logo: Logo | None) -> Sheet:
    """Say what was received, when and how; what came before or after it is not a receipt's business."""
    buyer = invoice.buyer or Buyer(name=invoice.client_name)
    number = invoice.number or ""
    amount = format_money(entry.amount_minor, entry.currency)
    facts = [
        ("Received on", day(entry.received_on)),
        ("Method", METHODS[entry.method] if entry.method else ""),
        ("Reference", entry.reference),
        ("For invoice", number),
        ("Project", invoice.title),
    ]
    return Sheet(
        kind="Receipt",
        number=number,
        title=f"Receipt for {number}, {seller.name}",
        author=seller.name,
        made_at=entry.at,
        accent=seller.accent,
        logo=logo,
        stamp="",
        parties=(seller_party(seller, buyer), buyer_party(buyer, seller, role="Received from")),
        facts=tuple((label, value) for label, value in facts if value),
        sums=(
            ("Invoice total", format_money(invoice.total_minor, invoice.currency)),
            ("Received", amount),
        ),
    )


def credit_note_sheet(note: CreditNote, *, logo: Logo | None) -> Sheet:
    """Lay a credit note out: which invoice it takes back, how much of it, and why."""
    facts = (
        ("Issued", day(note.issued_on)),
        ("For invoice", note.invoice_number),
        ("Invoice issued", day(note.invoice_issued_on)),
        ("Project", note.title),
        *supply_facts(note.tax, note.seller),
    )
    return Sheet(
        kind="Credit note",
        number=note.number,
        title=f"Credit note {note.number}, {note.seller.name}",
        author=note.seller.name,
        made_at=note.issued_at,
        accent=note.seller.accent,
        logo=logo,
        stamp="",
        parties=(seller_party(note.seller, note.buyer), buyer_party(note.buyer, note.seller)),
        facts=facts,
        sums=_taken_back(note),
        taxes=tax_table(note.tax, note.tax_minor, note.currency),
        statements=statements(note.tax),
        passages=(Passage(title="Reason", text=note.reason),) if note.reason.strip() else (),
    )


def _taken_back(note: CreditNote) -> tuple[Pair, ...]:
    steps = [("Taxable value", note.subtotal_minor)] if note.tax.rows else []
    steps += [(tax_name(row), row.amount_minor) for row in note.tax.rows]
    if note.round_off_minor:
        steps.append(("Round-off", note.round_off_minor))
    return (
        *((label, format_money(amount_minor, note.currency)) for label, amount_minor in steps),
        ("Total credited", format_money(note.total_minor, note.currency)),
    )
