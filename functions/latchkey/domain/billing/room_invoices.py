"""What a room, or a pay-only page, shows of an invoice: a copy written from the books and never back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from latchkey.domain.billing.invoices import Credit, Instalment, Invoice, Line, Receipt
from latchkey.domain.billing.tax import TaxSummary
from latchkey.domain.parties import Buyer, PayTo, Seller
from latchkey.domain.rooms import Brand

PAY_LINK_HOLDER: Final = "Pay link"
"""How the history names whoever came by a pay link: it may have been forwarded to anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomInvoice:
    """The projection of an issued invoice, field for field as the room stores it."""

    number: str
    title: str
    currency: str
    lines: tuple[Line, ...]
    instalments: tuple[Instalment, ...]
    tax: TaxSummary
    lines_minor: int
    discount_minor: int
    subtotal_minor: int
    tax_minor: int
    round_off_minor: int
    total_minor: int
    paid_minor: int
    tds_minor: int
    credited_minor: int
    refunded_minor: int
    overpaid_minor: int
    due_on: date | None
    next_due_on: date | None
    issued_on: date | None
    note: str
    terms: str
    seller: Seller | None
    buyer: Buyer | None
    pay_to: PayTo
    pay_link: str | None
    """The token of the pay-only page, for forwarding; None on that page itself."""
    receipts: tuple[Receipt, ...]
    credits: tuple[Credit, ...]
    time_zone: str
    issued_at: datetime | None
    viewed_at: datetime | None
    paid_at: datetime | None
    voided_at: datetime | None
    processing: bool
    is_disputed: bool
    is_payable: bool
    """Whether a card can be used for it; what is due is derived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayLink:
    """What `payLinks/{token}` holds: one invoice and nothing else of the room."""

    owner: str
    project_id: str
    invoice_id: str
    brand: Brand
    invoice: RoomInvoice
    created_at: datetime
    revoked_at: datetime | None = None


def shown_in_room(invoice: Invoice, *, is_payable: bool) -> RoomInvoice:
    """Copy from an issued invoice what its client may see."""
    return RoomInvoice(
        number=invoice.number or "",
        title=invoice.title,
        currency=invoice.currency,
        lines=invoice.lines,
        instalments=invoice.instalments,
        tax=invoice.tax,
        lines_minor=invoice.lines_minor,
        discount_minor=invoice.discount_minor,
        subtotal_minor=invoice.subtotal_minor,
        tax_minor=invoice.tax_minor,
        round_off_minor=invoice.round_off_minor,
        total_minor=invoice.total_minor,
        paid_minor=invoice.paid_minor,
        tds_minor=invoice.tds_minor,
        credited_minor=invoice.credited_minor,
        refunded_minor=invoice.refunded_minor,
        overpaid_minor=invoice.overpaid_minor,
        due_on=invoice.due_on,
        next_due_on=invoice.next_due_on,
        issued_on=invoice.issued_on,
        note=invoice.note,
        terms=invoice.terms,
        seller=invoice.seller,
        buyer=invoice.buyer,
        pay_to=invoice.pay_to,
        pay_link=invoice.pay_link,
        receipts=invoice.receipts,
        credits=invoice.credits,
        time_zone=invoice.time_zone,
        issued_at=invoice.issued_at,
        viewed_at=invoice.viewed_at,
        paid_at=invoice.paid_at,
        voided_at=invoice.voided_at,
        processing=bool(invoice.processing),
        is_disputed=invoice.is_disputed,
        is_payable=is_payable,
    )
