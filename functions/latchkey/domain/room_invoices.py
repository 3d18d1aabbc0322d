"""What a room shows of an invoice: a copy for both sides to read, written from the books and never back."""

from dataclasses import dataclass
from datetime import date, datetime

from latchkey.domain.invoices import Invoice, Line, Tax


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomInvoice:
    """The projection of an issued invoice, field for field as the room stores it."""

    number: str
    currency: str
    lines: tuple[Line, ...]
    tax: Tax | None
    subtotal_minor: int
    tax_minor: int
    total_minor: int
    paid_minor: int
    due_on: date | None
    issued_on: date | None
    note: str
    time_zone: str
    issued_at: datetime | None
    viewed_at: datetime | None
    paid_at: datetime | None
    voided_at: datetime | None
    processing: bool
    is_payable: bool
    """Whether a card provider is configured; what is due is derived."""


def shown_in_room(invoice: Invoice, *, is_payable: bool) -> RoomInvoice:
    """Copy from an issued invoice what its client may see."""
    return RoomInvoice(
        number=invoice.number or "",
        currency=invoice.currency,
        lines=invoice.lines,
        tax=invoice.tax,
        subtotal_minor=invoice.subtotal_minor,
        tax_minor=invoice.tax_minor,
        total_minor=invoice.total_minor,
        paid_minor=invoice.paid_minor,
        due_on=invoice.due_on,
        issued_on=invoice.issued_on,
        note=invoice.note,
        time_zone=invoice.time_zone,
        issued_at=invoice.issued_at,
        viewed_at=invoice.viewed_at,
        paid_at=invoice.paid_at,
        voided_at=invoice.voided_at,
        processing=invoice.processing is not None,
        is_payable=is_payable,
    )
