"""Invoices, receipts and credit notes as files, for the freelancer and for whoever holds a link."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import Final

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.errors.invoices import CreditNoteNotFoundError, InvoiceNotIssuedError
from latchkey.domain.errors.payments import PaymentNotFoundError
from latchkey.domain.parties import Letterhead, Seller
from latchkey.services import paths
from latchkey.services.billing.books import invoice_of
from latchkey.services.billing.client_invoices import Access, invoice_behind
from latchkey.services.billing.paper.invoice_sheet import invoice_sheet
from latchkey.services.billing.paper.other_sheets import credit_note_sheet, receipt_sheet
from latchkey.services.billing.paper.sheet import Logo
from latchkey.services.billing.pay_links import pay_url
from latchkey.services.ports import Ports

PDF: Final = "application/pdf"
_DATA_URL: Final = re.compile(r"data:image/(png|jpeg|webp);base64,(.+)", re.DOTALL)
_FORMATS: Final = {"png": "png", "jpeg": "jpg", "webp": "webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF by the name it is kept under."""

    name: str
    content: bytes


def owners_invoice(ports: Ports, *, owner: str, invoice_id: str) -> Paper:
    """Print one of the owner's invoices.

    Raises:
        InvoiceNotFoundError: there is none.
        InvoiceNotIssuedError: a draft is no invoice yet.

    """
    return print_invoice(ports, owner, invoice_id, invoice_of(ports, owner, invoice_id).value)


def owners_receipt(ports: Ports, *, owner: str, payment_id: str) -> Paper:
    """Print the receipt of a payment.

    Raises:
        PaymentNotFoundError: nothing was received under this id, or it was taken back.

    """
    entry = ports.store.get(paths.payment(owner, payment_id), LedgerEntry)
    if entry is None:
        raise PaymentNotFoundError
    invoice = invoice_of(ports, owner, entry.value.invoice_id)
    return _print_receipt(ports, owner, payment_id, invoice.value, entry.value)


def owners_credit_note(ports: Ports, *, owner: str, credit_note_id: str) -> Paper:
    """Print one of the owner's credit notes.

    Raises:
        CreditNoteNotFoundError: there is none.

    """
    return print_credit_note(ports, owner, _credit_note(ports, owner, credit_note_id))


def clients_paper(
    ports: Ports, access: Access, invoice_id: str, *, receipt_id: str | None, credit_note_id: str | None
) -> Paper:
    """Print an invoice that a link or pay link shows, or a receipt or credit note of that invoice.

    Raises:
        LinkNotFoundError: the link leads nowhere.
        InvoiceNotFoundError: it leads to other invoices.
        PaymentNotFoundError: the receipt is not one of this invoice's.
        CreditNoteNotFoundError: nor is the credit note.

    """
    reached = invoice_behind(ports, access, invoice_id)
    invoice = reached.invoice.value
    if receipt_id is not None:
        return print_receipt(ports, reached.owner, receipt_id, invoice)
    if credit_note_id is not None:
        note = _credit_note(ports, reached.owner, credit_note_id)
        if note.invoice_id != invoice_id:
            raise CreditNoteNotFoundError
        return print_credit_note(ports, reached.owner, note)
    return print_invoice(ports, reached.owner, invoice_id, invoice)


def print_invoice(ports: Ports, owner: str, invoice_id: str, invoice: Invoice) -> Paper:
    """Print an issued invoice."""
    seller = _seller_of(invoice)
    url = pay_url(ports, invoice.pay_link) if invoice.pay_link else None
    sheet = invoice_sheet(invoice, invoice_id, seller, logo=_logo(ports, owner, seller), pay_url=url)
    return Paper(name=f"{_file_name(invoice.number or '')}.pdf", content=ports.papers.print_sheet(sheet))


def print_receipt(ports: Ports, owner: str, payment_id: str, invoice: Invoice) -> Paper:
    """Print the receipt of a payment for this very invoice."""
    entry = ports.store.get(paths.payment(owner, payment_id), LedgerEntry)
    if entry is None:
        raise PaymentNotFoundError
    return _print_receipt(ports, owner, payment_id, invoice, entry.value)


def print_credit_note(ports: Ports, owner: str, note: CreditNote) -> Paper:
    """Print a credit note."""
    sheet = credit_note_sheet(note, logo=_logo(ports, owner, note.seller))
    return Paper(name=f"{_file_name(note.number)}.pdf", content=ports.papers.print_sheet(sheet))


def _print_receipt(ports: Ports, owner: str, payment_id: str, invoice: Invoice, entry: LedgerEntry) -> Paper:
    # The invoice lists what its client may hold a receipt for: nothing of another invoice, no correction,
    # nothing that was taken back.
    is_received = any(receipt.id == payment_id for receipt in invoice.receipts)
    if entry.kind is not EntryKind.PAYMENT or not is_received:
        raise PaymentNotFoundError
    seller = _seller_of(invoice)
    sheet = receipt_sheet(invoice, entry, seller, logo=_logo(ports, owner, seller))
    name = f"Receipt-{_file_name(invoice.number or '')}-{entry.received_on.isoformat()}.pdf"
    return Paper(name=name, content=ports.papers.print_sheet(sheet))


def _seller_of(invoice: Invoice) -> Seller:
    if invoice.seller is None or invoice.issued_at is None:
        raise InvoiceNotIssuedError
    return invoice.seller


def _credit_note(ports: Ports, owner: str, credit_note_id: str) -> CreditNote:
    note = ports.store.get(paths.credit_note(owner, credit_note_id), CreditNote)
    if note is None:
        raise CreditNoteNotFoundError
    return note.value


def _logo(ports: Ports, owner: str, seller: Seller) -> Logo | None:
    if seller.letterhead is None:
        return None
    stored = ports.store.get(paths.letterhead(owner, seller.letterhead), Letterhead)
    return logo_from(stored.value.logo) if stored else None


def logo_from(data_url: str) -> Logo | None:
    """Read a logo out of its data URL; None for what is not one, for a paper goes without it then."""
    matched = _DATA_URL.fullmatch(data_url)
    if matched is None:
        return None
    try:
        content = b64decode(matched[2], validate=True)
    except Base64Error:
        return None
    return Logo(content=content, format=_FORMATS[matched[1]])


def _file_name(number: str) -> str:
    return number.replace("/", "-")
