"""The freelancer's papers."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Download, Pdf, Route
from latchkey.entrypoints.models import Nothing
from latchkey.services.billing.papers import PDF, Paper, owners_credit_note, owners_invoice, owners_receipt


def as_download(paper: Paper) -> Download:
    """Answer with a paper."""
    return Download(name=paper.name, content_type=PDF, content=paper.content)


def invoice_pdf(call: Call, body: Nothing) -> Download:
    """Print an invoice."""
    del body
    return as_download(owners_invoice(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"]))


def receipt_pdf(call: Call, body: Nothing) -> Download:
    """Print a payment's receipt."""
    del body
    return as_download(owners_receipt(call.ports, owner=call.owner, payment_id=call.ids["paymentId"]))


def credit_note_pdf(call: Call, body: Nothing) -> Download:
    """Print a credit note."""
    del body
    note_id = call.ids["creditNoteId"]
    return as_download(owners_credit_note(call.ports, owner=call.owner, credit_note_id=note_id))


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="GET", path="/invoices/{invoiceId}/pdf", asked=Nothing, answered=Pdf, handle=invoice_pdf),
    Route(
        method="GET", path="/payments/{paymentId}/receipt", asked=Nothing, answered=Pdf, handle=receipt_pdf
    ),
    Route(
        method="GET",
        path="/credit-notes/{creditNoteId}/pdf",
        asked=Nothing,
        answered=Pdf,
        handle=credit_note_pdf,
    ),
)
