"""Credit notes: how an issued invoice is taken back, whole or in part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from latchkey.domain.billing.invoice_life import Action, require
from latchkey.domain.billing.invoices import Credit, Invoice, Source
from latchkey.domain.billing.ledger import entering
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, Settlement
from latchkey.domain.billing.tax import TaxRow, TaxSummary
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.invoices import CreditNoteTooMuchError, InvoiceNotIssuedError
from latchkey.domain.errors.requests import RequestInvalidError
from latchkey.domain.money import round_half_away_from_zero
from latchkey.domain.parties import Buyer, Seller


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote:
    """A credit note, field for field as the books store it: `freelancers/{uid}/creditNotes/{id}`."""

    number: str
    invoice_id: str
    invoice_number: str
    invoice_issued_on: date
    project_id: str
    client_id: str
    title: str
    currency: str
    reason: str
    subtotal_minor: int
    """What is taken back before tax."""
    tax: TaxSummary
    """The invoice's table, as far as it is taken back."""
    tax_minor: int
    round_off_minor: int
    total_minor: int
    issued_on: date
    issued_at: datetime
    time_zone: str
    seller: Seller
    buyer: Buyer


def credit_invoice(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    *,
    invoice_id: str,
    credit_note_id: str,
    number: str,
    amount_minor: int,
    reason: str,
    by: str,
    now: datetime,
) -> tuple[CreditNote, Settlement]:
    """Take back an amount of an issued invoice, tax and all; enters `cn_{credit note}` into the ledger.

    What was settled beyond the total then is the client's credit, to be given back.

    Raises:
        CreditNoteTooMuchError: more than what no credit note has taken back yet.

    """
    require(Action.CREDIT, invoice, now)
    if amount_minor <= 0:
        raise RequestInvalidError(fields={"amountMinor": "Say how much to take back."})
    if amount_minor > invoice.total_minor - invoice.credited_minor:
        raise CreditNoteTooMuchError
    note = _credit_note(
        invoice, invoice_id=invoice_id, number=number, amount_minor=amount_minor, reason=reason, now=now
    )
    entry = LedgerEntry(
        invoice_id=invoice_id,
        project_id=invoice.project_id,
        client_id=invoice.client_id,
        kind=EntryKind.CREDIT_NOTE,
        amount_minor=amount_minor,
        currency=invoice.currency,
        at=now,
        received_on=note.issued_on,
        source=Source.OWNER,
        reference=number,
        note=reason,
        by=by,
    )
    credit = Credit(
        id=credit_note_id, number=number, amount_minor=amount_minor, issued_on=note.issued_on, at=now
    )
    settled = entering(
        invoice,
        ledger,
        {f"cn_{credit_note_id}": entry},
        now,
        source=Source.OWNER,
        by=by,
        also=lambda noted: replace(noted, credits=(*noted.credits, credit)),
    )
    return note, settled


def _credit_note(
    invoice: Invoice, *, invoice_id: str, number: str, amount_minor: int, reason: str, now: datetime
) -> CreditNote:
    if invoice.seller is None or invoice.buyer is None or invoice.issued_on is None:
        raise InvoiceNotIssuedError
    part = part_of(invoice, before_minor=invoice.credited_minor, amount_minor=amount_minor)
    is_rest = invoice.credited_minor + amount_minor == invoice.total_minor
    if not is_rest and part.is_too_small:
        raise RequestInvalidError(fields={"amountMinor": "This is too little to divide into amount and tax."})
    return CreditNote(
        number=number,
        invoice_id=invoice_id,
        invoice_number=invoice.number or "",
        invoice_issued_on=invoice.issued_on,
        project_id=invoice.project_id,
        client_id=invoice.client_id,
        title=invoice.title,
        currency=invoice.currency,
        reason=reason,
        subtotal_minor=part.subtotal_minor,
        tax=replace(invoice.tax, rows=part.rows),
        tax_minor=sum(row.amount_minor for row in part.rows),
        round_off_minor=part.round_off_minor,
        total_minor=amount_minor,
        issued_on=date_in(invoice.time_zone, now),
        issued_at=now,
        time_zone=invoice.time_zone,
        seller=invoice.seller,
        buyer=invoice.buyer,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A proportional part of an invoice's sums."""

    subtotal_minor: int
    rows: tuple[TaxRow, ...]
    round_off_minor: int

    @property
    def is_too_small(self) -> bool:
        """Whether it is so little that rounding the taxes leaves less than nothing of something."""
        parts = [self.subtotal_minor, *(row.taxable_minor for row in self.rows)]
        return min(parts) < 0


def part_of(invoice: Invoice, *, before_minor: int, amount_minor: int) -> Part:
    """Divide an amount of an invoice's total into subtotal, tax and round-off as the whole is divided.

    Every part is the difference of two rounded running shares, from what was taken back before to what is
    after it, so that all parts of an invoice together are the invoice, to the unit; the subtotal takes what
    rounding leaves, so that each part adds up as well.
    """
    before, after = (_reached(invoice, minor) for minor in (before_minor, before_minor + amount_minor))
    return Part(
        subtotal_minor=after.subtotal_minor - before.subtotal_minor,
        rows=tuple(
            replace(
                late,
                taxable_minor=late.taxable_minor - early.taxable_minor,
                amount_minor=late.amount_minor - early.amount_minor,
            )
            for early, late in zip(before.rows, after.rows, strict=True)
        ),
        round_off_minor=after.round_off_minor - before.round_off_minor,
    )


def _reached(invoice: Invoice, minor: int) -> Part:
    """Divide the first `minor` units of an invoice's total."""

    def share(whole_minor: int) -> int:
        return round_half_away_from_zero(whole_minor * minor, invoice.total_minor)

    amounts = [share(row.amount_minor) for row in invoice.tax.rows]
    round_off_minor = share(invoice.round_off_minor)
    subtotal_minor = minor - sum(amounts) - round_off_minor
    taxable = _taxable_by_rate(invoice, subtotal_minor)
    rows = tuple(
        replace(row, amount_minor=amount, taxable_minor=taxable[row.rate_bp])
        for row, amount in zip(invoice.tax.rows, amounts, strict=True)
    )
    return Part(subtotal_minor=subtotal_minor, rows=rows, round_off_minor=round_off_minor)


def _taxable_by_rate(invoice: Invoice, subtotal_minor: int) -> dict[int, int]:
    """Divide a part of the subtotal over the rates; both halves of a rate are taken on the same sum.

    The rate with most in it takes what rounding leaves, where a unit more or less is never more than it has.
    """
    wholes = {row.rate_bp: row.taxable_minor for row in invoice.tax.rows}
    if not wholes:
        return {}
    whole_minor = sum(wholes.values())
    taxable = {
        rate_bp: round_half_away_from_zero(subtotal_minor * taxable_minor, whole_minor)
        for rate_bp, taxable_minor in wholes.items()
    }
    largest = max(wholes, key=lambda rate_bp: wholes[rate_bp])
    taxable[largest] += subtotal_minor - sum(taxable.values())
    return taxable
